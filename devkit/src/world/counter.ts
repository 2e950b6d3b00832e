import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { taipeiDate } from '@lianshu/core/calendar';
import type { LetterName } from '@lianshu/core/case';
import { Fields } from '@lianshu/core/json';
import type { Card } from '../card/card.ts';
import { expectAnswer } from './expect-answer.ts';
import { heldCard } from './held-card.ts';
import { act, type OfficerAtWork } from './officer-acts.ts';

const SIGNER = '主任委員　示範';

/** Issues the newest letter of this name and records its service today; what waits for it then runs. */
export async function serveLetter(
  officer: OfficerAtWork,
  number: string,
  name: LetterName,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const file = new Fields(expectAnswer('case file', await officer.api.get(`/api/commission/cases/${number}`)));
  const letters = file.array('letters').map((item) => new Fields(item, 'letter'));
  const letter = letters.findLast((fields) => fields.string('name') === name)?.integer('n');
  if (letter === undefined) throw new Error(`the case has made no ${name}`);
  const documentNumber = `中選綜字第115${number.padStart(4, '0').slice(-4)}${String(letter).padStart(3, '0')}號`;
  await act(officer, number, 'issue-letter', { letter, documentNumber, details: { signer: SIGNER, ...details } });
  await act(officer, number, 'record-service', { letter, servedOn: taipeiDate(officer.now()) });
}

/** The lead's card decrypts at the counter before anything is collected (regulation Art. 4). Returns the token that shows it. */
export async function tryCard(officer: OfficerAtWork, number: string, card: Card): Promise<string> {
  const { api, now } = officer;
  const path = `/api/commission/cases/${number}/trial`;
  const certificate = toBase64url(card.encryption!.certificate);
  const signing = toBase64url(card.signing.certificate);
  const trial = new Fields(expectAnswer('trial', await api.post(path, { certificate, signing })));
  const ciphertext = fromBase64url(trial.string('ciphertext'));
  const found = await heldCard(card, now).decryptData({ ciphertext, form: 'pkcs1', pin: card.pin, slot: '' });
  if (!found.ok) throw new Error(`the card did not decrypt: ${found.fault}`);
  const answer = { challenge: trial.string('challenge'), plaintext: toBase64url(found.value) };
  return new Fields(expectAnswer('trial answer', await api.post(`${path}/answer`, answer))).string('token');
}
