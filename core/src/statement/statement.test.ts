import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromUtf8, toBase64url, toHex, utf8 } from '../bytes/index.ts';
import { ParseError, type Result } from '../errors/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import {
  cardUsedTemplateText,
  readAct,
  readCardUsed,
  readLogin,
  readManifestConsent,
  readSign,
  readSubmission,
  renderAct,
  renderCardUsed,
  renderLogin,
  renderManifestConsent,
  renderSign,
  renderSubmission,
  type SignFields,
  signTemplateText,
  statementTemplateSha256,
  verifyAct,
  verifyCardUsed,
  verifyLogin,
  verifyManifestConsent,
  verifySign,
  verifySubmission,
} from './index.ts';
import {
  ACT,
  CARD_USED,
  CONSENT,
  LOG_ACT,
  LOGIN,
  REGISTRY_ACT,
  REGISTRY_LOGIN,
  SIGN,
  SUBMISSION,
} from './statement.fixture.ts';

const vector = (name: string) => readFileSync(new URL(`../../../vectors/statement/${name}`, import.meta.url));

const STATEMENTS: Readonly<Record<string, { bytes: Uint8Array; verify: (bytes: Uint8Array) => Result<unknown> }>> = {
  'sign-petition.txt': { bytes: renderSign(SIGN), verify: (bytes) => verifySign(SIGN, bytes) },
  'sign-petition-pilot.txt': {
    bytes: renderSign({ ...SIGN, pilot: true }),
    verify: (bytes) => verifySign({ ...SIGN, pilot: true }, bytes),
  },
  'sign-proposal.txt': {
    bytes: renderSign({ ...SIGN, log: '9001.proposal.1' }),
    verify: (bytes) => verifySign({ ...SIGN, log: '9001.proposal.1' }, bytes),
  },
  'login-lead.txt': { bytes: renderLogin(LOGIN), verify: (bytes) => verifyLogin(LOGIN, bytes) },
  'manifest.txt': { bytes: renderManifestConsent(CONSENT), verify: (bytes) => verifyManifestConsent(CONSENT, bytes) },
  'submission-petition.txt': {
    bytes: renderSubmission(SUBMISSION),
    verify: (bytes) => verifySubmission(SUBMISSION, bytes),
  },
  'submission-proposal.txt': {
    bytes: renderSubmission({ ...SUBMISSION, log: '9001.proposal.2' }),
    verify: (bytes) => verifySubmission({ ...SUBMISSION, log: '9001.proposal.2' }, bytes),
  },
  'act-case.txt': { bytes: renderAct(ACT), verify: (bytes) => verifyAct(ACT, bytes) },
  'card-used-petition.txt': { bytes: renderCardUsed(CARD_USED), verify: (bytes) => verifyCardUsed(CARD_USED, bytes) },
  'card-used-proposal.txt': {
    bytes: renderCardUsed({ ...CARD_USED, log: '9001.proposal.2' }),
    verify: (bytes) => verifyCardUsed({ ...CARD_USED, log: '9001.proposal.2' }, bytes),
  },
  'act-log.txt': { bytes: renderAct(LOG_ACT), verify: (bytes) => verifyAct(LOG_ACT, bytes) },
  'act-registry.txt': { bytes: renderAct(REGISTRY_ACT), verify: (bytes) => verifyAct(REGISTRY_ACT, bytes) },
  'login-registry.txt': { bytes: renderLogin(REGISTRY_LOGIN), verify: (bytes) => verifyLogin(REGISTRY_LOGIN, bytes) },
};

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code);

test('each statement is the text of its vector, byte for byte', () => {
  const names = Object.keys(STATEMENTS);
  assert.equal(names.length, 13);
  for (const name of names) assert.equal(fromUtf8(STATEMENTS[name]!.bytes), fromUtf8(vector(name)), name);
});

test('the template hash names the words of the vectors', () => {
  assert.equal(toHex(statementTemplateSha256(purePrimitives)), vector('template.sha256').toString('utf8').trim());
  assert.equal(signTemplateText().normalize('NFC'), signTemplateText());
});

test('a statement verifies against its own context, and no other of the thirteen does', () => {
  for (const [name, { verify }] of Object.entries(STATEMENTS))
    for (const [other, { bytes }] of Object.entries(STATEMENTS)) {
      const result = verify(bytes);
      assert.equal(result.ok, name === other, `${other} read as ${name}`);
      const [a, b] = [name.split(/[-.]/)[0], other.split(/[-.]/)[0]];
      if (a !== b) assert.equal(codeOf(result), 'statement.wrong-purpose', `${other} read as ${name}`);
    }
});

