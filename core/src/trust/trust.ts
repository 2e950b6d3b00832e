import { equalBytes, toBase64url, toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import { type IssuerRecord, pinIssuer } from '../pki/index.ts';
import { isStrictEd25519Key, purePrimitives } from '../primitives/index.ts';
import type { AuthorityKey } from './authority.ts';

export const TRUST_FORMAT = 'lianshu/trust/v1';

/** The household authority's keys: it also receives records (X-Wing, 1,216 bytes) and seals verdicts (X25519, 32 bytes). */
export interface RegistryKey extends AuthorityKey {
  readonly seal: Uint8Array;
  readonly verdict: Uint8Array;
}

/** Generations of the card authority that a trust file can name. */
export const GENERATIONS = ['G2', 'G3'] as const;

export type Generation = (typeof GENERATIONS)[number];

/**
 * What everything else is verified against: pinned in client release and verifier, never taken from a server, a manifest
 * or a bundle. A `demo` trust belongs to synthetic keys that anyone can derive; whoever reports on it must say so.
 */
export interface Trust {
  readonly kind: 'demo' | 'production';
  readonly commission: AuthorityKey;
  readonly registry: RegistryKey;
  /** Generations of the card authority, oldest first. */
  readonly issuers: readonly (IssuerRecord & { readonly generation: Generation })[];
}

function ed25519Key(fields: Fields): Uint8Array {
  const key = fields.bytes('ed25519', 32);
  if (!isStrictEd25519Key(key)) throw new ParseError('json.shape', 'trust.ed25519');
  return key;
}

function readAuthority(fields: Fields): AuthorityKey {
  return { name: fields.string('name', 200), ed25519: ed25519Key(fields), mldsa44: fields.bytes('mldsa44', 1312) };
}

/** SHA-256 of an authority's certificate, 32 bytes: what people compare before they install it, and what a trust file pins. */
export function issuerFingerprint(certificate: Uint8Array): Uint8Array {
  return purePrimitives.sha256(certificate);
}

function readIssuer(value: JsonValue, at: number): Trust['issuers'][number] {
  const fields = new Fields(value, `trust.issuers.${at}`);
  const issuer = {
    generation: fields.oneOf('generation', GENERATIONS),
    certificate: fields.bytes('certificate'),
    notBefore: fields.integer('notBefore'),
    notAfter: fields.integer('notAfter'),
  };
  const sha256 = fields.hash('sha256');
  fields.end();
  if (!equalBytes(sha256, issuerFingerprint(issuer.certificate)))
    throw new ParseError('trust.fingerprint', `trust.issuers.${at}.sha256`);
  if (issuer.notAfter <= issuer.notBefore) throw new ParseError('json.shape', `trust.issuers.${at}.notAfter`);
  pinIssuer(issuer);
  return issuer;
}

/**
 * Throws ParseError for another shape, a weak Ed25519 key, no issuer, an issuer certificate that is not an authority's,
 * `trust.fingerprint` for one that is not the pinned one, or two issuers with one key. Whether the file may be used here
 * is another question: `trustFaults`.
 */
export function trustFromJson(value: JsonValue): Trust {
  const trust = trustDraftFromJson(value);
  if (trust.issuers.length === 0) throw new ParseError('json.shape', 'trust.issuers');
  return trust;
}

function trustDraftFromJson(value: JsonValue): Trust {
  const fields = new Fields(value, 'trust');
  fields.oneOf('format', [TRUST_FORMAT]);
  const kind = fields.oneOf('kind', ['demo', 'production']);
  const commissionFields = fields.object('commission');
  const commission = readAuthority(commissionFields);
  commissionFields.end();
  const registryFields = fields.object('registry');
  const registry = {
    ...readAuthority(registryFields),
    seal: registryFields.bytes('seal', 1216),
    verdict: registryFields.bytes('verdict', 32),
  };
  registryFields.end();
  const issuers = fields.array('issuers').map(readIssuer);
  fields.end();
  const keys = issuers.map((issuer) => toHex(pinIssuer(issuer).keyId));
  if (new Set(keys).size !== keys.length) throw new ParseError('json.shape', 'trust.issuers');
  return { kind, commission, registry, issuers };
}

export function trustToJson(trust: Trust): JsonValue {
  const authority = (key: AuthorityKey) => ({
    name: key.name,
    ed25519: toBase64url(key.ed25519),
    mldsa44: toBase64url(key.mldsa44),
  });
  const { kind, commission, registry, issuers } = trust;
  return {
    format: TRUST_FORMAT,
    kind,
    commission: authority(commission),
    registry: { ...authority(registry), seal: toBase64url(registry.seal), verdict: toBase64url(registry.verdict) },
    issuers: issuers.map(({ generation, certificate, notBefore, notAfter }) => ({
      generation,
      certificate: toBase64url(certificate),
      sha256: toHex(issuerFingerprint(certificate)),
      notBefore,
      notAfter,
    })),
  };
}

/** Canonical JSON. Throws ParseError; see `trustFromJson`. */
export function parseTrust(bytes: Uint8Array): Trust {
  return trustFromJson(parseCanonical(bytes));
}

/** For whoever makes a trust file: as `parseTrust`, and no issuer need be in it yet. */
export function parseTrustDraft(bytes: Uint8Array): Trust {
  return trustDraftFromJson(parseCanonical(bytes));
}

/** Canonical JSON. */
export function encodeTrust(trust: Trust): Uint8Array {
  return encodeCanonical(trustToJson(trust));
}
