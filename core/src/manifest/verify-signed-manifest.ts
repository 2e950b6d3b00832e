import { equalBytes, utf8 } from '../bytes/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { checkCardDocument, pinIssuer, type RevocationLookup, readCardDocument } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type ManifestConsentFields,
  readManifestConsent,
  statementTemplateSha256,
  verifyManifestConsent,
} from '../statement/index.ts';
import { type Trust, verifyAuthority } from '../trust/index.ts';
import { manifestHash } from './encode-manifest.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestDraft, SignedManifest } from './signed-manifest.ts';
import { PIN_BYTES } from './signing-link.ts';

/**
 * For whoever has no revocation list (a browser, the offline verifier): commission and registry looked the lead's card up
 * before they signed, and their signatures are demanded too.
 */
const VOUCHED_FOR: RevocationLookup = { status: () => 'good' };

/** The manifest's own hashes and keys: what can be said without any signature. Refusals `manifest.shape`, `manifest.keys`. */
export function checkManifest(p: Primitives, trust: Trust, manifest: Manifest): Result<Manifest> {
  const { registry } = trust;
  if (
    !equalBytes(manifest.registry.seal, registry.seal) ||
    !equalBytes(manifest.registry.verdict, registry.verdict) ||
    !equalBytes(manifest.registry.ed25519, registry.ed25519)
  )
    return refuse('manifest.keys');
  if (!equalBytes(p.sha256(utf8(manifest.case.mainText)), manifest.case.mainTextSha256))
    return refuse('manifest.shape', { at: 'mainTextSha256' });
  if (!equalBytes(statementTemplateSha256(p), manifest.statement.sha256))
    return refuse('manifest.shape', { at: 'statement' });
  return accept(manifest);
}

function claimedTime(content: Uint8Array): Result<number> {
  try {
    return accept(readManifestConsent(content).signedAt);
  } catch (error) {
    if (error instanceof ParseError) return refuse('statement.mismatch');
    throw error;
  }
}

/**
 * The lead's consent: a CMS by the very certificate that the manifest names, over the consent to exactly this manifest.
 * Refusals `manifest.signature` (another card), `cms.*`, `certificate.*`, `statement.*`.
 */
export function verifyLeadConsent(
  p: Primitives,
  trust: Trust,
  draft: Pick<ManifestDraft, 'manifest' | 'leadConsent'>,
  revocations: RevocationLookup,
): Result<ManifestConsentFields> {
  const { manifest, leadConsent } = draft;
  const hash = manifestHash(p, manifest);
  const document = readCardDocument(leadConsent);
  if (!document.ok) return document;
  // The card must have been good when it signed, which only the statement says: a claim until the signature holds.
  const at = claimedTime(document.value.cms.content);
  if (!at.ok) return at;
  const issuers = trust.issuers.map(pinIssuer);
  const signed = checkCardDocument(p, document.value, { issuers, at: at.value, revocations, use: 'sign' });
  if (!signed.ok) return signed;
  if (!equalBytes(p.sha256(signed.value.certificate.der), manifest.case.leadSigningCertSha256))
    return refuse('manifest.signature', { by: 'lead' });
  const context = {
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash: hash,
    origin: manifest.statement.origin,
  };
  return verifyManifestConsent(context, signed.value.content);
}

/**
 * Accepts a manifest that this trust's commission and registry and the lead's card all signed, and whose registry keys are
 * the pinned ones. `pinned` is what the visitor brought: the 16 bytes of a signing link, or all of M. Refusals
 * `manifest.hash-mismatch` (not the pinned one), `manifest.keys`, `manifest.shape`, `manifest.signature`, and those of
 * `verifyLeadConsent`. Everything in `signed` is the server's word until this accepts it.
 */
export function verifySignedManifest(
  p: Primitives,
  trust: Trust,
  signed: SignedManifest,
  pinned?: Uint8Array,
  revocations: RevocationLookup = VOUCHED_FOR,
): Result<Manifest> {
  const { manifest } = signed;
  const hash = manifestHash(p, manifest);
  if (pinned !== undefined) {
    if (pinned.length !== PIN_BYTES && pinned.length !== 32) throw new RangeError('a pin has 16 or 32 bytes');
    if (!equalBytes(hash.subarray(0, pinned.length), pinned)) return refuse('manifest.hash-mismatch');
  }
  const checked = checkManifest(p, trust, manifest);
  if (!checked.ok) return checked;
  for (const by of ['commission', 'registry'] as const)
    if (!verifyAuthority(p, trust[by], 'manifest', hash, signed[by])) return refuse('manifest.signature', { by });
  const consent = verifyLeadConsent(p, trust, signed, revocations);
  return consent.ok ? accept(manifest) : consent;
}
