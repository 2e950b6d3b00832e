import { taipeiDate } from '@lianshu/core/calendar';
import type { CommandName } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { counterData, isCounterCommand } from '../collection/counter-command.ts';
import { composeIssued, type LetterIssue, writtenNumber } from '../letters/letter-text.ts';
import type { ServerParts } from '../parts.ts';
import { completeByHand, isByHand } from './by-hand.ts';
import type { StoredCase } from './case-store.ts';
import { hasCommandShape } from './command-schemas.ts';

/** Stands where a hash will, while the rest is looked at. */
const NO_HASH = '0'.repeat(64);

/**
 * The data of a command as it will stand in the event, out of what an officer has posted: what the server knows better is
 * filled in here and nowhere else, since the officer's card signs the result. Refusal `case.wrong-actor` for what is
 * entered by no form; `request.malformed`; those of `counterData` and `composeIssued`.
 */
export function completeCommand(
  parts: ServerParts,
  { state, events }: StoredCase,
  name: CommandName,
  given: object,
  now: number,
): Result<object> {
  if (!isByHand(name, state)) return refuse('case.wrong-actor', { by: 'commission' });
  if (isCounterCommand(name)) return counterData(parts, state, given, now);
  const data = completeByHand(name, given);
  if (name !== 'issue-letter') return accept(data);
  if (!hasCommandShape(name, { ...data, textSha256: NO_HASH })) return refuse('request.malformed', { at: '/data' });
  const composed = composeIssued(parts, events, data as LetterIssue, taipeiDate(now));
  if (!composed.ok) return composed;
  const documentNumber = writtenNumber((data as LetterIssue).documentNumber);
  return accept({ ...data, documentNumber, textSha256: composed.value.sha256 });
}
