import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveDemoAuthorities } from '@lianshu/devkit/authority';
import {
  type Changes,
  fixtureBundle,
  LONG_LOG,
  OTHER_CARD,
  OTHER_SECRET,
  readerOf,
  TRUST,
} from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { BUNDLE, checkpointPath, encodeCover } from '../bundle/index.ts';
import { concat, u64, utf8 } from '../bytes/index.ts';
import { encodeReceipt, encodeRefusal, makeReceipt, type Receipt } from '../receipt/index.ts';
import { fixtureSeed, LOG_SECRET } from '../receipt/log.fixture.ts';
import {
  appendLeaves,
  cosignedMessage,
  EMPTY_EDGE,
  encodeNote,
  encodeVkey,
  inclusionProof,
  leafHash,
  NOTE_MLDSA44_COSIGNATURE,
  noteKeyId,
  parseCheckpoint,
  readAppended,
  signCheckpoint,
} from '../tlog/index.ts';
import { decoyEntry, sealVerdict } from '../verdict/index.ts';
import { FINDINGS, verifyBundle } from './index.ts';

const good = fixtureBundle();
const seen = new Set<string>();

function codesOf(
  ...args: Parameters<typeof verifyBundle> extends [unknown, ...infer R] ? R : never
): readonly string[] {
  const codes = verifyBundle(p, ...args).checks.flatMap(({ findings }) => findings.map(({ code }) => code));
  for (const code of codes) seen.add(code);
  return [...new Set(codes)].sort();
}

/** The entries with one of them replaced. */
function replace(index: number, entry: (old: Uint8Array) => Uint8Array): Pick<Changes, 'verdicts'> {
  return { verdicts: (entries) => entries.map((old, i) => (i === index ? entry(old) : old)) };
}

function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = concat(bytes);
  copy[at] = value;
  return copy;
}

/** The record at index 1 (accepted) away from the statistics, as a liar who thinks of everything would write them. */
const oneFewer: Pick<Changes, 'statistics'> = {
  statistics: (statistics) => ({ ...statistics, rows: statistics.rows.filter(({ county }) => county !== '臺北市') }),
};

const head = (size: number, root: Uint8Array) => ({ origin: good.manifest.logOrigin, size, root });
const stripped = (text: string, keep: readonly number[]) =>
  `${text.split('\n').slice(0, 4).join('\n')}\n${keep.map((i) => `${text.split('\n')[4 + i]}\n`).join('')}`;
const last = (texts: readonly string[]) => texts.at(-1)!;

