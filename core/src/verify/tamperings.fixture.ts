import {
  type Changes,
  EXTENDED_CARD,
  fixtureBundle,
  LONG_LOG,
  OTHER_CARD,
  OTHER_SECRET,
} from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { BUNDLE, encodeCover } from '../bundle/index.ts';
import { concat } from '../bytes/index.ts';
import { fixtureSeed, LOG_SECRET } from '../receipt/log.fixture.ts';
import { parseCheckpoint, signCheckpoint } from '../tlog/index.ts';
import { decoyEntry } from '../verdict/index.ts';

/** The bundle that nothing was done to. */
export const good = fixtureBundle();

export function replace(index: number, entry: (old: Uint8Array) => Uint8Array): Pick<Changes, 'verdicts'> {
  return { verdicts: (entries) => entries.map((old, i) => (i === index ? entry(old) : old)) };
}

export function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = concat(bytes);
  copy[at] = value;
  return copy;
}

/** The record at index 1 (accepted) away from the statistics, as a liar who thinks of everything would write them. */
export const oneFewer: Pick<Changes, 'statistics'> = {
  statistics: (statistics) => ({ ...statistics, rows: statistics.rows.filter(({ county }) => county !== '臺北市') }),
};

const stripped = (text: string, keep: readonly number[]) =>
  `${text.split('\n').slice(0, 4).join('\n')}\n${keep.map((i) => `${text.split('\n')[4 + i]}\n`).join('')}`;
export const last = (texts: readonly string[]) => texts.at(-1)!;

/** What was done, how, and every finding that it must have: no more and no less. */
export const TAMPERINGS: readonly (readonly [name: string, changes: Changes, codes: readonly string[]])[] = [
  ['nothing', {}, []],
  ['the lead’s certificate was extended before she filed', { filingCard: EXTENDED_CARD }, []],

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
  ['the consent is by another card of the lead', { consentCard: OTHER_CARD }, ['V02.refused']],
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
  [
    'her paper count was changed',
    { filing: (filing) => ({ ...filing, paperCount: 251 }) },
    ['V09.refused', 'V12.paper'],
  ],
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
    'the paper that was filed is passed over',
    { announcement: (claim) => ({ ...claim, paper: null }) },
    ['V12.decision', 'V12.paper'],
  ],
  [
    'more paper is announced than was filed',
    { announcement: (claim) => ({ ...claim, paper: { accepted: 251, struckOut: 0 } }) },
    ['V12.paper'],
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
