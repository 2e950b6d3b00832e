import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { Fields } from '@lianshu/core/json';
import { parseCertificate } from '@lianshu/core/pki';
import { type Answer, type Api, dayField, failed, fromJson, momentField } from '../../../api/index.ts';
import { type CardClient, type CardInSlot, chooseCard } from '../../../middleware/index.ts';
import { fromCard } from '../../session/card.ts';

/** A card whose encryption certificate the server has accepted, and what it is to decrypt. */
export interface AskedTrial {
  /** The reader, to address the same card again. */
  readonly slot: string;
  readonly holder: string;
  readonly ciphertext: Uint8Array;
  readonly challenge: string;
  /** The last day through which the certificate is valid, and the last on which its key may be needed. */
  readonly expiresOn: string;
  readonly neededUntil: string;
}

/** The card has decrypted: `token` goes with the act, until `expiresAt` (ms). */
export interface PassedTrial {
  readonly token: string;
  readonly expiresAt: number;
}

const pathOf = (number: string) => `/api/commission/cases/${encodeURIComponent(number)}/trial`;

/**
 * Has the server check the certificates of the card in the reader. Problems `card.no-encryption-certificate`,
 * `certificate.*`, `trial.other-person`.
 */
export async function askTrial(api: Api, number: string, cards: readonly CardInSlot[]): Promise<Answer<AskedTrial>> {
  const chosen = fromCard(chooseCard(cards, 'encrypt'));
  if (!chosen.ok) return chosen;
  const { card, certificate } = chosen.value;
  const holder = holderOf(certificate);
  if (holder === undefined) return failed('certificate.malformed');
  // The code that she is given will admit the key that this very card signs with.
  const signing = fromCard(chooseCard([card], 'sign'));
  if (!signing.ok) return signing;
  const shown = { certificate: toBase64url(certificate), signing: toBase64url(signing.value.certificate) };
  return fromJson(await api.post(pathOf(number), shown), (value) => {
    const fields = new Fields(value, 'trial');
    return {
      slot: card.slot,
      holder,
      ciphertext: fromBase64url(fields.string('ciphertext')),
      challenge: fields.string('challenge'),
      expiresOn: dayField(fields, 'expiresOn'),
      neededUntil: dayField(fields, 'neededUntil'),
    };
  });
}

function holderOf(certificate: Uint8Array): string | undefined {
  try {
    return parseCertificate(certificate).subjectCommonName ?? '';
  } catch {
    return undefined;
  }
}

/** Lets the card decrypt, with the lead's PIN. Begins at once, so that the card's window opens in the very press. */
export async function tryCard(
  api: Api,
  card: CardClient,
  number: string,
  { slot, ciphertext, challenge }: AskedTrial,
  pin: string,
): Promise<Answer<PassedTrial>> {
  const plain = fromCard(await card.decryptData({ ciphertext, form: 'pkcs1', pin, slot }));
  if (!plain.ok) return plain;
  const answer = { challenge, plaintext: toBase64url(plain.value) };
  return fromJson(await api.post(`${pathOf(number)}/answer`, answer), (value) => {
    const fields = new Fields(value, 'trial');
    return { token: fields.string('token'), expiresAt: momentField(fields, 'expiresAt') };
  });
}
