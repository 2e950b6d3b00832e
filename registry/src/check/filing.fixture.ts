import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, toBase64url, utf8 } from '@lianshu/core/bytes';
import { deriveLogKeys, sealRelease } from '@lianshu/core/crypto';
import { type IdNumber, idCheckDigit } from '@lianshu/core/identity';
import {
  encodeSignedManifest,
  logContextOf,
  type Manifest,
  manifestEntry,
  manifestHash,
  type SignedManifest,
  signContextOf,
} from '@lianshu/core/manifest';
import { slimCms } from '@lianshu/core/pki';
import {
  encodeSlotEntry,
  idCommit,
  makeDecoy,
  makeProgress,
  type ProgressFlag,
  realCommitment,
  receiptCommit,
  type Slot,
  sealRecord,
} from '@lianshu/core/record';
import { renderManifestConsent, renderSign, renderSubmission, type SignFields } from '@lianshu/core/statement';
import { encodeFiling, type Filing, submissionFieldsOf } from '@lianshu/core/submission';
import { appendLeaves, EMPTY_EDGE, leafHash, signCheckpoint } from '@lianshu/core/tlog';
import { signAuthority } from '@lianshu/core/trust';
import { demoTrust, deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { type Card, issueCard } from '@lianshu/devkit/card';
import { fixtureManifest } from '@lianshu/devkit/fixture-log';
import { createDemoPki } from '@lianshu/devkit/pki';
import { createPopulation } from '@lianshu/devkit/population';
import { nodePrimitives as p } from '@lianshu/platform';
import type { PersonRecord } from '../register/person-record.ts';

export const pki = createDemoPki();
export const authorities = deriveDemoAuthorities();
export const trust = demoTrust(pki, authorities);
export const population = createPopulation({ size: 10 });

export const SIGNED_AT = Date.UTC(2026, 11, 1, 2, 15, 0);
/** 2027-01-20 in Taipei. */
export const FILED_AT = Date.UTC(2027, 0, 20, 3, 0, 0);
export const FILED_ON = '2027-01-20';

/** 32 bytes that follow from a name. */
export const seed = (name: string) => p.sha256(utf8(`registry fixture ${name}`));

/** Bytes that follow from a name, as a source of randomness. */
export function randomOf(name: string) {
  let calls = 0;
  return (length: number) => p.shake256(seed(`${name} ${calls++}`), length);
}

export const card = (person: Pick<PersonRecord, 'idNumber' | 'name'>, options: Parameters<typeof issueCard>[2] = {}) =>
  issueCard(pki, person, { generation: 'G2', ...options });

/** Another number with the same last four. */
export function numberLike(idNumber: string): IdNumber {
  const [tail, check] = [idNumber.slice(6, 9), idNumber[9]];
  for (let i = 0; ; i++) {
    const first = `F2${String(i).padStart(4, '0')}${tail}`;
    if (idCheckDigit(first) === check && first !== idNumber.slice(0, 9)) return `${first}${check}` as IdNumber;
  }
}

const lead = card(population.outsider(900_500));
/** The lead's card after an extension (展期): other certificates over the same keys. */
export const extendedLead = card(population.outsider(900_500), {
  ordinal: 2,
  keySeed: `${pki.seed}/card/${lead.id}/good/G2`,
});
const logKeys = deriveLogKeys(p, seed('master'));
const logSecret = { ed25519Seed: seed('log ed25519'), mldsa44Seed: seed('log mldsa44') };
const sample = fixtureManifest();

export const manifest: Manifest = {
  ...sample,
  case: {
    ...sample.case,
    leadName: lead.holder.name,
    leadSigningCertSha256: p.sha256(lead.signing.certificate),
  },
  keys: { open: logKeys.open, count: logKeys.count, wrapSha256: seed('wrap') },
  registry: {
    seal: authorities.registry.key.seal,
    verdict: authorities.registry.key.verdict,
    ed25519: authorities.registry.key.ed25519,
  },
  logKeys: { ed25519: p.ed25519Public(logSecret.ed25519Seed), mldsa44: p.mlDsa44Public(logSecret.mldsa44Seed) },
  createdAt: SIGNED_AT,
};
export const M = manifestHash(p, manifest);
const log = logContextOf(manifest, M);

export function signedManifest(of: Manifest = manifest): SignedManifest {
  const hash = manifestHash(p, of);
  const tbs = renderManifestConsent({
    caseNumber: of.case.number,
    log: of.log,
    manifestHash: hash,
    origin: of.statement.origin,
    signedAt: SIGNED_AT,
  });
  return {
    manifest: of,
    leadConsent: slimCms(lead.sign({ tbs, hash: 'SHA256', type: 'PKCS7' })),
    commission: signAuthority(p, authorities.commission.secret, 'manifest', hash),
    registry: signAuthority(p, authorities.registry.secret, 'manifest', hash),
  };
}

export interface RecordPlan {
  /** What is typed; the card's own number by default. */
  readonly idNumber?: string;
  readonly flag?: ProgressFlag;
  readonly statement?: Partial<SignFields>;
  readonly disclosure?: 'lead' | 'lead+registry';
  readonly changeCms?: (cms: Uint8Array) => Uint8Array;
  /** Seal another salt than the one committed to. */
  readonly otherSalt?: true;
  readonly otherReceipt?: true;
  /** Make `c` or the envelope of another seed. */
  readonly otherC?: true;
  readonly otherProg?: true;
}

/** The receipt secret behind every record of `name`. */
export const receiptSecret = (name: string) => seed(`receipt ${name}`);

/** A slot as browser and gate would make it for the holder of `by`, but for what `plan` changes. */
export function realSlot(name: string, by: Card, plan: RecordPlan = {}, of: Manifest = manifest): Slot {
  const hash = manifestHash(p, of);
  const context = logContextOf(of, hash);
  const idNumber = plan.idNumber ?? by.holder.idNumber;
  const [z, s, receiptPublic] = [seed(`z ${name}`), seed(`s ${name}`), p.x25519Public(receiptSecret(name))];
  const fields: SignFields = {
    ...signContextOf(of, hash),
    nonce: toBase64url(p.shake256(seed(`nonce ${name}`), 48)),
    issuedAt: SIGNED_AT,
    expiresAt: SIGNED_AT + 300_000,
    idCommit: idCommit(p, z, idNumber),
    receiptCommit: receiptCommit(p, receiptPublic),
    idTail: by.holder.idNumber.slice(-4),
    ...plan.statement,
  };
  const signed = slimCms(by.sign({ tbs: renderSign(fields), hash: 'SHA256', type: 'PKCS7' }));
  const cms = plan.changeCms?.(signed) ?? signed;
  const record = {
    disclosure: plan.disclosure ?? ('lead' as const),
    idNumber,
    z: plan.otherSalt ? seed('other') : z,
    receiptPublic: plan.otherReceipt ? p.x25519Public(seed('other')) : receiptPublic,
    cms,
  };
  return {
    body: sealRecord(p, context, record, randomOf(name)),
    prog: makeProgress(p, context, plan.flag ?? 1, plan.otherProg ? seed('other') : s),
    c: realCommitment(p, hash, plan.otherC ? seed('other') : s, cms),
    tag: seed(`tag ${name}`),
  };
}

export const decoySlot = (name: string): Slot => makeDecoy(p, log, seed(`decoy ${name}`));

/** A slot that the gate called real and that opens to nothing. */
export function brokenSlot(name: string): Slot {
  const decoy = decoySlot(name);
  return { ...decoy, prog: makeProgress(p, log, 1, seed(`s ${name}`)) };
}

/** A folder of its own for one test. */
export function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lianshu-registry-'));
  return work(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
}

/** Writes `to-registry/filing-<log>` for these slots and returns its path. */
export function writeFiling(
  exchangeDir: string,
  slots: readonly Slot[],
  changes: Partial<Filing> = {},
  of: Manifest = manifest,
  by: Card = lead,
): string {
  const hash = manifestHash(p, of);
  const leaves = [manifestEntry(of), ...slots.map((slot) => encodeSlotEntry(p, slot))].map((entry) =>
    leafHash(p, entry),
  );
  const { root } = appendLeaves(p, EMPTY_EDGE, leaves);
  const size = leaves.length;
  const head = { origin: of.logOrigin, size, root };
  const unsigned: Filing = {
    log: of.log,
    manifestHash: hash,
    size,
    root,
    realCount: Math.min(5, slots.length),
    paperCount: 0,
    submittedAt: FILED_AT,
    consent: new Uint8Array(0),
    release: sealRelease(
      p,
      of.registry.seal,
      { manifestHash: hash, size, root },
      logKeys.seedOpen,
      randomOf('release'),
    ),
    seedCount: logKeys.seedCount,
    checkpoint: signCheckpoint(p, logSecret, head, FILED_AT),
    ...changes,
  };
  const tbs = renderSubmission(submissionFieldsOf(of, hash, unsigned));
  const filing = { ...unsigned, consent: slimCms(by.sign({ tbs, hash: 'SHA256', type: 'PKCS7' })) };
  const folder = join(exchangeDir, 'to-registry', `filing-${of.log}`);
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(exchangeDir, 'to-commission'), { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), encodeSignedManifest(signedManifest(of)));
  writeFileSync(join(folder, 'filing.json'), encodeFiling(filing));
  writeFileSync(join(folder, 'checkpoint'), filing.checkpoint);
  writeFileSync(join(folder, 'slots.bin'), concat(...slots.flatMap(({ body, prog, c, tag }) => [body, prog, c, tag])));
  writeFileSync(join(folder, 'done'), '');
  return folder;
}

/** A release of another master, for the same head. */
export function otherRelease(filing: Pick<Filing, 'size' | 'root'>) {
  const scope = { manifestHash: M, size: filing.size, root: filing.root };
  return sealRelease(p, manifest.registry.seal, scope, seed('another master'), randomOf('release'));
}
