import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { KeyFolder } from '../keys/key-folder.ts';
import { HmacKeyholder } from './hmac-keyholder.ts';
import { encodeTagInput } from './tag-input.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianshu-tags-'));
});
after(() => rm(folder, { recursive: true }));

const LOG = '9001.petition.1';

test('a tag is HMAC-SHA256 of label, issuer, card number and counter under the key of the log', async () => {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i);
  const keys = new KeyFolder(folder);
  await keys.write(`tag-${LOG}.key`, key);
  const input = encodeTagInput({ issuerDn: Uint8Array.of(0x30, 0), subjectSerial: '0000000112345678', counter: 0 });
  const [tag] = await new HmacKeyholder(p, nodeRandom, keys).evaluate(LOG, [input]);
  const message = Buffer.concat([
    Buffer.from('lianshu/v1 tag'),
    Buffer.from([0, 2, 0x30, 0, 0, 16]),
    Buffer.from('0000000112345678'),
    Buffer.from([0]),
  ]);
  assert.deepEqual(Buffer.from(tag!), createHmac('sha256', key).update(message).digest());
});

test('issuer, card number, counter and log each change the tag, and lengths keep the parts apart', async () => {
  const holder = new HmacKeyholder(p, nodeRandom, new KeyFolder(folder));
  await holder.createLog('9002.petition.1');
  const subject = { issuerDn: Uint8Array.of(1, 2), subjectSerial: 'ab', counter: 0 };
  const inputs = [
    subject,
    { ...subject, issuerDn: Uint8Array.of(1, 3) },
    { ...subject, subjectSerial: 'ac' },
    { ...subject, counter: 1 },
    { ...subject, issuerDn: Uint8Array.of(1), subjectSerial: '\u0002ab' },
  ].map(encodeTagInput);
  const tags = [
    ...(await holder.evaluate('9002.petition.1', inputs)),
    ...(await holder.evaluate(LOG, inputs.slice(0, 1))),
  ];
  assert.equal(new Set(tags.map(String)).size, 6);
});

test('the key is made once and is the same after a restart; without one, or after its end, nothing is evaluated', async () => {
  const keys = new KeyFolder(folder);
  const holder = new HmacKeyholder(p, nodeRandom, keys);
  const input = [Uint8Array.of(1)];
  await assert.rejects(holder.evaluate('9003.petition.1', input), /no key/);
  await holder.createLog('9003.petition.1');
  const before = await holder.evaluate('9003.petition.1', input);
  await holder.createLog('9003.petition.1');
  assert.deepEqual(await new HmacKeyholder(p, nodeRandom, keys).evaluate('9003.petition.1', input), before);
  await holder.destroyLog('9003.petition.1');
  await assert.rejects(holder.evaluate('9003.petition.1', input), /no key/);
  await assert.rejects(holder.evaluate('../nonce', input));
});