test('every statement ends with its fence and one LF, holds no CR, and is NFC', () => {
  for (const { bytes } of Object.values(STATEMENTS)) {
    const text = fromUtf8(bytes);
    assert.match(text, /\n-----END LIANSHU (SIGN|LOGIN|MANIFEST|SUBMISSION|ACT|CARD-USED) v1-----\n$/);
    assert.ok(!text.includes('\r') && text.normalize('NFC') === text);
    assert.ok(text.startsWith('【'));
  }
});

test('any change of one byte, one removal and one insertion is refused', () => {
  for (const [name, { bytes, verify }] of Object.entries(STATEMENTS)) {
    let tried = 0;
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice();
      changed[i]! ^= 1 << (i % 8);
      const removed = Uint8Array.from([...bytes.subarray(0, i), ...bytes.subarray(i + 1)]);
      const inserted = Uint8Array.from([...bytes.subarray(0, i), 0x20, ...bytes.subarray(i)]);
      // A statement whose machine block was changed consistently is another statement; nonce, times, commitments and
      // tail are the signer's to choose, so only bits outside their values must be refused here.
      for (const mutant of [removed, inserted, changed]) {
        if (verify(mutant).ok) {
          assert.ok(mutant === changed && inSignersValue(bytes, i), `${name} at ${i}`);
        } else tried++;
      }
    }
    assert.ok(tried > 2 * bytes.length, name);
  }
});

/** Whether byte `i` stands in a value that the verifier takes from the block and that appears nowhere else. */
function inSignersValue(bytes: Uint8Array, i: number): boolean {
  const text = fromUtf8(bytes.subarray(0, i)).split('\n');
  return /^(nonce|expires|id-commit|receipt-commit): /.test(text.at(-1)!);
}

