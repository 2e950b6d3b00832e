import type { CaseState, CommandName, LetterName } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { ServerParts } from '../parts.ts';
import { openTrial } from './trial-token.ts';

/** The acts that are entered at the counter with the lead and her card (regulation Art. 4). */
export const COUNTER_COMMANDS = ['record-collection', 'add-collection', 'reissue-code', 'open-proposing'] as const;
export type CounterCommand = (typeof COUNTER_COMMANDS)[number];

export function isCounterCommand(command: CommandName): command is CounterCommand {
  return (COUNTER_COMMANDS as readonly string[]).includes(command);
}

const GIVEN: readonly LetterName[] = ['authentication-code', 'roster-format', 'proposing-opened'];

/** How much the lead has been given to collect: a token of a trial is worth one more, and then no longer fits. */
export function collectionsOf({ letters }: CaseState): number {
  return letters.filter(({ name }) => GIVEN.includes(name)).length;
}

/**
 * Turns the token of a trial into `trial`, which no request may carry itself. Refusals `request.malformed`; `trial.over` for
 * a token that is forged, of another case, used, or too old.
 */
export function counterData(
  { primitives: p, nonceKey }: Pick<ServerParts, 'primitives' | 'nonceKey'>,
  state: CaseState,
  given: object,
  now: number,
): Result<object> {
  if (Object.hasOwn(given, 'trial')) return refuse('request.malformed', { at: '/data/trial' });
  const { trialToken = null, ...typed } = given as { readonly trialToken?: unknown };
  const data = { acceptsExpiry: false, ...typed };
  if (trialToken === null) return accept({ ...data, trial: null });
  if (typeof trialToken !== 'string') return refuse('request.malformed', { at: '/data/trialToken' });
  const claims = openTrial(p, nonceKey, 'token', trialToken, new Uint8Array(0));
  if (claims?.caseNumber !== state.number || now > claims.expiresAt || claims.collections !== collectionsOf(state))
    return refuse('trial.over');
  const { certificateSha256, expiresOn } = claims;
  return accept({ ...data, trial: { certificateSha256, expiresOn } });
}