/** What was done, how, and every finding that it must have: no more and no less. */
const TAMPERINGS: readonly (readonly [name: string, changes: Changes, codes: readonly string[]])[] = [
  ['nothing', {}, []],

  ['another key signs the index', { indexSecret: OTHER_SECRET }, ['V01.index-signature']],
  [
    'the index names another manifest',
    { parts: (parts) => ({ ...parts, manifestHash: fixtureSeed('M') }) },
    // cover.json is written from the same parts
    ['V01.other-manifest', 'V08.other-log'],
  ],

  ['another commission signs the manifest', { manifestSecrets: { commission: OTHER_SECRET } }, ['V02.refused']],
  ['another registry signs the manifest', { manifestSecrets: { registry: OTHER_SECRET } }, ['V02.refused']],
  [
    'the manifest names a registry key of its own',
    { manifest: (manifest) => ({ ...manifest, registry: { ...manifest.registry, seal: manifest.keys.open } }) },
    ['V02.refused', 'V10.registry-key'],
  ],
  [
    'the consent is by another card of the lead',
    {
      leadConsent: () => OTHER_CARD.sign({ tbs: utf8('x'), hash: 'SHA256', type: 'PKCS7', signingTime: 0 }),
    },
    ['V02.refused'],
  ],
  ['the consent is no CMS', { leadConsent: (cms) => patched(cms, 0, 0) }, ['V02.refused']],

  [
    'the manifest of another log, in full order, is put in its place',
    {
      parts: (parts) => {
        const other = fixtureBundle({
          manifest: (manifest) => ({ ...manifest, createdAt: manifest.createdAt + 1000 }),
        });
        return { ...parts, signedManifest: other.files.get(BUNDLE.manifest)! };
      },
    },
    [
      'V01.other-manifest',
      'V03.leaf',
      'V08.other-log',
      'V09.other-log',
      'V09.refused',
      'V11.decoy',
      'V11.other-log',
      'V12.other-log',
    ],
  ],

  [
    'the final checkpoint has no signature of the log',
    { checkpoints: (texts) => texts.map((text) => (text === last(texts) ? unsigned(text) : text)) },
    ['V04.ed25519-missing'],
  ],
  [
    'a checkpoint without its Ed25519 signature',
    { checkpoints: ([first, ...rest]) => [stripped(first!, [1]), ...rest] },
    ['V04.ed25519-missing'],
  ],
  [
    'a checkpoint without its ML-DSA-44 signature',
    { checkpoints: ([first, ...rest]) => [stripped(first!, [0]), ...rest] },
    ['V04.mldsa44-missing'],
  ],
  [
    'a checkpoint signed twice by one key',
    { checkpoints: ([first, ...rest]) => [stripped(first!, [0, 0, 1]), ...rest] },
    ['V04.signature-repeated'],
  ],
  [
    'signatures of one checkpoint under another',
    {
      checkpoints: ([first, second, ...rest]) => [
        `${first!.split('\n').slice(0, 4).join('\n')}\n${second!.split('\n').slice(4).join('\n')}`,
        second!,
        ...rest,
      ],
    },
    ['V04.ed25519-wrong'],
  ],
  [
    'the ML-DSA-44 signature of one checkpoint under another',
    {
      checkpoints: ([first, second, ...rest]) => [
        `${first!.split('\n').slice(0, 5).join('\n')}\n${second!.split('\n').slice(5).join('\n')}`,
        second!,
        ...rest,
      ],
    },
    ['V04.mldsa44-wrong'],
  ],
  [
    'a checkpoint of another log among them',
    {
      checkpoints: ([first, ...rest]) => [
        signCheckpoint(p, LOG_SECRET, { ...parseCheckpoint(first!).checkpoint, origin: 'localhost/log/other' }, 0),
        ...rest,
      ],
    },
    ['V04.other-origin'],
  ],
  ['checkpoints signed by other log keys', { logSecret: OTHER_SECRET }, ['V04.ed25519-missing']],
  [
    'the final checkpoint is not the last of those shown',
    { checkpoints: (texts) => [...texts, texts[1]!] },
    // Every check that takes the size from the final checkpoint now looks for tiles and figures of a smaller tree.
    [
      'V03.file-missing',
      'V04.final-not-last',
      'V06.tile-absent',
      'V06.tile-strange',
      'V07.file-missing',
      'V07.larger-than-final',
      'V09.other-tree',
      'V11.file-missing',
      'V11.size',
      'V12.other-log',
    ],
  ],

  [
    'a tile is left out',
    { log: LONG_LOG, tiles: (tiles) => tiles.delete('tile/0/001') },
    ['V06.tile-absent', 'V07.file-missing'],
  ],
  ['a tile too many', { tiles: (tiles) => tiles.set('tile/1/000.p/1', new Uint8Array(32)) }, ['V06.tile-strange']],
  [
    'a tile one hash short',
    { tiles: (tiles) => tiles.set('tile/0/000.p/9', tiles.get('tile/0/000.p/9')!.subarray(32)) },
    ['V03.file-malformed', 'V06.tile-length', 'V07.file-malformed', 'V11.file-malformed'],
  ],
  [
    'a leaf is exchanged in the last tile',
    { log: LONG_LOG, tiles: (tiles) => tiles.get('tile/0/002.p/18')!.fill(7, 0, 32) },
    ['V06.root', 'V07.root'],
  ],
  [
    'a leaf is exchanged in a full tile, the tile above left as it was',
    { log: LONG_LOG, tiles: (tiles) => tiles.set('tile/0/001', patched(tiles.get('tile/0/001')!, 5, 7)) },
    ['V06.tile-hash', 'V07.root'],
  ],

  [
    'the log forked: a checkpoint with another root, well signed',
    { checkpoint: (made, final) => (made.size === 3 && !final ? { ...made, root: fixtureSeed('fork') } : made) },
    ['V07.root'],
  ],
  [
    'a checkpoint was signed before a smaller one',
    {
      checkpoints: ([first, second, ...rest]) => [
        first!,
        signCheckpoint(p, LOG_SECRET, parseCheckpoint(second!).checkpoint, 0),
        ...rest,
      ],
    },
    ['V07.time'],
  ],
  [
    'the cover record is of another log',
    {
      files: (files) =>
        files.set(BUNDLE.cover, encodeCover({ log: '9001.petition.2', manifestHash: good.manifestHash, changes: [] })),
    },
    ['V08.other-log'],
  ],

  [
    'the filing names another size',
    { filing: (filing) => ({ ...filing, size: 8 }) },
    ['V09.other-tree', 'V09.refused'],
  ],
  [
    'the filing names the root of another size',
    { filing: (filing) => ({ ...filing, root: fixtureSeed('root of 8') }) },
    ['V09.other-tree', 'V09.refused'],
  ],
  [
    'the filing was for another log',
    { filing: (filing) => ({ ...filing, log: '9001.petition.2' }) },
    ['V09.other-log'],
  ],
  [
    'the lead’s count was changed after she signed',
    { filing: (filing) => ({ ...filing, realCount: 5 }) },
    ['V09.refused'],
  ],
  ['her paper count was changed', { filing: (filing) => ({ ...filing, paperCount: 251 }) }, ['V09.refused']],
  [
    'the time of filing was changed',
    { filing: (filing) => ({ ...filing, submittedAt: filing.submittedAt + 1000 }) },
    ['V09.refused'],
  ],
  ['the filing is signed by another card', { filingCard: OTHER_CARD }, ['V09.refused']],
  [
    'the filing carries an earlier checkpoint',
    { filing: (filing) => ({ ...filing, checkpoint: `${filing.checkpoint} ` }) },
    ['V09.other-checkpoint'],
  ],
  ['another count seed', { filing: (filing) => ({ ...filing, seedCount: fixtureSeed('x') }) }, ['V10.count-key']],

  [
    'a real record is called a decoy',
    { ...replace(1, () => decoyEntry(fixtureSeed('made up'))), ...oneFewer },
    ['V11.decoy'],
  ],
  ['a decoy has the seed of another', replace(2, () => decoyEntry(fixtureSeed('decoy 6'))), ['V11.decoy']],
  [
    'a record is passed over as no slot',
    { ...replace(1, (old) => new Uint8Array(old.length).fill(0x4c, 0, 1)), ...oneFewer },
    ['V11.not-a-slot'],
  ],
  ['the manifest’s entry is called malformed', replace(0, (old) => patched(old, 0, 0x4d)), ['V11.manifest-entry']],
  [
    'an entry of an unknown class',
    { ...replace(1, (old) => patched(old, 0, 0x58)), ...oneFewer },
    ['V11.class', 'V11.root', 'V12.announced', 'V12.counts'],
  ],
  ['bytes behind a decoy’s seed', replace(2, (old) => patched(old, 63, 1)), ['V11.not-zero', 'V11.root']],
  [
    'the last entry is left out',
    { verdicts: (entries) => entries.slice(0, -1), ...oneFewer, note: (note) => ({ ...note, size: 8 }) },
    ['V11.size'],
  ],
  [
    'the verdict log ends inside an entry',
    { verdicts: (entries) => entries.map((entry, i) => (i === 8 ? entry.subarray(0, 63) : entry)) },
    ['V11.root', 'V11.size', 'V12.announced', 'V12.counts', 'V12.statistics'],
  ],
  [
    'another registry signed the verdict',
    { registrySecret: OTHER_SECRET },
    ['V11.signature', 'V12.statistics-signature'],
  ],
  ['the verdict is of another log', { note: (note) => ({ ...note, log: '9001.petition.2' }) }, ['V11.other-log']],
  [
    'a verdict is flipped after signing, totals not updated',
    { parts: (parts) => ({ ...parts, verdictLog: patched(parts.verdictLog, 64, 0x52) }) },
    ['V11.root', 'V12.announced', 'V12.counts', 'V12.statistics'],
  ],

  [
    'a verdict is flipped before signing, totals not updated',
    {
      ...replace(1, (old) => patched(old, 0, 0x52)),
      note: (note) => ({ ...note, totals: { ...note.totals, accepted: 3, struckOut: 2 } }),
    },
    ['V12.announced', 'V12.counts', 'V12.statistics'],
  ],
  [
    'the statistics move one record to the struck-out',
    {
      statistics: ({ rows: [first, second], ...rest }) => ({
        ...rest,
        rows: [
          { ...first!, accepted: 0 },
          { ...second!, struckOut: { ...second!.struckOut, deceased: 2 } },
        ],
      }),
    },
    ['V12.statistics'],
  ],
  [
    'the statistics are of another log',
    { statistics: (statistics) => ({ ...statistics, log: 'x' }) },
    ['V12.other-log'],
  ],
  [
    'one more is announced than was accepted',
    { announcement: (claim) => ({ ...claim, totals: { ...claim.totals, accepted: claim.totals.accepted + 1 } }) },
    ['V12.announced'],
  ],
  [
    'the announced decision does not follow',
    { announcement: (claim) => ({ ...claim, decision: 'not-reached' }) },
    ['V12.decision'],
  ],
  [
    'the announcement is of another verdict',
    { announcement: (claim) => ({ ...claim, verdictRoot: fixtureSeed('other verdict') }) },
    ['V12.other-log'],
  ],
  ['the announcement is of another tree', { announcement: (claim) => ({ ...claim, size: 10 }) }, ['V12.other-log']],
  ['another commission announces', { announcementSecret: OTHER_SECRET }, ['V12.announcement-signature']],
];

