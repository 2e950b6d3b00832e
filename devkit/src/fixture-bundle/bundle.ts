import {
  type AnnouncementClaim,
  assembleBundle,
  type BundleParts,
  encodeAnnouncement,
  signAnnouncement,
  withIndex,
} from '@lianshu/core/bundle';
import { deriveLogKeys, sealRelease } from '@lianshu/core/crypto';
import {
  encodeManifest,
  encodeSignedManifest,
  logContextOf,
  type Manifest,
  manifestEntry,
} from '@lianshu/core/manifest';
import { slimCms } from '@lianshu/core/pki';
import { encodeReceipt, makeReceipt, type Receipt, type SignedRefusal, signRefusal } from '@lianshu/core/receipt';
import { encodeSlotDigests, makeDecoy, type SlotDigests, slotDigests } from '@lianshu/core/record';
import { renderManifestConsent, renderSubmission } from '@lianshu/core/statement';
import { encodeFiling, type Filing, submissionFieldsOf } from '@lianshu/core/submission';
import {
  appendLeaves,
  type Checkpoint,
  EMPTY_EDGE,
  inclusionProof,
  type LogSecret,
  leafHash,
  readTilesFrom,
  signCheckpoint,
} from '@lianshu/core/tlog';
import { type AuthoritySecret, signAuthority, type Trust } from '@lianshu/core/trust';
import {
  decoyEntry,
  encodeSignedStatistics,
  encodeSignedVerdict,
  malformedEntry,
  otherEntry,
  type ReasonName,
  type Statistics,
  type StrikeReason,
  sealVerdict,
  signStatistics,
  signVerdictNote,
  summarizeVerdictLog,
  type VerdictNote,
} from '@lianshu/core/verdict';
import type { EvidenceReader } from '@lianshu/core/verify';
import { nodePrimitives as p } from '@lianshu/platform';
import { deriveDemoAuthorities } from '../authority/index.ts';
import { issueCard } from '../card/index.ts';
import { fixtureManifest, fixtureSeed, LOG_SECRET } from '../fixture-log/index.ts';
import { createDemoPki } from '../pki/index.ts';

const pki = createDemoPki();
const issuer = pki.issuer('G2');
const authorities = deriveDemoAuthorities();

/** Everything here follows from public seeds. */
export const SECRETS = { commission: authorities.commission.secret, registry: authorities.registry.secret };

export const TRUST: Trust = {
  kind: 'demo',
  commission: authorities.commission.key,
  registry: authorities.registry.key,
  issuers: [
    { generation: 'G2', certificate: issuer.certificate, notBefore: issuer.notBefore, notAfter: issuer.notAfter },
  ],
};

export const OTHER_SECRET: AuthoritySecret = {
  ed25519Seed: fixtureSeed('another authority ed25519'),
  mldsa44Seed: fixtureSeed('another authority mldsa44'),
};

const lead = issueCard(pki, { idNumber: 'A123456789', name: '陳示範' }, { generation: 'G2' });
/** A second good card of the same person. */
export const OTHER_CARD = issueCard(pki, { idNumber: 'A123456789', name: '陳示範' }, { generation: 'G2', ordinal: 2 });
/** The lead's own card with the certificates that an extension (展期) gave it: new ones, over the same keys. */
export const EXTENDED_CARD = issueCard(pki, lead.holder, {
  generation: 'G2',
  ordinal: 3,
  keySeed: `${pki.seed}/card/${lead.id}/good/G2`,
});

const KEYS = deriveLogKeys(p, fixtureSeed('master'));
const OPENED = Date.UTC(2026, 10, 24, 1, 0, 0);
const FILED = Date.UTC(2027, 1, 2, 3, 4, 5);
const DAY_MS = 86_400_000;

/** What one place of the log is made as. */
export type Kind = 'decoy' | ReasonName | 'malformed';

/** A short log with every class in it: verified in milliseconds. */
export const SHORT_LOG: readonly Kind[] = [
  'accepted',
  'decoy',
  'under-age',
  'accepted',
  'malformed',
  'decoy',
  'deceased',
  'accepted',
];

