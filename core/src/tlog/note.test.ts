import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex, utf8 } from '../bytes/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import {
  encodeNote,
  encodeVkey,
  NOTE_ED25519,
  NOTE_MLDSA44_COSIGNATURE,
  noteKeyId,
  parseCheckpoint,
  parseNote,
  parseVkey,
} from './index.ts';
import { readVectors } from './vectors.fixture.ts';

interface Head {
  readonly note: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly keyIds: readonly string[];
}
const vectors = readVectors<{
  signedNote: { vkey: string; note: string };
  checkpoint: Head;
  cosigned: Head;
  poem: { note: string; lines: number };
}>('notes');

test('the example of C2SP signed-note verifies under its published key', () => {
  const key = parseVkey(p, vectors.signedNote.vkey);
  assert.deepEqual([key.name, key.type, toHex(noteKeyId(p, key))], ['example.com/foo', NOTE_ED25519, '530d903a']);
  assert.equal(encodeVkey(p, key), vectors.signedNote.vkey);
  const note = parseNote(vectors.signedNote.note);
  assert.equal(note.text, 'This is an example message.\n');
  const [signature] = note.signatures;
  assert.deepEqual([note.signatures.length, signature!.name, toHex(signature!.keyId)], [1, key.name, '530d903a']);
  assert.ok(p.ed25519Verify(key.publicKey, utf8(note.text), signature!.signature));
  assert.ok(!p.ed25519Verify(key.publicKey, utf8(note.text.slice(0, -1)), signature!.signature));
});

test('the examples of C2SP tlog-checkpoint and tlog-cosignature read as what they show', () => {
  for (const head of [vectors.checkpoint, vectors.cosigned]) {
    const { checkpoint, note } = parseCheckpoint(head.note);
    assert.deepEqual(checkpoint, { origin: head.origin, size: head.size, root: fromHex(head.root) });
    assert.deepEqual(
      note.signatures.map(({ keyId }) => toHex(keyId)),
      head.keyIds,
    );
    assert.equal(encodeNote(note), head.note);
  }
});

test('a note may have empty lines; its signatures follow the last one', () => {
  const note = parseNote(vectors.poem.note);
  assert.equal(note.text.trimEnd().split('\n').length, vectors.poem.lines);
  assert.equal(encodeNote(note), vectors.poem.note);
});

const GOOD = vectors.signedNote.note;
const LINE = GOOD.split('\n')[2]!;

test('another spelling of a note is refused', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['no signature', 'text\n\n'],
    ['no empty line', `text\n${LINE}\n`],
    ['no final newline', GOOD.slice(0, -1)],
    ['a line after the signatures', `${GOOD}x`],
    ['an empty line after the signatures', `${GOOD}\n`],
    ['carriage returns', GOOD.replaceAll('\n', '\r\n')],
    ['a control character in the text', GOOD.replace('example', 'exam\u0000ple')],
    ['a tab in the text', GOOD.replace(' is ', '\tis ')],
    ['a hyphen for the dash', GOOD.replace('—', '-')],
    ['two spaces', GOOD.replace('— ', '—  ')],
    ['a space at the end', GOOD.replace(LINE, `${LINE} `)],
    ['no name', GOOD.replace('example.com/foo ', '')],
    ['a plus in the name', GOOD.replace('example.com/foo ', 'example.com+foo ')],
    ['a no-break space in the name', GOOD.replace('example.com/foo ', 'example.com\u00a0foo ')],
    ['a key id alone', GOOD.replace(LINE, '— example.com/foo Uw2QOg==')],
    ['no signature bytes', GOOD.replace(LINE, '— example.com/foo ')],
    ['too many signatures', `text\n\n${`${LINE}\n`.repeat(33)}`],
    ['a lone surrogate', GOOD.replace('example', 'exa\ud800ple')],
    ['a very long text', `${'x'.repeat(1_000_001)}\n\n${LINE}\n`],
  ];
  for (const [name, text] of faults) assert.throws(() => parseNote(text), { code: 'note.malformed' }, name);
  const unpadded = GOOD.replace(/=+\n$/, '\n');
  const urlAlphabet = GOOD.replace('Uw2Q', 'Uw-Q');
  const spareBits = GOOD.replace('aQM=', 'aQN=');
  for (const text of [unpadded, urlAlphabet, spareBits]) {
    assert.notEqual(text, GOOD);
    assert.throws(() => parseNote(text), { code: 'base64.malformed' });
  }
  assert.throws(() => parseNote(Uint8Array.of(0xff, 0x0a)), { code: 'utf8.malformed' });
});

test('16 signatures, as C2SP demands at least, are read', () => {
  assert.equal(parseNote(`text\n\n${`${LINE}\n`.repeat(16)}`).signatures.length, 16);
});

test('a verifier key that does not fit its id, type or length is refused', () => {
  const good = vectors.signedNote.vkey;
  const mldsa44 = encodeVkey(p, {
    name: 'a.example/b',
    type: NOTE_MLDSA44_COSIGNATURE,
    publicKey: p.mlDsa44Public(new Uint8Array(32)),
  });
  assert.equal(encodeVkey(p, parseVkey(p, mldsa44)), mldsa44);
  const faults = [
    '',
    good.replace('530d903a', '530d903b'),
    good.replace('530d903a', '530D903A'),
    good.replace('example.com/foo', 'example.com/bar'),
    good.replace('+Aeky', '+Auky'),
    good.slice(0, -4),
    `${good}+x`,
    good.replace('example.com/foo', ''),
    good.replace('example.com/foo', 'example com'),
    mldsa44.slice(0, -4),
    encodeVkey(p, { name: 'a', type: 2, publicKey: new Uint8Array(32) }),
  ];
  for (const text of faults) assert.throws(() => parseVkey(p, text), { name: 'ParseError' }, text);
});