/** A checkpoint whose only signature is a stranger's. */
function unsigned(text: string): string {
  const { checkpoint } = parseCheckpoint(text);
  return signCheckpoint(p, OTHER_SECRET, checkpoint, 0);
}

for (const [name, changes, codes] of TAMPERINGS)
  test(`${name}: ${codes.length === 0 ? 'no finding' : codes.join(', ')}`, () => {
    assert.deepEqual(codesOf(fixtureBundle(changes).reader, TRUST), [...codes].sort());
  });

test('a head that claims the largest size there is does not keep the verifier busy', { timeout: 5_000 }, () => {
  const huge = (text: string) =>
    signCheckpoint(p, LOG_SECRET, { ...parseCheckpoint(text).checkpoint, size: Number.MAX_SAFE_INTEGER }, 1e12);
  const { reader } = fixtureBundle({ checkpoints: (texts) => [...texts, huge(last(texts))] });
  const codes = codesOf(reader, TRUST);
  assert.ok(codes.includes('V06.tile-absent') && codes.includes('V11.size') && codes.includes('V07.file-missing'));
  assert.ok(!codes.some((code) => code.endsWith('could-not-run')));
});

test('files that do not fit the index are each named', () => {
  const readme = good.files.get(BUNDLE.readme)!;
  const cases: readonly (readonly [string, Map<string, Uint8Array>, readonly string[]])[] = [
    ['changed', new Map([...good.files, [BUNDLE.readme, patched(readme, 0, 0)]]), ['V01.file-changed']],
    ['longer', new Map([...good.files, [BUNDLE.readme, concat(readme, readme)]]), ['V01.file-length']],
    ['away', new Map([...good.files].filter(([path]) => path !== BUNDLE.readme)), ['V01.file-absent']],
    ['beside', new Map([...good.files, ['notes.txt', readme]]), ['V01.file-unlisted']],
    ['hidden', new Map([...good.files, ['.notes', readme]]), ['V01.path']],
  ];
  for (const [name, files, codes] of cases) assert.deepEqual(codesOf(readerOf(files), TRUST), codes, name);
  const { reader } = fixtureBundle({ files: (files) => files.delete(BUNDLE.readme) });
  assert.deepEqual(codesOf(reader, TRUST), ['V01.file-required']);
});

