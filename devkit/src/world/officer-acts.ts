import { type CommandData, type CommandName, papersNeeded, parseLogId, taskOf, transitionOf } from '@lianshu/core/case';
import type { JsonObject, JsonValue } from '@lianshu/core/json';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Api } from '../../../web/src/api/index.ts';
import { type AskedAct, prepareAct, signAct } from '../../../web/src/faces/session/sign-act.ts';
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

/** The card signs the statement of a dangerous act, as the page has it signed. */
async function sign(officer: OfficerAtWork, asked: AskedAct): Promise<{ readonly card: JsonObject }> {
  const { api, card, origin, now } = officer;
  const prepared = expectAnswer(`prepare ${asked.act}`, await prepareAct(p, api, origin, asked));
  const signature = expectAnswer(`sign ${asked.act}`, await signAct(heldCard(card, now), prepared, card.pin));
  return { card: { ...signature } };
}

/** What an officer types for a command: the server fills in what she cannot know. */
export type Typed<N extends CommandName> = Partial<CommandData[N]> & { readonly trialToken?: string };

/**
 * One act on a case, its documents ticked, signed with the card where it needs it. Returns the server's answer; `once` holds
 * what is shown a single time.
 */
export async function act<N extends CommandName>(
  officer: OfficerAtWork,
  caseNumber: string,
  command: N,
  typed: Typed<N>,
): Promise<{ readonly once?: { readonly authenticationCode?: string } }> {
  const path = `/api/commission/cases/${encodeURIComponent(caseNumber)}/commands`;
  const data = typed as unknown as JsonObject;
  const { needsCard } = transitionOf(command);
  const signature = needsCard === true ? await sign(officer, { caseNumber, act: command, data }) : {};
  const body = { command, data, papers: [...papersNeeded(command, data)], ...signature };
  const answer = await officer.api.post(path, body);
  return expectAnswer(`act ${command}`, answer) as { once?: { authenticationCode?: string } };
}

const TASKS = {
  countersign: 'countersign',
  open: 'open-log',
  'export-filing': 'export-filing',
  'import-verdict': 'import-verdict',
} as const;

/** An act on a log. */
export async function actOnLog(officer: OfficerAtWork, log: string, name: keyof typeof TASKS): Promise<JsonValue> {
  const task = TASKS[name];
  const { caseNumber } = parseLogId(log);
  const signature = taskOf(task).needsCard === true ? await sign(officer, { caseNumber, log, act: task }) : {};
  return expectAnswer(
    name,
    await officer.api.post(`/api/commission/logs/${encodeURIComponent(log)}/${name}`, signature),
  );
}

/** Publishes the bundle of a decided case. */
export async function publish(officer: OfficerAtWork, caseNumber: string): Promise<void> {
  const signature = await sign(officer, { caseNumber, act: 'publish' });
  expectAnswer('publish', await officer.api.post(`/api/commission/cases/${caseNumber}/publish`, signature));
}
