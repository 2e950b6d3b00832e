import { fromBase64, fromHex, toHex } from '@lianshu/core/bytes';
import { canonicalText, type JsonValue } from '@lianshu/core/json';
import { parseCertificate, pinIssuer } from '@lianshu/core/pki';
import {
  encodeTrust,
  type Generation,
  isSyntheticIssuer,
  issuerFingerprint,
  knownIssuer,
  parseTrustDraft,
  TRUST_FORMAT,
  type Trust,
} from '@lianshu/core/trust';

/** The end of a PEM line says where the base64 is; a file without any is DER as it stands. */
export function certificateDer(file: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(file);
  const found = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(text);
  return found === null ? file : fromBase64(found[1]!.replace(/\s/g, ''));
}

/** A fingerprint as people write it: any case, with colons or spaces; undefined when it is none. */
export function fingerprintOf(text: string): string | undefined {
  const digits = text.replace(/[\s:]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? toHex(fromHex(digits)) : undefined;
}

/** Midnight in Taipei at the begin of a day `YYYY-MM-DD`, ms; undefined for another text. */
function midnight(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00+08:00`);
  const shown = Number.isNaN(at) ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  return shown === day ? at : undefined;
}

export interface IssuerToAdd {
  readonly generation: Generation;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly from: string;
  readonly until: string;
  /** Lower-case hexadecimal, as the person read it elsewhere; undefined when she gave none. */
  readonly fingerprint: string | undefined;
}

export type Added =
  | { readonly trust: Trust }
  | { readonly problem: 'window' | 'synthetic' | 'already-there' | 'other-generation' }
  | { readonly problem: 'fingerprint-needed' | 'fingerprint-differs'; readonly sha256: string };

/** `trust` with one more card authority. Throws ParseError when the certificate is no authority's. `knownAs`: what public sources say of a fingerprint. */
export function addIssuer(trust: Trust, add: IssuerToAdd, knownAs: typeof knownIssuer = knownIssuer): Added {
  const { generation, certificate, fingerprint } = add;
  const parsed = parseCertificate(certificate);
  const sha256 = toHex(issuerFingerprint(certificate));
  const from = midnight(add.from);
  const last = midnight(add.until);
  const window = { notBefore: from ?? 0, notAfter: (last ?? 0) + 86_400_000 - 1000 };
  const issuer = { generation, certificate, ...window };
  const { keyId } = pinIssuer(issuer);
  if (fingerprint === undefined) return { problem: 'fingerprint-needed', sha256 };
  if (fingerprint !== sha256) return { problem: 'fingerprint-differs', sha256 };
  if (trust.kind === 'production' && isSyntheticIssuer(parsed)) return { problem: 'synthetic' };
  // A root issues authorities, not cards; and what is known as of one generation is not of the other.
  const known = knownAs(sha256);
  if (known !== undefined && known.generation !== generation) return { problem: 'other-generation' };
  // The first and the last day may be begun: a certificate seldom starts or ends at midnight in Taipei.
  const DAY_MS = 86_400_000;
  const isWithin = window.notBefore > parsed.notBefore - DAY_MS && window.notAfter < parsed.notAfter + DAY_MS;
  if (from === undefined || last === undefined || last < from || !isWithin) return { problem: 'window' };
  if (trust.issuers.some((there) => toHex(pinIssuer(there).keyId) === toHex(keyId)))
    return { problem: 'already-there' };
  const issuers = [...trust.issuers, issuer].sort((a, b) => a.generation.localeCompare(b.generation));
  return { trust: { ...trust, issuers } };
}

/** A production trust file of two authorities' public keys (JSON texts), without any issuer yet. Throws ParseError. */
export function newTrust(commission: string, registry: string): Uint8Array {
  const draft = {
    format: TRUST_FORMAT,
    kind: 'production',
    commission: JSON.parse(commission) as JsonValue,
    registry: JSON.parse(registry) as JsonValue,
    issuers: [],
  };
  return encodeTrust(parseTrustDraft(new TextEncoder().encode(canonicalText(draft))));
}
