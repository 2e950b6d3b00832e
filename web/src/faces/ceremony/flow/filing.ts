import { equalBytes } from '@lianshu/core/bytes';
import { sealRelease } from '@lianshu/core/crypto';
import { encodeCanonical, Fields } from '@lianshu/core/json';
import { pinIssuer, type RevocationLookup, slimCms } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { renderSubmission, type SubmissionFields } from '@lianshu/core/statement';
import { type FilingRequest, filingRequestToJson, verifyFiling } from '@lianshu/core/submission';
import { verifyCheckpoint } from '@lianshu/core/tlog';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, type Api, failed, fromJson, fromResult, good, momentField } from '../../../api/index.ts';
import type { CardClient } from '../../../middleware/index.ts';
import { fromCard } from '../../session/card.ts';
import type { KnownManifest } from './signed-manifest.ts';
import type { Tally } from './tally.ts';
import { type Unseal, type UnsealForm, unsealKeys } from './unseal.ts';

/** A log that stands still for its filing. */
export interface HeldLog {
  /** N, leaf 0 counted. */
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note over both. */
  readonly checkpoint: string;
  /** ms: then it goes on by itself. */
  readonly holdUntil: number;
}

/** The registry and the commission look the card up; the tool has no revocation lists. */
const NOT_LOOKED_UP: RevocationLookup = { status: () => 'good' };

/**
 * Holds the log. The head must be the one that the log's own keys signed, so that nobody can show the lead one log and the
 * registry another: `submission.head` otherwise.
 */
export async function holdLog(p: Primitives, api: Api, { manifest }: KnownManifest): Promise<Answer<HeldLog>> {
  const answer = await api.post(`/api/lead/logs/${encodeURIComponent(manifest.log)}/hold`, {});
  const held = fromJson(answer, (value): HeldLog => {
    const fields = new Fields(value);
    return {
      size: fields.integer('size', 1),
      root: fields.bytes('root', 32),
      checkpoint: fields.string('checkpoint', 65_536),
      holdUntil: momentField(fields, 'holdUntil'),
    };
  });
  return held.ok && !isOwnHead(p, manifest, held.value) ? failed('submission.head') : held;
}

function isOwnHead(p: Primitives, manifest: KnownManifest['manifest'], held: HeldLog): boolean {
  try {
    const key = { origin: manifest.logOrigin, ...manifest.logKeys };
    const verdict = verifyCheckpoint(p, key, held.checkpoint);
    return verdict.ok && verdict.checkpoint.size === held.size && equalBytes(verdict.checkpoint.root, held.root);
  } catch {
    return false;
  }
}

export async function resumeLog(api: Api, log: string): Promise<Answer<true>> {
  const answer = await api.post(`/api/lead/logs/${encodeURIComponent(log)}/resume`, {});
  return answer.ok ? good(true) : answer;
}

/** What the lead files: exact figures over one head. `submission.head` when the count is not of that head. */
export function submissionOf(
  { manifest, hash }: KnownManifest,
  held: HeldLog,
  tally: Tally,
  paperCount: number,
  now: number,
): Answer<SubmissionFields> {
  if (tally.next !== held.size) return failed('submission.head');
  return good({
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash: hash,
    size: held.size,
    root: held.root,
    realCount: tally.real,
    paperCount,
    submittedAt: now - (now % 1000),
    origin: manifest.statement.origin,
  });
}

/** The text that the card signs, shown before. */
export function submissionText(fields: SubmissionFields): Uint8Array {
  return renderSubmission(fields);
}

/** The card signs the filing. Verified only together with the rest, in `fileRoster`. */
export async function signSubmission(
  card: CardClient,
  fields: SubmissionFields,
  pin: string,
  slot: string,
): Promise<Answer<Uint8Array>> {
  const signed = fromCard(await card.makeSignature({ content: renderSubmission(fields), pin, slot }));
  if (!signed.ok) return signed;
  try {
    return good(slimCms(signed.value));
  } catch {
    return failed('cms.malformed');
  }
}

export interface FilingWork extends Unseal {
  readonly random: Random;
  readonly trust: Trust;
  readonly known: KnownManifest;
  readonly held: HeldLog;
  readonly fields: SubmissionFields;
  readonly consent: Uint8Array;
  readonly form: UnsealForm;
  readonly typedCode: string;
}

/**
 * 提出, made ready: card and code open the keys, `seed_open` is sealed to the pinned registry for exactly this head, and
 * the whole is verified as the commission will verify it, so that the one filing is not spent on a faulty one. Nothing is
 * sent yet. The release in it opens for the registry alone; its count key counts and opens no record.
 */
export async function prepareFiling(work: FilingWork): Promise<Answer<FilingRequest>> {
  const { p, random, trust, known, held, fields, consent } = work;
  const keys = await unsealKeys(work);
  if (!keys.ok) return keys;
  const { size, root } = held;
  const scope = { manifestHash: known.hash, size, root };
  const release = sealRelease(p, trust.registry.seal, scope, keys.value.seedOpen, random);
  keys.value.seedOpen.fill(0);
  const request: FilingRequest = {
    log: fields.log,
    manifestHash: fields.manifestHash,
    size,
    root,
    realCount: fields.realCount,
    paperCount: fields.paperCount,
    submittedAt: fields.submittedAt,
    consent,
    release,
    seedCount: keys.value.seedCount,
  };
  const context = {
    manifest: known.manifest,
    manifestHash: known.hash,
    leadConsent: known.leadConsent,
    head: { size, root },
    issuers: trust.issuers.map(pinIssuer),
    revocations: NOT_LOOKED_UP,
    now: null,
  };
  const verified = fromResult(verifyFiling(p, context, request));
  return verified.ok ? good(request) : verified;
}

/**
 * Posts a prepared filing, once. After a lost answer post the very same request again: the commission answers the same
 * filing the same way, and refuses another one for good.
 */
export async function postFiling(api: Api, request: FilingRequest): Promise<Answer<true>> {
  const path = `/api/lead/logs/${encodeURIComponent(request.log)}/file`;
  const answer = await api.post(path, filingRequestToJson(request));
  return answer.ok ? good(true) : answer;
}

/** The lead's own copy of what she filed, as bytes for her folder. */
export function filingCopy(request: FilingRequest): Uint8Array {
  return encodeCanonical(filingRequestToJson(request));
}
