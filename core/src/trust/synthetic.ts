import { equalBytes, toHex, utf8 } from '../bytes/index.ts';
import { type Certificate, oidText, parseCertificate } from '../pki/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import type { AuthorityKey } from './authority.ts';
import type { Trust } from './trust.ts';

/** What test authorities and synthetic ones write into their names: `(測試用)` the true authority's test service, the others the devkit. */
const MARKS: readonly Uint8Array[] = ['測試', '示範', 'DEMO'].map(utf8);

/** The level "test" of the government PKI (moica §2.2). */
const TEST_POLICY = '2.16.886.101.0.3.0';

/** Key identifiers of the authorities that the devkit derives from its public seed; a test holds them against it. */
export const DEMO_ISSUER_KEYS: readonly string[] = [
  '2f08cb3e61814a099959a127bd7ab5fe4031276e',
  '8f3bc14f54a962088a519b5ef73f1a2156e2479e',
  '52a8da4ab7a754aef47e5b49541cb1fd6fc7e96c',
];

/** Ed25519 keys of the commission and the household authority that the devkit derives from its public seed. */
export const DEMO_AUTHORITY_KEYS: readonly string[] = [
  '5294de0ebf53c72651f589c13aa7fb16349b95eb19023dfefc0381e60c0eee74',
  'bfb5da0e54fd964e5164425346f1d061bb0740670487b0ee1850e55b1d30829f',
];

/**
 * SHA-256 of the longer keys of both from the same seed: ML-DSA-44 of the commission and of the household authority, and what that
 * receives records and seals verdicts with. A record that is sealed to a key of these is open to anyone.
 */
export const DEMO_KEY_HASHES: readonly string[] = [
  '3d9a6d32c50802235bc0da4bfd0e5561ff096bfd6cfa0caff4a145b57442b6b5',
  'e1d176e82343e226d3cb196361942ba7372609d7a8a13b8ad07cdf5182163fc7',
  '81e35e22bd0de443d62e44a6ccf8d21c8f3068145d0fa021d486f82ed7a0b67d',
  '0038429ef9ed26b644e05505b7ef4de0ea04de63bb5dac879654eb3cf9ae55b7',
];

function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = bytes.indexOf(part[0]!); at >= 0; at = bytes.indexOf(part[0]!, at + 1))
    if (equalBytes(bytes.subarray(at, at + part.length), part)) return true;
  return false;
}

/** Is this the certificate of a synthetic or test authority: by its names, its policy, or a key that anyone can derive? */
export function isSyntheticIssuer({ subjectDn, issuerDn, policies, ski }: Certificate): boolean {
  return (
    MARKS.some((mark) => contains(subjectDn, mark) || contains(issuerDn, mark)) ||
    policies.some((policy) => oidText(policy) === TEST_POLICY) ||
    (ski !== undefined && DEMO_ISSUER_KEYS.includes(toHex(ski)))
  );
}

function isSyntheticAuthority({ name, ed25519 }: AuthorityKey, ...others: readonly Uint8Array[]): boolean {
  return (
    MARKS.some((mark) => contains(utf8(name), mark)) ||
    DEMO_AUTHORITY_KEYS.includes(toHex(ed25519)) ||
    others.some((key) => DEMO_KEY_HASHES.includes(toHex(purePrimitives.sha256(key))))
  );
}

/**
 * Why a trust file may not be used. `demo-kind`: it says itself that it is synthetic. `synthetic-issuer`,
 * `synthetic-authority`: it says that it is for production, and a key in it is one of a test or of a demonstration.
 */
export type TrustFault = 'demo-kind' | 'synthetic-issuer' | 'synthetic-authority';

/**
 * What forbids this trust file where it is to be used. A file of kind `production` never may hold synthetic keys; in
 * production (`isProduction`) nor may any other, and none but that kind will do.
 */
export function trustFaults(trust: Trust, { isProduction }: { readonly isProduction: boolean }): readonly TrustFault[] {
  if (trust.kind === 'demo' && !isProduction) return [];
  const faults: TrustFault[] = trust.kind === 'demo' ? ['demo-kind'] : [];
  if (trust.issuers.some(({ certificate }) => isSyntheticIssuer(parseCertificate(certificate))))
    faults.push('synthetic-issuer');
  const { commission, registry } = trust;
  if (
    isSyntheticAuthority(commission, commission.mldsa44) ||
    isSyntheticAuthority(registry, registry.mldsa44, registry.seal, registry.verdict)
  )
    faults.push('synthetic-authority');
  return faults;
}
