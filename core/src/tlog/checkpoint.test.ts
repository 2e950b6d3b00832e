import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concat, fromHex, toHex, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  type Checkpoint,
  cosignedMessage,
  encodeNote,
  logKeyOf,
  parseCheckpoint,
  parseNote,
  signCheckpoint,
  verifyCheckpoint,
} from './index.ts';

const secret = { ed25519Seed: new Uint8Array(32).fill(1), mldsa44Seed: new Uint8Array(32).fill(2) };
const otherSecret = { ed25519Seed: new Uint8Array(32).fill(3), mldsa44Seed: new Uint8Array(32).fill(4) };
const checkpoint: Checkpoint = {
  origin: 'localhost/log/9001.petition.1',
  size: 3_110_400,
  root: fromHex('0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62'),
};
const NOW = 1_795_484_096_789;
const key = logKeyOf(p, checkpoint.origin, secret);
const signed = signCheckpoint(p, secret, checkpoint, NOW);

/** The signed checkpoint with its two signature lines changed. */
function withLines(change: (lines: readonly [string, string]) => readonly string[]): string {
  const [ed25519, mldsa44] = signed.split('\n').slice(4, 6) as [string, string];
  return `${signed.split('\n').slice(0, 3).join('\n')}\n\n${change([ed25519, mldsa44]).join('\n')}\n`;
}

test('a signed checkpoint verifies and tells its time in whole seconds', () => {
  assert.deepEqual(verifyCheckpoint(p, key, signed), { ok: true, checkpoint, signedAt: 1_795_484_096_000 });
  assert.deepEqual(verifyCheckpoint(p, key, utf8(signed)), { ok: true, checkpoint, signedAt: 1_795_484_096_000 });
  assert.equal(signCheckpoint(p, secret, checkpoint, NOW), signed);
});

test('the text is three lines, an empty one and two signatures under the origin', () => {
  const lines = signed.split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    'localhost/log/9001.petition.1',
    '3110400',
    'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
    '',
  ]);
  assert.deepEqual([lines.length, lines[6]], [7, '']);
  const { signatures } = parseNote(signed);
  assert.deepEqual(
    signatures.map(({ name, signature }) => [name, signature.length]),
    [
      [checkpoint.origin, 64],
      [checkpoint.origin, 8 + 2420],
    ],
  );
});

test('what ML-DSA-44 signs is the cosigned_message of C2SP tlog-cosignature', () => {
  const message = cosignedMessage('cosigner', 1_679_315_147, { origin: 'log', size: 7, root: checkpoint.root });
  const expected = [
    toHex(utf8('subtree/v1\n\0')),
    `08${toHex(utf8('cosigner'))}`,
    '00000000641850cb',
    `03${toHex(utf8('log'))}`,
    '0000000000000000',
    '0000000000000007',
    toHex(checkpoint.root),
  ].join('');
  assert.equal(toHex(message), expected);
  assert.throws(() => cosignedMessage('', 0, checkpoint), RangeError);
  assert.throws(() => cosignedMessage('x'.repeat(256), 0, checkpoint), RangeError);
});

test('each fault has its name', () => {
  const faultOf = (text: string, of = key) => {
    const verdict = verifyCheckpoint(p, of, text);
    return verdict.ok ? 'none' : verdict.fault;
  };
  const byOther = signCheckpoint(p, otherSecret, checkpoint, NOW).split('\n').slice(4, 6);
  const otherHead = signCheckpoint(p, secret, { ...checkpoint, size: 5 }, NOW)
    .split('\n')
    .slice(4, 6);
  assert.equal(faultOf(signed, { ...key, origin: 'localhost/log/9002.petition.1' }), 'other-origin');
  assert.equal(faultOf(withLines(([, m]) => [m])), 'ed25519-missing');
  assert.equal(faultOf(withLines(([e]) => [e])), 'mldsa44-missing');
  assert.equal(faultOf(withLines(() => byOther)), 'ed25519-missing');
  assert.equal(faultOf(withLines(([e, m]) => [e, e, m])), 'signature-repeated');
  assert.equal(faultOf(withLines(([e, m]) => [e, m, m])), 'signature-repeated');
  assert.equal(faultOf(withLines(([, m]) => [otherHead[0]!, m])), 'ed25519-wrong');
  assert.equal(faultOf(withLines(([e]) => [e, otherHead[1]!])), 'mldsa44-wrong');
  assert.equal(faultOf(withLines(([e, m]) => [m, e, ...byOther])), 'none', 'other keys are passed over, in any order');
});

test('another time in front of an ML-DSA-44 signature makes it wrong', () => {
  const note = parseNote(signed);
  const [ed25519, mldsa44] = note.signatures;
  for (const first of [0x00, 0x80]) {
    const signature = mldsa44!.signature.slice();
    signature[first === 0 ? 7 : 0]! ^= first === 0 ? 1 : first;
    const changed = encodeNote({ text: note.text, signatures: [ed25519!, { ...mldsa44!, signature }] });
    const verdict = verifyCheckpoint(p, key, changed);
    assert.equal(verdict.ok ? '' : verdict.fault, 'mldsa44-wrong');
  }
  const short = { ...mldsa44!, signature: mldsa44!.signature.slice(0, -1) };
  const verdict = verifyCheckpoint(p, key, encodeNote({ text: note.text, signatures: [ed25519!, short] }));
  assert.equal(verdict.ok ? '' : verdict.fault, 'mldsa44-wrong');
});

test('other spellings of the three lines are refused', () => {
  const [origin, size, root] = signed.split('\n') as [string, string, string];
  const lines = (...body: string[]) => `${body.join('\n')}\n\n${signed.split('\n').slice(4).join('\n')}`;
  assert.ok(parseCheckpoint(lines(origin, size, root)));
  const faults = [
    lines(origin, size),
    lines(origin, size, root, 'an extension line'),
    lines('', size, root),
    lines(origin, '03110400', root),
    lines(origin, '+3110400', root),
    lines(origin, '3110400 ', root),
    lines(origin, '3e6', root),
    lines(origin, '-1', root),
    lines(origin, '', root),
    lines(origin, '9007199254740992', root),
    lines(origin, '99999999999999999999', root),
    lines(origin, size, root.slice(0, -4)),
    lines(origin, size, `${root.slice(0, -1)}`),
    lines(origin, size, ''),
    lines(origin, size, `${root} `),
  ];
  for (const text of faults) assert.throws(() => parseCheckpoint(text), ParseError, text.split('\n')[1]);
});

test('any one byte changed makes a signed checkpoint fail', () => {
  const bytes = utf8(signed);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const copy = concat(bytes);
      copy[at]! ^= change;
      try {
        assert.equal(verifyCheckpoint(p, key, copy).ok, false);
      } catch (error) {
        assert.ok(error instanceof ParseError, String(error));
      }
    }),
    { numRuns: 300 },
  );
});

test('an empty tree has the size 0', () => {
  const empty = { ...checkpoint, size: 0 };
  const verdict = verifyCheckpoint(p, key, signCheckpoint(p, secret, empty, 0));
  assert.deepEqual(verdict, { ok: true, checkpoint: empty, signedAt: 0 });
});
