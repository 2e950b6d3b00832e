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

/** What lists say, and of when they are. */
export interface RevocationLists extends RevocationLookup {
  /** thisUpdate (ms) of the newest complete list of this authority; undefined without one. */
  listedAt(issuerKeyId: Uint8Array): number | undefined;
}

/** Nothing is known of any certificate: with it no card is accepted. */
export const NO_REVOCATION_LISTS: RevocationLists = { status: () => 'unknown', listedAt: () => undefined };

interface KnownCrl {
  readonly keyId: Uint8Array;
  readonly crl: Crl;
}

/**
 * A lookup over lists of pinned authorities, verified here once, in any number and order. At the moment `at` a certificate
 * is `revoked` when any list gives an earlier date for it; a mere hold counts only in the list that was current then,
 * since a later one may have lifted it. Otherwise it is `good` when a complete list covers that moment or was made after
 * it, else `unknown`: a stale list never vouches here (`byLastList` is for the door). Refusals as `verifyCrl`; a list of none of the issuers is one.
 * Known limit: an authority may drop entries of certificates that have expired, so keep the lists of the time.
 */
export function createRevocationLookup(
  p: Primitives,
  issuers: readonly PinnedIssuer[],
  crls: readonly Crl[],
): Result<RevocationLists> {
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
          const final = crl.entries.findFinal(serial);
          if (final !== undefined && final.revokedAt <= at) return 'revoked';
        }
        if (crl.complete && (later || at <= crl.nextUpdate)) covered = true;
        if (!later && crl.complete) current = false;
      }
      return covered ? 'good' : 'unknown';
    },
    listedAt: (issuerKeyId) =>
      known.find(({ keyId, crl }) => crl.complete && equalBytes(keyId, issuerKeyId))?.crl.thisUpdate,
  });
}

/**
 * The same lists for whoever has to decide now: where none covers the moment, the last complete one of the authority speaks,
 * however old it is, so that an outage of the authority does not take days from a term that nothing extends (regulation
 * Art. 11). Without any list of the authority it is still `unknown`. Never for the check: that judges by a list that covers the signing.
 */
export function byLastList(lists: RevocationLists): RevocationLookup {
  return {
    status(issuerKeyId, serial, at) {
      const status = lists.status(issuerKeyId, serial, at);
      return status === 'unknown' && lists.listedAt(issuerKeyId) !== undefined ? 'good' : status;
    },
  };
}

/** A list is fresh for this long after its thisUpdate. */
export const FRESH_MS = 86_400_000;

/** Of when the lists are on which cards are being accepted. */
export interface RevocationFreshness {
  /** ms; the oldest of the newest lists of the authorities; null when one of them has none. */
  readonly freshAt: number | null;
  /** No list, or none fresh, of one authority: what was revoked since is not known yet. */
  readonly stale: boolean;
}

/** How fresh the lists of the authorities are that issue at `now`. */
export function freshnessOf(
  lists: RevocationLists,
  issuers: readonly PinnedIssuer[],
  now: number,
): RevocationFreshness {
  const current = issuers
    .filter(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter)
    .map(({ keyId }) => lists.listedAt(keyId));
  const times = current.filter((at) => at !== undefined);
  const freshAt = times.length === 0 || times.length < current.length ? null : Math.min(...times);
  return { freshAt, stale: freshAt === null || now - freshAt > FRESH_MS };
}