/** More than two level-0 tiles, so that upper tiles and partial ones occur. */
export const LONG_LOG: readonly Kind[] = Array.from({ length: 529 }, (_, i) => SHORT_LOG[i] ?? 'accepted');

/** Where a test can change one thing before everything that depends on it is made and signed. */
export interface Changes {
  readonly log?: readonly Kind[];
  readonly manifest?: (manifest: Manifest) => Manifest;
  readonly consentCard?: typeof lead;
  readonly leadConsent?: (cms: Uint8Array) => Uint8Array;
  readonly manifestSecrets?: { readonly commission?: AuthoritySecret; readonly registry?: AuthoritySecret };
  readonly checkpoint?: (checkpoint: Checkpoint, final: boolean) => Checkpoint;
  readonly logSecret?: LogSecret;
  readonly checkpoints?: (texts: readonly string[]) => readonly string[];
  readonly tiles?: (tiles: Map<string, Uint8Array>) => void;
  readonly filing?: (filing: Filing) => Filing;
  readonly filingCard?: typeof lead;
  readonly verdicts?: (entries: Uint8Array[]) => readonly Uint8Array[];
  readonly note?: (note: VerdictNote) => VerdictNote;
  readonly registrySecret?: AuthoritySecret;
  readonly statistics?: (statistics: Statistics) => Statistics;
  readonly announcement?: (claim: AnnouncementClaim) => AnnouncementClaim;
  readonly announcementSecret?: AuthoritySecret;
  readonly parts?: (parts: BundleParts) => BundleParts;
  /** Changes the files before the index is made over them. */
  readonly files?: (files: Map<string, Uint8Array>) => void;
  readonly indexSecret?: AuthoritySecret;
}

export interface FixtureBundle {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly reader: EvidenceReader;
  readonly manifest: Manifest;
  readonly manifestHash: Uint8Array;
  /** The signer's own copy for the record at an index, with its secrets. */
  readonly receiptAt: (index: number) => Receipt;
  readonly receiptFileAt: (index: number) => { readonly name: string; readonly bytes: Uint8Array };
  readonly refusal: SignedRefusal;
}

export function readerOf(files: ReadonlyMap<string, Uint8Array>): EvidenceReader {
  return { list: () => [...files.keys()], read: (path) => files.get(path) };
}

function randomFrom(name: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => p.shake256(fixtureSeed(`${name} ${count++}`), length);
}

function signByCard(card: typeof lead, tbs: Uint8Array, signingTime: number): Uint8Array {
  // As the lead's tool does: other certificates in the CMS would be bytes that nobody verifies.
  return slimCms(card.sign({ tbs, hash: 'SHA256', type: 'PKCS7', signingTime }));
}

