import { toBase64url } from '@lianshu/core/bytes';
import { type DoorContext, issueNonce, NONCE_LIFETIME_MS } from '@lianshu/core/door';
import { type Manifest, manifestHash, signContextOf } from '@lianshu/core/manifest';
import { createRevocationLookup, type PinnedIssuer, parseCrl, pinIssuer, slimCms } from '@lianshu/core/pki';
import { renderSign } from '@lianshu/core/statement';
import { nodePrimitives } from '@lianshu/platform';
import { type Card, issueCard, revokedSerials } from '../card/index.ts';
import { fixtureManifest } from '../fixture-log/index.ts';
import { createDemoPki, type DemoPki, type Generation, issueRevocationList, seededRandom } from '../pki/index.ts';
import { idNumberOf } from '../population/index.ts';

const p = nodePrimitives;
/** Key of the permutation that numbers the sample people. */
const SAMPLE_PEOPLE = 2026;
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];

/** A log that is open at `now`, with everything the door needs. */
export interface SampleLog {
  readonly pki: DemoPki;
  readonly manifest: Manifest;
  readonly manifestHash: Uint8Array;
  readonly nonceKey: Uint8Array;
  readonly now: number;
  readonly context: DoorContext;
}

/** The true issuers of a synthetic PKI as a trust file would pin them. */
export function pinDemoIssuers(pki: DemoPki): readonly PinnedIssuer[] {
  return GENERATIONS.map((generation) => {
    const { certificate, notBefore, notAfter } = pki.issuer(generation);
    return pinIssuer({ generation, certificate, notBefore, notAfter });
  });
}

export interface SampleLogOptions {
  readonly number?: string;
  /** Cards whose certificates stand on the lists when their kind is `revoked`. */
  readonly cards?: readonly Card[];
  /** Further entries on each list, to give it a real one's length. */
  readonly otherRevoked?: number;
}

export function openSampleLog(pki: DemoPki = createDemoPki(), options: SampleLogOptions = {}): SampleLog {
  const now = Date.UTC(2026, 11, 1, 2, 0, 30);
  const manifest = fixtureManifest({}, options.number);
  const hash = manifestHash(p, manifest);
  const issuers = pinDemoIssuers(pki);
  const crls = GENERATIONS.map((generation) => {
    const random = seededRandom(`revoked ${generation}`);
    const others = Array.from({ length: options.otherRevoked ?? 0 }, () => {
      const serial = random(16);
      serial[0] = (serial[0]! & 0x3f) | 0x40;
      return { serial, revokedAt: now - 86_400_000 };
    });
    return parseCrl(
      p,
      issueRevocationList(pki.issuer(generation), {
        thisUpdate: now - 3_600_000,
        nextUpdate: now + 86_400_000,
        number: 2026120101,
        revoked: [...revokedSerials(options.cards ?? [], generation), ...others],
      }),
    );
  });
  const revocations = createRevocationLookup(p, issuers, crls);
  if (!revocations.ok) throw new Error(revocations.code);
  const nonceKey = seededRandom('sample nonce key')(32);
  const context: DoorContext = {
    manifest,
    manifestHash: hash,
    issuers,
    revocations: revocations.value,
    now,
    nonceKey,
  };
  return { pki, manifest, manifestHash: hash, nonceKey, now, context };
}

/** The statement that `idTail` would sign in `log`, with a nonce issued half a minute before `now`. */
export function sampleStatement(log: SampleLog, idTail: string, seed: string): Uint8Array {
  const random = seededRandom(`statement ${seed}`);
  const issuedAt = log.now - 30_000;
  const expiresAt = issuedAt + NONCE_LIFETIME_MS;
  const claims = { purpose: 'sign', manifestHash: log.manifestHash, issuedAt, expiresAt } as const;
  return renderSign({
    ...signContextOf(log.manifest, log.manifestHash),
    nonce: toBase64url(issueNonce(p, log.nonceKey, claims, random)),
    issuedAt,
    expiresAt,
    idCommit: random(32),
    receiptCommit: random(32),
    idTail,
  });
}

/** What a browser posts for `card`: the statement signed through the component, slimmed. */
export function samplePost(log: SampleLog, card: Card, seed: string): Uint8Array {
  const tbs = sampleStatement(log, card.holder.idNumber.slice(-4), seed);
  return slimCms(card.sign({ tbs, hash: 'SHA256', type: 'PKCS7', signingTime: log.now }));
}

/** Good cards of both generations with names and numbers of their own. */
export function sampleCards(pki: DemoPki, count: number): readonly Card[] {
  return Array.from({ length: count }, (_, i) =>
    issueCard(pki, { idNumber: idNumberOf(SAMPLE_PEOPLE, i, i % 2 === 0 ? 1 : 2), name: `示範${i}` }),
  );
}
