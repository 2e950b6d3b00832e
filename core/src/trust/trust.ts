import { toBase64url } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import { type IssuerRecord, pinIssuer } from '../pki/index.ts';
import { isStrictEd25519Key } from '../primitives/index.ts';
import type { AuthorityKey } from './authority.ts';

export const TRUST_FORMAT = 'lianshu/trust/v1';

/** The household authority's keys: it also receives records (X-Wing, 1,216 bytes) and seals verdicts (X25519, 32 bytes). */
export interface RegistryKey extends AuthorityKey {
  readonly seal: Uint8Array;
  readonly verdict: Uint8Array;
}

/**
 * What everything else is verified against: pinned in client release and verifier, never taken from a server, a manifest
 * or a bundle. A `demo` trust belongs to synthetic keys that anyone can derive; whoever reports on it must say so.
 */
export interface Trust {
  readonly kind: 'demo' | 'production';
  readonly commission: AuthorityKey;
  readonly registry: RegistryKey;
  /** Generations of the card authority, oldest first. */
  readonly issuers: readonly (IssuerRecord & { readonly generation: 'G2' | 'G3' })[];
}

function ed25519Key(fields: Fields): Uint8Array {
  const key = fields.bytes('ed25519', 32);
  if (!isStrictEd25519Key(key)) throw new ParseError('json.shape', 'trust.ed25519');
  return key;
}

function readAuthority(fields: Fields): AuthorityKey {
  return { name: fields.string('name', 200), ed25519: ed25519Key(fields), mldsa44: fields.bytes('mldsa44', 1312) };
}

function readIssuer(value: JsonValue, at: number): Trust['issuers'][number] {
  const fields = new Fields(value, `trust.issuers.${at}`);
  const issuer = {
    generation: fields.oneOf('generation', ['G2', 'G3']),
    certificate: fields.bytes('certificate'),
    notBefore: fields.integer('notBefore'),
    notAfter: fields.integer('notAfter'),
  };
  fields.end();
  if (issuer.notAfter <= issuer.notBefore) throw new ParseError('json.shape', `trust.issuers.${at}.notAfter`);
  pinIssuer(issuer);
  return issuer;
}

/** Throws ParseError for another shape, a weak Ed25519 key, no issuer, or an issuer certificate that is not an authority's. */
export function trustFromJson(value: JsonValue): Trust {
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
  if (issuers.length === 0) throw new ParseError('json.shape', 'trust.issuers');
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
      notBefore,
      notAfter,
    })),
  };
}

/** Canonical JSON. Throws ParseError; see `trustFromJson`. */
export function parseTrust(bytes: Uint8Array): Trust {
  return trustFromJson(parseCanonical(bytes));
}

/** Canonical JSON. */
export function encodeTrust(trust: Trust): Uint8Array {
  return encodeCanonical(trustToJson(trust));
}
