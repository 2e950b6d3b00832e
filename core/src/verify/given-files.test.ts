import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { fixtureBundle } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { concat, fromUtf8, utf8 } from '../bytes/index.ts';
import { type DestructionClaim, encodeDestruction, signDestruction } from '../destruction/index.ts';
import { encodeReceipt, encodeRefusal, makeReceipt, type Receipt } from '../receipt/index.ts';
import { fixtureSeed, LOG_SECRET } from '../receipt/log.fixture.ts';
import {
  appendLeaves,
  EMPTY_EDGE,
  inclusionProof,
  leafHash,
  parseCheckpoint,
  readAppended,
  signCheckpoint,
} from '../tlog/index.ts';
import { decoyEntry, sealVerdict } from '../verdict/index.ts';
import { codesOf, seenCodes } from './codes.fixture.ts';
import { FINDINGS } from './index.ts';
import { good, oneFewer, patched, replace } from './tamperings.fixture.ts';

function receiptCodes(receipt: Receipt | Uint8Array, of = good): readonly string[] {
  const bytes = receipt instanceof Uint8Array ? receipt : encodeReceipt(receipt);
  return codesOf(of.reader, { receipts: [{ name: 'mine', bytes }] });
}

test('a receipt that does not fit the bundle is found, with the reason', () => {
  const receipt = good.receiptAt(1);
  const other = fixtureBundle({ manifest: (manifest) => ({ ...manifest, log: '9001.petition.2' }) });
  const changed = { ...receipt, entry: { ...receipt.entry, tag: fixtureSeed('tag') } };
  const secrets = {
    ...receipt.secrets!,
    secret: fixtureSeed('not r'),
    publicKey: p.x25519Public(fixtureSeed('not r')),
  };
  assert.deepEqual(receiptCodes(receipt), []);
  assert.deepEqual(receiptCodes(utf8('{}')), ['V13.unreadable']);
  assert.deepEqual(receiptCodes(changed), ['V13.invalid', 'V13.not-in-log']);
  assert.deepEqual(receiptCodes({ ...receipt, index: 4 }), ['V13.invalid', 'V13.not-in-log']);
  assert.deepEqual(receiptCodes({ ...receipt, secrets }), ['V13.reason']);
  // Same keys and origin, so its checkpoint is well signed: but it is of a tree that this log never had.
  assert.deepEqual(receiptCodes(other.receiptAt(1)), ['V13.invalid', 'V13.other-tree']);
});

test('a log that gave a receipt on a tree it never published is caught by the receipt', () => {
  const { entry } = good.receiptAt(1);
  const leaves = [1, 2, 3].map((i) => leafHash(p, fixtureSeed(`secret tree ${i}`)));
  const receipt = good.receiptAt(1);
  const tree = appendLeaves(p, EMPTY_EDGE, [leaves[0]!, leafHashOf(receipt), leaves[2]!]);
  const forked = makeReceipt({
    log: receipt.log,
    manifestHash: receipt.manifestHash,
    entry,
    index: 1,
    path: inclusionProof(p, readAppended(tree), 1, 3),
    checkpoint: signCheckpoint(p, LOG_SECRET, { origin: good.manifest.logOrigin, size: 3, root: tree.root }, 5000),
    signedAt: 5000,
  });
  assert.deepEqual(receiptCodes(forked), ['V13.other-tree']);
});

function leafHashOf({ entry }: Receipt): Uint8Array {
  return leafHash(p, concat(Uint8Array.of(1), entry.body, entry.prog, entry.c, entry.tag));
}

