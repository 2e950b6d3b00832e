import { equalBytes } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Manifest } from '../manifest/index.ts';
import {
  type Certificate,
  checkSignedCms,
  isSameCard,
  type PinnedIssuer,
  type RevocationLookup,
  readCardDocument,
} from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type SubmissionFields, verifySubmission } from '../statement/index.ts';
import type { FilingRequest } from './filing.ts';
import type { FiledHead } from './release.ts';

/** What a filing is held against. */
export interface FilingContext {
  readonly manifest: Manifest;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
  /** The lead's consent to the manifest: it holds the certificate that the manifest names by its hash. */
  readonly leadConsent: Uint8Array;
  /** The head at which the log stands held. */
  readonly head: FiledHead;
  readonly issuers: readonly PinnedIssuer[];
  readonly revocations: RevocationLookup;
  /** When the filing arrives (ms): its own time may differ by `FILING_CLOCK_MS`. Null afterwards. */
  readonly now: number | null;
}

/** The hold lasts at most half an hour, and the time in the filing is made within it. */
export const FILING_CLOCK_MS = 30 * 60_000;

/** The statement that a filing must carry, from the filing's own figures and the manifest. */
export function submissionFieldsOf(
  manifest: Manifest,
  manifestHash: Uint8Array,
  filing: FilingRequest,
): SubmissionFields {
  return {
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash,
    size: filing.size,
    root: filing.root,
    realCount: filing.realCount,
    paperCount: filing.paperCount,
    submittedAt: filing.submittedAt,
    origin: manifest.statement.origin,
  };
}

/**
 * Accepts a filing when it is for this log and head, and the lead of the manifest signed exactly its figures with the card
 * that consented to the manifest, also under a certificate that was issued again since (展期). The release is not opened: only the registry can. Refusals `manifest.hash-mismatch`,
 * `submission.head` (other size or root, more real records than slots, a time of another hour), `submission.signature`
 * (another card), `cms.*`, `certificate.*`, `statement.*`.
 */
export function verifyFiling(p: Primitives, context: FilingContext, filing: FilingRequest): Result<SubmissionFields> {
  const { manifest, manifestHash, head, now } = context;
  if (filing.log !== manifest.log || !equalBytes(filing.manifestHash, manifestHash))
    return refuse('manifest.hash-mismatch');
  if (filing.size !== head.size || !equalBytes(filing.root, head.root)) return refuse('submission.head');
  if (filing.realCount >= filing.size) return refuse('submission.head', { at: 'realCount' });
  if (now !== null && Math.abs(now - filing.submittedAt) > FILING_CLOCK_MS)
    return refuse('submission.head', { at: 'submittedAt' });
  const { issuers, revocations } = context;
  const signed = checkSignedCms(p, filing.consent, { issuers, revocations, at: filing.submittedAt });
  if (!signed.ok) return signed;
  if (!isCardOfManifest(p, context, signed.value.certificate)) return refuse('submission.signature');
  const fields = submissionFieldsOf(manifest, manifestHash, filing);
  const statement = verifySubmission(fields, signed.value.content);
  return statement.ok ? accept(fields) : statement;
}

/** Months lie between consent and filing: the certificate that the manifest names may have been extended meanwhile. */
function isCardOfManifest(p: Primitives, { manifest, leadConsent }: FilingContext, certificate: Certificate): boolean {
  const named = manifest.case.leadSigningCertSha256;
  if (equalBytes(p.sha256(certificate.der), named)) return true;
  const consent = readCardDocument(leadConsent);
  if (!consent.ok || !equalBytes(p.sha256(consent.value.certificate.der), named)) return false;
  return isSameCard(consent.value.certificate, certificate);
}
