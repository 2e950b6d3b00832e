import { type CommandData, type CommandName, papersNeeded } from '@lianshu/core/case';
import type { JsonValue } from '@lianshu/core/json';
import type { Api } from '../../../web/src/api/index.ts';
import { fetchChallenge, signIn } from '../../../web/src/faces/session/sign-in.ts';
import type { Card } from '../card/card.ts';
import { expectAnswer } from './expect-answer.ts';
import { heldCard } from './held-card.ts';

/** An officer of the commission at her desk. */
export interface OfficerAtWork {
  readonly api: Api;
  readonly card: Card;
  readonly origin: string;
  readonly now: () => number;
}

export async function signInAsOfficer(officer: OfficerAtWork): Promise<void> {
  const challenge = expectAnswer('officer challenge', await fetchChallenge(officer.api, 'commission'));
  const { api, card, origin, now } = officer;
  const session = await signIn({
    api,
    card: heldCard(card, now),
    origin,
    role: 'commission',
    challenge,
    pin: card.pin,
  });
  expectAnswer('officer sign-in', session);
}

/** One act on a case. Returns the server's answer; `once` holds what is shown a single time. */
export async function act<N extends CommandName>(
  officer: OfficerAtWork,
  caseNumber: string,
  command: N,
  data: CommandData[N],
): Promise<{ readonly once?: { readonly authenticationCode?: string } }> {
  const path = `/api/commission/cases/${encodeURIComponent(caseNumber)}/commands`;
  const body = { command, data: data as unknown as JsonValue, papers: [...papersNeeded(command, data)] };
  const answer = await officer.api.post(path, body);
  return expectAnswer(`act ${command}`, answer) as { once?: { authenticationCode?: string } };
}

/** An act on a log: `countersign`, `open`, `export-filing`, `import-verdict`. */
export async function actOnLog(officer: OfficerAtWork, log: string, name: string): Promise<JsonValue> {
  return expectAnswer(name, await officer.api.post(`/api/commission/logs/${encodeURIComponent(log)}/${name}`, {}));
}
