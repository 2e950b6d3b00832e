import { equalBytes, toHex, utf8 } from '../bytes/index.ts';
import { type Certificate, oidText, parseCertificate } from '../pki/index.ts';
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

function isSyntheticAuthority({ name, ed25519 }: Trust['commission']): boolean {
  return MARKS.some((mark) => contains(utf8(name), mark)) || DEMO_AUTHORITY_KEYS.includes(toHex(ed25519));
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
  if (isSyntheticAuthority(trust.commission) || isSyntheticAuthority(trust.registry))
    faults.push('synthetic-authority');
  return faults;
}
