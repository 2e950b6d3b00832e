import { equalBytes } from '../bytes/index.ts';
import { accept, type Result, refuse } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { PinnedIssuer } from './chain.ts';
import { type Crl, verifyCrl } from './crl.ts';
import { CERTIFICATE_HOLD } from './revoked-serials.ts';

export type RevocationStatus = 'good' | 'revoked' | 'unknown';

/** Answers whether a certificate was revoked at a moment. */
export interface RevocationLookup {
  /** `issuerKeyId`: subjectKeyIdentifier of the authority; `serial`: content octets; `at`: ms. */
  status(issuerKeyId: Uint8Array, serial: Uint8Array, at: number): RevocationStatus;
}

/** Nothing is known of any certificate: with it no card is accepted. */
export const NO_REVOCATION_LISTS: RevocationLookup = { status: () => 'unknown' };

interface KnownCrl {
  readonly keyId: Uint8Array;
  readonly crl: Crl;
}

/**
 * A lookup over lists of pinned authorities, verified here once, in any number and order. At the moment `at` a certificate
 * is `revoked` when any list gives an earlier date for it; a mere hold counts only in the list that was current then,
 * since a later one may have lifted it. Otherwise it is `good` when a complete list covers that moment or was made after
 * it, else `unknown`: a stale list never vouches. Refusals as `verifyCrl`; a list of none of the issuers is one.
 * Known limit: an authority may drop entries of certificates that have expired, so keep the lists of the time.
 */
export function createRevocationLookup(
  p: Primitives,
  issuers: readonly PinnedIssuer[],
  crls: readonly Crl[],
): Result<RevocationLookup> {
  const known: KnownCrl[] = [];
  for (const crl of crls) {
    const own = issuers.find((issuer) => crl.aki !== undefined && equalBytes(issuer.keyId, crl.aki));
    if (own === undefined) return refuse('certificate.unknown-issuer');
    const verified = verifyCrl(p, crl, own);
    if (!verified.ok) return verified;
    known.push({ keyId: own.keyId, crl });
  }
  known.sort((a, b) => b.crl.thisUpdate - a.crl.thisUpdate);

  return accept({
    status(issuerKeyId, serial, at) {
      let covered = false;
      // Newest first: the first list not made after `at` is the one that was current.
      let current = true;
      for (const { keyId, crl } of known) {
        if (!equalBytes(keyId, issuerKeyId)) continue;
        const later = crl.thisUpdate > at;
        const entry = crl.entries.find(serial);
        if (entry !== undefined && entry.revokedAt <= at) {
          if (entry.reason !== CERTIFICATE_HOLD || later || current) return 'revoked';
        }
        if (crl.complete && (later || at <= crl.nextUpdate)) covered = true;
        if (!later && crl.complete) current = false;
      }
      return covered ? 'good' : 'unknown';
    },
  });
}
