import { toBase64url, toHex } from '@lianshu/core/bytes';
import { addDays, endOfTaipeiDay, taipeiDate } from '@lianshu/core/calendar';
import { allowedCommands, cardNeededUntil } from '@lianshu/core/case';
import { INNER_LENGTH } from '@lianshu/core/crypto';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import { type Certificate, checkSignerCertificate, parseCertificate } from '@lianshu/core/pki';
import { loadCase } from '../cases/case-store.ts';
import type { ServerParts } from '../parts.ts';
import { cardKeyOf } from '../sessions/card-key.ts';
import { collectionsOf, isCounterCommand } from './counter-command.ts';
import { sealTrial, TRIAL_LIFETIME_MS } from './trial-token.ts';

/** What the lead's card is asked to decrypt, and what its certificate says. */
export interface Trial {
  /** RSAES-PKCS1-v1_5 to the encryption certificate, as the wrap of the log's master will be. */
  readonly ciphertext: string;
  /** Goes back with what the card found. */
  readonly challenge: string;
  /** The last day through which the certificate is valid, and the last day on which its key may be needed. */
  readonly expiresOn: string;
  readonly neededUntil: string;
  readonly expiresAt: number;
}

/** The two certificates of the card in the reader, DER. */
export interface ShownCard {
  readonly encryption: Uint8Array;
  readonly signing: Uint8Array;
}

type TrialParts = Pick<ServerParts, 'db' | 'primitives' | 'random' | 'issuers' | 'revocations' | 'nonceKey' | 'clock'>;

/**
 * Begins a trial decryption at the counter (regulation Art. 4, 7(1); law.md §8.3 T13): the certificates must be a citizen
 * card's for encryption and for signing, valid and not revoked, made out in the lead's name and to one person. Nothing is stored. Refusals
 * `case.*`, `certificate.*`, `trial.other-person`.
 */
export async function beginTrial(parts: TrialParts, number: string, card: ShownCard): Promise<Result<Trial>> {
  const { db, primitives: p, random, issuers, revocations, nonceKey, clock } = parts;
  const now = clock();
  const { state, seq } = await loadCase(db, number);
  if (seq === 0) return refuse('case.unknown');
  if (!allowedCommands(state, 'commission', now).some(({ command }) => isCounterCommand(command)))
    return refuse('case.wrong-state', { phase: state.phase });
  const certificate = readCertificate(card.encryption);
  const signing = readCertificate(card.signing);
  if (certificate === undefined || signing === undefined) return refuse('certificate.malformed');
  const context = { issuers, revocations: revocations(), at: now } as const;
  for (const [read, use] of [
    [certificate, 'encrypt'],
    [signing, 'sign'],
  ] as const) {
    const checked = checkSignerCertificate(p, read, { ...context, use });
    if (!checked.ok) return checked;
    if (checked.value.commonName !== state.text?.leadName) return refuse('trial.other-person');
  }
  // One card has both: with a namesake's signing key beside the lead's own encryption key the code would be the namesake's.
  if (certificate.idTail !== signing.idTail) return refuse('trial.other-person');
  const plaintext = random(INNER_LENGTH);
  const expiresOn = lastWholeDay(certificate.notAfter);
  const expiresAt = now + TRIAL_LIFETIME_MS;
  const claims = {
    caseNumber: number,
    certificateSha256: toHex(p.sha256(certificate.der)),
    signingKey: toBase64url(cardKeyOf(p, signing)),
    expiresOn,
    collections: collectionsOf(state),
    expiresAt,
  };
  return accept({
    ciphertext: toBase64url(p.rsaEncrypt(certificate.publicKey, plaintext, random)),
    challenge: sealTrial(p, nonceKey, 'challenge', claims, plaintext),
    expiresOn,
    neededUntil: cardNeededUntil(state, taipeiDate(now)),
    expiresAt,
  });
}

function readCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** The last day in Taipei through which a certificate is valid that ends with the second `notAfter`. */
function lastWholeDay(notAfter: number): string {
  const day = taipeiDate(notAfter);
  return notAfter + 1000 >= endOfTaipeiDay(day) ? day : addDays(day, -1);
}