test('any change of one character in the human part is refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(STATEMENTS)),
      fc.nat(),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ({ bytes, verify }, position, character) => {
        const [human, block] = fromUtf8(bytes).split(/(?=^-----BEGIN)/m) as [string, string];
        const characters = [...human];
        const i = position % characters.length;
        fc.pre(characters[i] !== character);
        characters[i] = character;
        assert.ok(!verify(utf8(characters.join('') + block)).ok);
      },
    ),
    { numRuns: 2000 },
  );
});

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const second = fc.integer({ min: 1_600_000_000, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const block = fc.record({
  nonce: fc.uint8Array({ minLength: 48, maxLength: 48 }).map(toBase64url),
  issuedAt: second,
  expiresAt: second,
  idCommit: hash,
  receiptCommit: hash,
  idTail: fc.stringMatching(/^[0-9]{4}$/),
  manifestHash: hash,
});

test('reading a rendered statement gives back its fields', () => {
  fc.assert(
    fc.property(
      block,
      fc.boolean(),
      fc.constantFrom('proposal', 'petition'),
      fc.constantFrom(1, 2),
      (own, pilot, stage, round) => {
        const fields: SignFields = { ...SIGN, ...own, pilot, log: `9001.${stage}.${round}` };
        const bytes = renderSign(fields);
        const { mainText, leadName, pilot: _, ...read } = fields;
        assert.deepEqual(readSign(bytes), read);
        assert.deepEqual(verifySign(fields, bytes), { ok: true, value: fields });
      },
    ),
  );
  assert.deepEqual(readLogin(renderLogin(LOGIN)), LOGIN);
  const { caseNumber: _, ...officer } = { ...LOGIN, role: 'commission' as const };
  assert.deepEqual(readLogin(renderLogin(officer)), officer);
  assert.deepEqual(readCardUsed(renderCardUsed(CARD_USED)), CARD_USED);
  assert.deepEqual(readManifestConsent(renderManifestConsent(CONSENT)), CONSENT);
  assert.deepEqual(readSubmission(renderSubmission(SUBMISSION)), SUBMISSION);
  for (const fields of [ACT, LOG_ACT]) assert.deepEqual(readAct(renderAct(fields)), fields);
});

test('a nonce with five hyphens in it is no fence', () => {
  const fields = { ...SIGN, nonce: '-----BEGIN-LIANSHU-SIGN-v1-----'.padEnd(64, '-') };
  assert.deepEqual(verifySign(fields, renderSign(fields)), { ok: true, value: fields });
});

test('a statement of another case, log or manifest is named so', () => {
  const others: Partial<SignFields>[] = [
    { caseNumber: '9002', log: '9002.petition.1' },
    { log: '9001.petition.2' },
    { log: '9001.proposal.1' },
    { manifestHash: new Uint8Array(32) },
  ];
  for (const other of others)
    assert.equal(codeOf(verifySign(SIGN, renderSign({ ...SIGN, ...other }))), 'statement.wrong-case');
  for (const other of [
    { mainText: '別的主文？' },
    { leadName: '他人' },
    { origin: 'https://joint-example.tw' },
    { pilot: true },
  ])
    assert.equal(codeOf(verifySign(SIGN, renderSign({ ...SIGN, ...other }))), 'statement.mismatch');
});

test('the words of the question are named by their hash; another log, site or case is refused', () => {
  const hash = toHex(purePrimitives.sha256(utf8(cardUsedTemplateText())));
  assert.equal(hash, vector('card-used-template.sha256').toString('utf8').trim());
  const asked = (other: object) => codeOf(verifyCardUsed(CARD_USED, renderCardUsed({ ...CARD_USED, ...other })));
  for (const other of [
    { caseNumber: '9002', log: '9002.petition.1' },
    { log: '9001.petition.2' },
    { manifestHash: new Uint8Array(32) },
  ])
    assert.equal(asked(other), 'statement.wrong-case');
  assert.equal(asked({ origin: 'https://joint-example.tw' }), 'statement.mismatch');
  assert.throws(() => renderCardUsed({ ...CARD_USED, caseNumber: '9002' }), ParseError);
  assert.throws(() => renderCardUsed({ ...CARD_USED, nonce: 'x' }), ParseError);
});

test('a login for another role, case or site is refused', () => {
  for (const other of [{ role: 'commission' }, { caseNumber: '9002' }, { origin: 'https://joint-example.tw' }] as const)
    assert.equal(codeOf(verifyLogin(LOGIN, renderLogin({ ...LOGIN, ...other }))), 'statement.mismatch');
});

test('hostile texts do not get into a statement', () => {
  const hostile = [
    '甲\n-----BEGIN LIANSHU SIGN v1-----',
    '甲\r',
    '甲\u202e',
    '甲\u200b',
    'e\u0301',
    '-----END LIANSHU SIGN v1-----',
  ];
  for (const text of hostile) {
    assert.throws(() => renderSign({ ...SIGN, mainText: text }), ParseError);
    assert.throws(() => renderSign({ ...SIGN, leadName: text }), ParseError);
    assert.throws(() => renderLogin({ ...LOGIN, origin: text }), ParseError);
    assert.throws(() => renderSign({ ...SIGN, nonce: text }), ParseError);
    assert.throws(() => renderSign({ ...SIGN, log: text }), ParseError);
  }
});

test('a text that looks like a placeholder stays a text', () => {
  const fields = { ...SIGN, mainText: '{leadName}$&$1{mainText}' };
  assert.ok(fromUtf8(renderSign(fields)).includes('\n主文：{leadName}$&$1{mainText}\n'));
});

test('hostile bytes are refused, never thrown at the caller', () => {
  const text = fromUtf8(renderSign(SIGN));
  const mutants = [
    new Uint8Array(),
    Uint8Array.of(0xff, 0xfe),
    utf8(text.slice(0, -1)),
    utf8(`${text}\n`),
    utf8(text + text),
    utf8(text.replaceAll('\n', '\r\n')),
    utf8(`\ufeff${text}`),
    utf8(text.replace('purpose: sign', 'purpose: login')),
    utf8(text.replace('id-tail: 6789', 'id-tail: 6789\nid-tail: 6789')),
    utf8(text.replace('id-tail: 6789', 'id-tail: 6789\nextra: 1')),
    utf8(text.replace(/nonce: .*\n/, '')),
  ];
  for (const mutant of mutants) assert.equal(codeOf(verifySign(SIGN, mutant)), 'statement.mismatch');
});

test('numbers that cannot be are refused when rendering', () => {
  assert.throws(() => renderSubmission({ ...SUBMISSION, realCount: -1 }), RangeError);
  assert.throws(() => renderSubmission({ ...SUBMISSION, root: new Uint8Array(31) }), RangeError);
  assert.throws(() => renderSign({ ...SIGN, issuedAt: 1 }), RangeError);
  assert.throws(() => renderSign({ ...SIGN, idTail: 'A123' }), RangeError);
  assert.throws(() => renderSign({ ...SIGN, caseNumber: '9002' }), ParseError);
});