/** A whole valid bundle of a synthetic case, the same bytes every time; `changes` makes it invalid in one point. */
export function fixtureBundle(changes: Changes = {}): FixtureBundle {
  const same = <T>(value: T): T => value;
  const kinds = changes.log ?? SHORT_LOG;
  const base = fixtureManifest();
  const manifest = (changes.manifest ?? same)({
    ...base,
    case: { ...base.case, leadSigningCertSha256: p.sha256(lead.signing.certificate) },
    keys: { ...base.keys, open: KEYS.open, count: KEYS.count },
    registry: {
      seal: TRUST.registry.seal,
      verdict: TRUST.registry.verdict,
      ed25519: TRUST.registry.ed25519,
    },
  });
  const M = p.sha256(encodeManifest(manifest));
  const consent = renderManifestConsent({
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash: M,
    origin: manifest.statement.origin,
    signedAt: manifest.createdAt,
  });
  const leadConsent = (changes.leadConsent ?? same)(
    signByCard(changes.consentCard ?? lead, consent, manifest.createdAt),
  );
  const signedManifest = encodeSignedManifest({
    manifest,
    leadConsent,
    commission: signAuthority(p, changes.manifestSecrets?.commission ?? SECRETS.commission, 'manifest', M),
    registry: signAuthority(p, changes.manifestSecrets?.registry ?? SECRETS.registry, 'manifest', M),
  });

  // The log: every real slot is four hashes, since nobody who reads a bundle ever sees a body.
  const context = logContextOf(manifest, M);
  const digests = kinds.map((kind, i): SlotDigests => {
    const name = (part: string) => fixtureSeed(`${part} ${i + 1}`);
    if (kind === 'decoy') return slotDigests(p, makeDecoy(p, context, name('decoy')));
    return { body: name('body'), prog: name('prog'), c: name('c'), tag: name('tag') };
  });
  const leaves = [manifestEntry(manifest), ...digests.map(encodeSlotDigests)].map((entry) => leafHash(p, entry));
  const size = leaves.length;
  const stops = [...new Set([1, 3, Math.ceil(size / 2), size])].filter((stop) => stop <= size).sort((a, b) => a - b);
  const tiles = new Map<string, Uint8Array>();
  const secret = changes.logSecret ?? LOG_SECRET;
  let edge = EMPTY_EDGE;
  let root = new Uint8Array(32);
  const signed = stops.map((stop) => {
    const appended = appendLeaves(p, edge, leaves.slice(edge.size, stop));
    for (const path of [...tiles.keys()]) if (path.includes('.p/')) tiles.delete(path);
    for (const tile of appended.tiles) tiles.set(tile.path, tile.bytes);
    edge = appended.edge;
    root = appended.root.slice();
    const head = { origin: manifest.logOrigin, size: stop, root };
    return signCheckpoint(p, secret, (changes.checkpoint ?? same)(head, stop === size), OPENED + stop * DAY_MS);
  });
  // Upper partial tiles may be unchanged between two stops: take the tiles of the final tree.
  const finalTiles = new Map(
    appendLeaves(p, EMPTY_EDGE, leaves).tiles.map(({ path, bytes }) => [path, bytes] as const),
  );
  const readTiles = readTilesFrom(finalTiles);
  const shownTiles = new Map(finalTiles);
  changes.tiles?.(shownTiles);
  const checkpoints = (changes.checkpoints ?? same)(signed);
  const final = checkpoints.at(-1)!;

  const realCount = kinds.filter((kind) => kind !== 'decoy').length;
  const request = {
    log: manifest.log,
    manifestHash: M,
    size,
    root,
    realCount,
    paperCount: 250,
    submittedAt: FILED,
    release: sealRelease(p, TRUST.registry.seal, { manifestHash: M, size, root }, KEYS.seedOpen, randomFrom('release')),
    seedCount: KEYS.seedCount,
    consent: new Uint8Array(0),
  };
  const statement = renderSubmission(submissionFieldsOf(manifest, M, request));
  const filing = (changes.filing ?? same)({
    ...request,
    consent: signByCard(changes.filingCard ?? lead, statement, FILED),
    checkpoint: final,
  });

  const random = randomFrom('verdict');
  const entries = (changes.verdicts ?? same)([
    otherEntry(),
    ...kinds.map((kind, i) => {
      const index = i + 1;
      if (kind === 'decoy') return decoyEntry(fixtureSeed(`decoy ${index}`));
      if (kind === 'malformed') return malformedEntry(random);
      const publicKey = p.x25519Public(fixtureSeed(`r ${index}`));
      return sealVerdict(p, { manifestHash: M, index }, kind, publicKey, authorities.registry.verdictSecret, random);
    }),
  ]);
  const verdictLog = new Uint8Array(entries.reduce((length, entry) => length + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    verdictLog.set(entry, at);
    at += entry.length;
  }
  const wellFormed = entries.every((entry) => entry.length === 64);
  const summary = wellFormed ? trySummary(verdictLog) : undefined;
  const reference = summarizeReference(kinds);
  const note = (changes.note ?? same)({
    log: manifest.log,
    manifestHash: M,
    size,
    root: summary?.root ?? fixtureSeed('no root'),
    totals: summary?.totals ?? reference,
    decidedAt: FILED + 20 * DAY_MS,
  });
  const registrySecret = changes.registrySecret ?? SECRETS.registry;
  const statistics = (changes.statistics ?? same)({ log: manifest.log, manifestHash: M, rows: rowsOf(kinds) });
  const claim = (changes.announcement ?? same)({
    log: manifest.log,
    manifestHash: M,
    size,
    root,
    verdictRoot: note.root,
    totals: note.totals,
    paper: { accepted: 240, struckOut: 10 },
    otherRound: null,
    threshold: 200,
    decision: 'reached',
    announcedAt: FILED + 30 * DAY_MS,
  });
  const parts: BundleParts = {
    log: manifest.log,
    manifestHash: M,
    createdAt: FILED + 31 * DAY_MS,
    signedManifest,
    checkpoints,
    tiles: shownTiles,
    filing: encodeFiling(filing),
    verdictLog,
    verdictNote: encodeSignedVerdict(signVerdictNote(p, registrySecret, note)),
    statistics: encodeSignedStatistics(signStatistics(p, registrySecret, statistics)),
    announcement: encodeAnnouncement(signAnnouncement(p, changes.announcementSecret ?? SECRETS.commission, claim)),
    previous: null,
    readme: 'A synthetic bundle. 示範 DEMO\n',
  };
  const shown = (changes.parts ?? same)(parts);
  const signIndex = (bytes: Uint8Array) => signAuthority(p, changes.indexSecret ?? SECRETS.commission, 'bundle', bytes);
  const assembled = new Map(assembleBundle(p, shown, signIndex));
  changes.files?.(assembled);
  const files = withIndex(p, assembled, shown, signIndex);

  const receiptAt = (index: number): Receipt => ({
    ...makeReceipt({
      log: manifest.log,
      manifestHash: M,
      entry: digests[index - 1]!,
      index,
      path: inclusionProof(p, readTiles, index, size),
      checkpoint: signed.at(-1)!,
      signedAt: OPENED + size * DAY_MS,
    }),
    secrets: {
      secret: fixtureSeed(`r ${index}`),
      seed: fixtureSeed(`s ${index}`),
      publicKey: p.x25519Public(fixtureSeed(`r ${index}`)),
    },
  });
  return {
    files,
    reader: readerOf(files),
    manifest,
    manifestHash: M,
    receiptAt,
    receiptFileAt: (index) => ({ name: `receipt-${index}.json`, bytes: encodeReceipt(receiptAt(index)) }),
    refusal: signRefusal(p, LOG_SECRET.ed25519Seed, {
      log: manifest.log,
      manifestHash: M,
      code: 'signature.already-signed',
      firstSignedOn: '2026-11-25',
      at: OPENED + 2 * DAY_MS,
    }),
  };
}

function trySummary(verdictLog: Uint8Array) {
  try {
    return summarizeVerdictLog(p, verdictLog);
  } catch {
    return undefined;
  }
}

function summarizeReference(kinds: readonly Kind[]) {
  const count = (test: (kind: Kind) => boolean) => kinds.filter(test).length;
  return {
    entries: kinds.length + 1,
    accepted: count((kind) => kind === 'accepted'),
    struckOut: count((kind) => kind !== 'accepted' && kind !== 'decoy' && kind !== 'malformed'),
    decoys: count((kind) => kind === 'decoy'),
    malformed: count((kind) => kind === 'malformed'),
  };
}

function rowsOf(kinds: readonly Kind[]): Statistics['rows'] {
  const struckOut: Partial<Record<StrikeReason, number>> = {};
  for (const kind of kinds)
    if (kind !== 'accepted' && kind !== 'decoy' && kind !== 'malformed') struckOut[kind] = (struckOut[kind] ?? 0) + 1;
  const accepted = kinds.filter((kind) => kind === 'accepted').length;
  return [
    { county: '臺北市', township: '中正區', accepted: 1, struckOut: {} },
    { county: '高雄市', township: '苓雅區', accepted: accepted - 1, struckOut },
  ];
}