test('a checkpoint under the name of another size is found', () => {
  const { reader } = fixtureBundle({
    files: (files) => {
      files.set(checkpointPath(2), files.get(checkpointPath(3))!);
    },
  });
  assert.deepEqual(codesOf(reader, TRUST), ['V04.misnamed']);
});

const WITNESS = fixtureSeed('witness');
const VKEY = { name: 'witness.example/w1', type: NOTE_MLDSA44_COSIGNATURE, publicKey: p.mlDsa44Public(WITNESS) };

function cosign(text: string): string {
  const { checkpoint, note } = parseCheckpoint(text);
  const signature = concat(u64(9), p.mlDsa44Sign(WITNESS, cosignedMessage(VKEY.name, 9, checkpoint)));
  const line = { name: VKEY.name, keyId: noteKeyId(p, VKEY), signature };
  return encodeNote({ text: note.text, signatures: [...note.signatures, line] });
}

test('a witness policy is met by cosignatures and by nothing else', () => {
  const witness = { policy: 'quorum', threshold: 1, vkeys: [encodeVkey(p, VKEY)] } as const;
  const withWitness: Changes = { manifest: (manifest) => ({ ...manifest, witness }) };
  assert.deepEqual(codesOf(fixtureBundle(withWitness).reader, TRUST), ['V05.quorum']);
  const cosigned = fixtureBundle({ ...withWitness, checkpoints: (texts) => texts.map(cosign) });
  const report = verifyBundle(p, cosigned.reader, TRUST);
  assert.deepEqual([report.fail, report.checks.find(({ id }) => id === 'V05')!.outcome], [0, 'pass']);
});

function receiptCodes(receipt: Receipt | Uint8Array, of = good): readonly string[] {
  const bytes = receipt instanceof Uint8Array ? receipt : encodeReceipt(receipt);
  return codesOf(of.reader, TRUST, { receipts: [{ name: 'mine', bytes }] });
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
    checkpoint: signCheckpoint(p, LOG_SECRET, head(3, tree.root), 5000),
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
  const codes = (bytes: Uint8Array) => codesOf(good.reader, TRUST, { refusals: [{ name: 'refusal', bytes }] });
  assert.deepEqual(codes(encodeRefusal(refusal)), []);
  assert.deepEqual(codes(utf8('[]')), ['V14.unreadable']);
  assert.deepEqual(codes(encodeRefusal({ ...refusal, firstSignedOn: '2026-11-24' })), ['V14.signature']);
  assert.deepEqual(codes(encodeRefusal({ ...refusal, log: '9002.petition.1' })), ['V14.other-log', 'V14.signature']);
});

test('every finding of the list was made here', () => {
  const missing = Object.keys(FINDINGS).filter((code) => !seen.has(code));
  assert.deepEqual(missing, []);
  assert.equal(TAMPERINGS.length, 54);
});
