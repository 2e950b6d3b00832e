import type { Generation } from './trust.ts';

/** A true authority certificate, as public sources name it. */
export interface KnownIssuer {
  readonly name: string;
  /** The generation of cards that it issues; null for a root, which no trust file names. */
  readonly generation: Generation | null;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly sha256: string;
  /** First and last day of validity, UTC. */
  readonly from: string;
  readonly until: string;
}

/**
 * The fingerprints of the true card authority and its roots, from public programs that pin them (moica §2.1:
 * zkmopro/go-zkid-verifier). NOT YET COMPARED WITH A DOWNLOAD FROM THE AUTHORITY: whoever installs a production trust file
 * must do that first (docs/guides/trust.md). They serve to recognise a certificate, never to trust one.
 */
export const KNOWN_ISSUERS: readonly KnownIssuer[] = [
  {
    name: 'GRCA-G2',
    generation: null,
    sha256: '70b922bfda0e3f4a342e4ee22d579ae598d071cc5ec9c30f123680340388aea5',
    from: '2012-09-28',
    until: '2037-12-31',
  },
  {
    name: 'GRCA-G3',
    generation: null,
    sha256: '57df6f20e04c588e85f35be8832f5d4e78958336ae3b18fb7c9bae0dfead4044',
    from: '2022-10-18',
    until: '2049-10-18',
  },
  {
    name: 'MOICA-G2',
    generation: 'G2',
    sha256: 'c4c462de463f856804dc898338d2cecb55fba74155851599d8fb7d70218fd1be',
    from: '2014-01-02',
    until: '2034-01-02',
  },
  {
    name: 'MOICA-G3',
    generation: 'G3',
    sha256: 'ed793fd0d50a2a398049d598982cf01e75f873b532066caec238f800a06ca9da',
    from: '2024-01-23',
    until: '2044-01-23',
  },
];

/** The known authority with this fingerprint (lower-case hexadecimal); undefined for any other. */
export function knownIssuer(sha256: string): KnownIssuer | undefined {
  return KNOWN_ISSUERS.find((known) => known.sha256 === sha256);
}