test('her receipt shows that a signer’s record was called a decoy or passed over', () => {
  const decoy = fixtureBundle({ ...replace(1, () => decoyEntry(fixtureSeed('made up'))), ...oneFewer });
  assert.deepEqual(receiptCodes(decoy.receiptAt(1), decoy), ['V11.decoy', 'V13.called-decoy']);
  // A decoy's seed is public after the decision: a receipt for its leaf can be put together by anyone, and accuses nobody.
  const decoyIndex = good.files.get('verdict.bin')!.findIndex((byte, at) => at % 64 === 0 && byte === 0x44) / 64;
  const { secrets: _, ...forged } = good.receiptAt(decoyIndex);
  assert.deepEqual(receiptCodes(forged as Receipt), ['V13.of-decoy']);
  const passed = fixtureBundle({ ...replace(1, () => concat(Uint8Array.of(0x4c), new Uint8Array(63))), ...oneFewer });
  assert.deepEqual(receiptCodes(passed.receiptAt(1), passed), ['V11.not-a-slot', 'V13.called-no-slot']);
});

test('a reason that contradicts the class shown in public does not count', () => {
  const verdictSecret = deriveDemoAuthorities().registry.verdictSecret;
  const place = { manifestHash: good.manifestHash, index: 1 };
  const R = p.x25519Public(fixtureSeed('r 1'));
  const sealed = sealVerdict(p, place, 'deceased', R, verdictSecret, (length) => new Uint8Array(length));
  const lied = fixtureBundle(replace(1, () => patched(sealed, 0, 0x41)));
  assert.deepEqual(receiptCodes(lied.receiptAt(1), lied), ['V13.reason']);
});

test('refusals are checked one by one', () => {
  const { refusal } = good;
  const codes = (bytes: Uint8Array) => codesOf(good.reader, { refusals: [{ name: 'refusal', bytes }] });
  assert.deepEqual(codes(encodeRefusal(refusal)), []);
  assert.deepEqual(codes(utf8('[]')), ['V14.unreadable']);
  assert.deepEqual(codes(encodeRefusal({ ...refusal, firstSignedOn: '2026-11-24' })), ['V14.signature']);
  assert.deepEqual(codes(encodeRefusal({ ...refusal, log: '9002.petition.1' })), ['V14.other-log', 'V14.signature']);
});

test('statements of destruction are checked one by one', () => {
  const { commission } = deriveDemoAuthorities();
  const { size, root } = parseCheckpoint(fromUtf8(good.files.get('checkpoint')!)).checkpoint;
  const log = { log: good.manifest.log, manifestHash: good.manifestHash, size, root };
  const claim: DestructionClaim = {
    case: '9001',
    kind: 'records',
    authority: 'commission',
    office: 'intake',
    article: 'regulation Art. 12(2)',
    logs: [log],
    destroyed: [{ log: log.log, what: 'bodies', count: size - 1 }],
    store: 'rewritten',
    destroyedAt: 1,
    act: null,
  };
  const codes = (bytes: Uint8Array) => codesOf(good.reader, { destructions: [{ name: 'destruction', bytes }] });
  const of = (change: Partial<DestructionClaim>) =>
    codes(encodeDestruction(signDestruction(p, commission.secret, { ...claim, ...change })));
  assert.deepEqual(of({}), []);
  assert.deepEqual(of({ kind: 'tag-key', destroyed: [{ log: log.log, what: 'tag-key', count: 1 }] }), []);
  assert.deepEqual(codes(utf8('[]')), ['V15.unreadable']);
  assert.deepEqual(of({ authority: 'registry' }), ['V15.signature']);
  assert.deepEqual(of({ logs: [], destroyed: [] }), ['V15.other-log']);
  assert.deepEqual(of({ logs: [{ ...log, manifestHash: fixtureSeed('M') }] }), ['V15.other-log']);
  assert.deepEqual(of({ logs: [{ ...log, root: fixtureSeed('root') }] }), ['V15.other-tree']);
  assert.deepEqual(of({ logs: [{ ...log, size: size + 1 }], destroyed: [] }), ['V15.other-tree']);
});

test('every finding of these checks was made here', () => {
  const missing = Object.keys(FINDINGS).filter((code) => /^V1[345]/.test(code) && !seenCodes.has(code));
  assert.deepEqual(missing, []);
});
