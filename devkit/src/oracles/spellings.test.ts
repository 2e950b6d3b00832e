import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@lianshu/core/bytes';
import { checkSigning } from '@lianshu/core/door';
import { nodePrimitives as p } from '@lianshu/platform';
import { openSampleLog, samplePost } from '../bench/signing-posts.ts';
import { issueCard } from '../card/index.ts';
import { createDemoPki, der, OID } from '../pki/index.ts';
import { algorithm } from './corpus/message-parts.ts';
import { replaceAt } from './corpus/tree-cases.ts';

const ABSENT = new Uint8Array(0);
/** Where a message names its algorithms, and which names mean the same there. */
const PLACES = [
  { path: [1, 0, 1, 0], ids: [OID.sha256] },
  { path: [1, 0, 4, 0, 2], ids: [OID.sha256] },
  { path: [1, 0, 4, 0, 4], ids: [OID.rsaEncryption, OID.sha256WithRsa] },
];

/** Every post that comes of `post` by writing its algorithms with these parameters. */
function spellings(post: Uint8Array, parameters: readonly Uint8Array[]): readonly Uint8Array[] {
  let all = [post];
  for (const { path, ids } of PLACES)
    all = all.flatMap((one) =>
      ids.flatMap((id) => parameters.map((given) => replaceAt(one, path, () => algorithm(id, given)))),
    );
  return all;
}

test('a post has sixteen spellings, all in the names of its algorithms, and they are of one card', () => {
  const pki = createDemoPki();
  const log = openSampleLog(pki);
  const card = issueCard(pki, { idNumber: 'A123456789', name: '示範𡍼一' }, { generation: 'G2' });
  const post = samplePost(log, card, 'spellings');
  const code = (cms: Uint8Array): string => {
    const result = checkSigning(p, log.context, { cms });
    return result.ok ? result.value.subjectSerial : result.code;
  };
  const all = spellings(post, [der.NULL, ABSENT]);
  assert.equal(new Set(all.map((one) => Buffer.from(one).toString('base64'))).size, 16);
  for (const one of all) assert.equal(code(one), card.subjectSerialNumber);
  for (const odd of [der.sequence(), der.octetString(utf8('x')), der.integer(0)])
    for (const one of spellings(post, [odd])) assert.equal(code(one), 'cms.malformed');
});
