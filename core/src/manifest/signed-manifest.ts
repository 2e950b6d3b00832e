import { toBase64url } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import { type AuthoritySignature, authoritySignatureFromJson, authoritySignatureToJson } from '../trust/index.ts';
import type { Manifest } from './manifest.ts';
import { manifestFromJson, manifestToJson } from './manifest-json.ts';

export const SIGNED_MANIFEST_FORMAT = 'lianshu/signed-manifest/v1';

/** A manifest with its three signatures. Being parsed says nothing about them: `verifySignedManifest`. */
export interface SignedManifest {
  readonly manifest: Manifest;
  /** CMS by the lead's card over the consent statement. */
  readonly leadConsent: Uint8Array;
  readonly commission: AuthoritySignature;
  readonly registry: AuthoritySignature;
}

/** A manifest on its way: the lead has consented, the authorities may still have to sign. */
export interface ManifestDraft {
  readonly manifest: Manifest;
  readonly leadConsent: Uint8Array;
  readonly commission: AuthoritySignature | null;
  readonly registry: AuthoritySignature | null;
}

function signatureToJson(signature: AuthoritySignature | null): JsonValue {
  return signature === null ? null : authoritySignatureToJson(signature);
}

/** Same format as the finished one, with null for a signature that is still missing. Throws ParseError. */
export function manifestDraftFromJson(value: JsonValue): ManifestDraft {
  const fields = new Fields(value, 'signed-manifest');
  fields.oneOf('format', [SIGNED_MANIFEST_FORMAT]);
  const read = (key: string) => (fields.isNull(key) ? null : authoritySignatureFromJson(fields.json(key), key));
  const draft = {
    manifest: manifestFromJson(fields.json('manifest')),
    leadConsent: fields.bytes('leadConsent'),
    commission: read('commission'),
    registry: read('registry'),
  };
  fields.end();
  return draft;
}

/** Throws ParseError, also when a signature is missing. */
export function signedManifestFromJson(value: JsonValue): SignedManifest {
  const draft = manifestDraftFromJson(value);
  const { commission, registry } = draft;
  if (commission === null || registry === null) throw new ParseError('json.shape', 'signed-manifest.signatures');
  return { ...draft, commission, registry };
}

export function signedManifestToJson(signed: ManifestDraft): JsonValue {
  return {
    format: SIGNED_MANIFEST_FORMAT,
    manifest: manifestToJson(signed.manifest),
    leadConsent: toBase64url(signed.leadConsent),
    commission: signatureToJson(signed.commission),
    registry: signatureToJson(signed.registry),
  };
}

/** Canonical JSON, as it stands in files. Takes drafts too. */
export function encodeSignedManifest(signed: ManifestDraft): Uint8Array {
  return encodeCanonical(signedManifestToJson(signed));
}

/** Throws ParseError. */
export function parseSignedManifest(bytes: Uint8Array): SignedManifest {
  return signedManifestFromJson(parseCanonical(bytes));
}

/** Throws ParseError. */
export function parseManifestDraft(bytes: Uint8Array): ManifestDraft {
  return manifestDraftFromJson(parseCanonical(bytes));
}
