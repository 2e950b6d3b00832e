import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import type { Card } from '../../../devkit/src/card/index.ts';
import type { Reply, Visitor } from './visitor.testing.ts';

const trialUrl = (number: string) => `/api/commission/cases/${number}/trial`;

/** Begins a trial with the certificates of `card`. */
export function askTrial(officer: Visitor, number: string, card: Card): Promise<Reply> {
  return officer.post(trialUrl(number), {
    certificate: toBase64url(card.encryption!.certificate),
    signing: toBase64url(card.signing.certificate),
  });
}

/** Lets `card` decrypt what a trial encrypted. */
export function answerTrial(officer: Visitor, number: string, asked: Reply, card: Card): Promise<Reply> {
  const plaintext = card.decrypt(fromBase64url(asked.json.ciphertext), 'PKCS#1') ?? new Uint8Array(0);
  return officer.post(`${trialUrl(number)}/answer`, {
    challenge: asked.json.challenge,
    plaintext: toBase64url(plaintext),
  });
}

/** The token of a trial that `card` passes. */
export async function trialToken(officer: Visitor, number: string, card: Card): Promise<string> {
  const asked = await officer.must(askTrial(officer, number, card));
  return (await officer.must(answerTrial(officer, number, asked, card))).json.token;
}
