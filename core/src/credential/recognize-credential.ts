import { equalBytes, utf8 } from '../bytes/index.ts';
import { type Certificate, OID, type PinnedIssuer, selectIssuer } from '../pki/index.ts';
import type { CredentialKind } from './credential.ts';

/** The kind that each generation of the card authority issues. */
const OF_GENERATION: { readonly [generation: string]: CredentialKind } = { G2: 'moica-g2', G3: 'moica-g3' };

/**
 * What stands in the names of other authorities, as far as public certificates and programs show it; which of it is
 * uncertain is said in docs/specs/credentials.md.
 */
const ISSUER_NAMES: readonly (readonly [text: string, kind: CredentialKind])[] = [
  ['醫事憑證管理中心', 'health-professional'],
  ['中央健康保險', 'health-card'],
  ['National Health Insurance', 'health-card'],
  ['工商憑證管理中心', 'organization'],
  ['政府憑證管理中心', 'organization'],
  ['組織及團體憑證管理中心', 'organization'],
  ['TaiCA', 'financial'],
  ['TWCA', 'financial'],
  ['TAIWAN-CA', 'financial'],
  ['Chunghwa Telecom', 'financial'],
];

const NAMES = ISSUER_NAMES.map(([text, kind]) => [utf8(text), kind] as const);

function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = bytes.indexOf(part[0]!); at >= 0; at = bytes.indexOf(part[0]!, at + 1))
    if (equalBytes(bytes.subarray(at, at + part.length), part)) return true;
  return false;
}

/**
 * The kind that a certificate says it is of, undefined when it is like none. Only its own word: good for telling its
 * holder which means will do, never for admitting her. `issuers` are the pinned generations of the card authority.
 */
export function recognizeCredential(
  certificate: Certificate,
  issuers: readonly PinnedIssuer[] = [],
): CredentialKind | undefined {
  const { cardGrade, subjectType, issuerDn } = certificate;
  if (cardGrade === 'mobile') return 'mobile';
  // Business and organisation cards name their grade, primary or secondary (正卡, 附卡).
  if (cardGrade === 'primary' || cardGrade === 'secondary') return 'organization';
  for (const [part, kind] of NAMES) if (contains(issuerDn, part)) return kind;
  if (subjectType !== undefined && !equalBytes(subjectType, OID.naturalPerson)) return 'organization';
  const issuer = selectIssuer(issuers, certificate);
  return issuer === undefined ? undefined : OF_GENERATION[issuer.generation];
}

/** The kind of the cards that a pinned generation issues; undefined for a generation that no kind is named after. */
export function kindOfGeneration(generation: string): CredentialKind | undefined {
  return OF_GENERATION[generation];
}
