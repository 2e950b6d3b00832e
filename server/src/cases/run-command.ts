import { taipeiDate } from '@lianshu/core/calendar';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  type Command,
  type CommandData,
  type CommandName,
  type DocumentName,
  decide,
  transitionOf,
} from '@lianshu/core/case';
import { accept, ParseError, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import { assertPlainText } from '@lianshu/core/statement';
import type { Signed } from '../acts/new-act.ts';
import { isNumberTaken, storeLetter } from '../letters/letter-store.ts';
import { composeIssued, type LetterParts, type LetterText } from '../letters/letter-text.ts';
import type { ServerParts } from '../parts.ts';
import type { Tx } from '../store/database.ts';
import { newAuthenticationCode, storeCode, triedIn } from './authentication-code.ts';
import { appendEvents, CaseMoved, loadCase, type StoredCase } from './case-store.ts';
import { hasCommandShape } from './command-schemas.ts';

export type CaseParts = Pick<ServerParts, 'db' | 'primitives' | 'random' | 'acts'> & LetterParts;

export interface CommandDone {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Shown once and stored nowhere: the authentication code that the lead takes away. */
  readonly once?: { readonly authenticationCode: string };
}

/** How often an act is decided again when the case moves meanwhile. */
export const ATTEMPTS = 5;

/**
 * Decides a command on the stored case and stores what follows. `now` is given, so that the demo can seed cases in the
 * past; `signed` is the officer whose act it is, for the acts log. `command.data` may come from a request unseen. `seen`: the
 * case on which the command was judged beforehand; it is decided on that alone, and CaseMoved is thrown when another event
 * has come since. Refusals as `decide`; `case.unknown`; `request.malformed`.
 */
export async function runCommand<N extends CommandName>(
  parts: CaseParts,
  number: string,
  command: {
    readonly name: N;
    readonly by: Actor;
    readonly data: CommandData[N];
    readonly papers?: readonly DocumentName[];
  },
  now: number,
  signed?: Signed,
  seen?: StoredCase,
): Promise<Result<CommandDone>> {
  const { db, primitives, random } = parts;
  if (!hasCommandShape(command.name, command.data)) return refuse('request.malformed', { at: '/data' });
  const unclean = textFault(command as Command);
  if (unclean !== undefined) return refuse('request.malformed', { at: unclean });
  for (let attempt = 1; ; attempt++) {
    const stored = seen ?? (await loadCase(db, number));
    if (stored.seq === 0 && command.name !== 'draft') return refuse('case.unknown');
    const decided = decide(stored.state, command as unknown as Command, now);
    if (!decided.ok) return decided;
    const letters = lettersIssued(parts, stored.events, decided.value);
    if (!letters.ok) return letters;
    for (const { documentNumber } of letters.value) if (await isNumberTaken(db, documentNumber)) return numberTaken();
    const code = issuesCode(decided.value, stored.state) ? newAuthenticationCode(random) : undefined;
    try {
      const within = async (tx: Tx): Promise<void> => {
        if (code !== undefined) await storeCode(primitives, random, tx, number, code, triedIn(decided.value));
        for (const { n, text } of letters.value) await storeLetter(tx, number, n, text);
      };
      const state = await appendEvents(parts, number, stored, decided.value, { signed, within });
      const done = { state, events: decided.value };
      return accept(code === undefined ? done : { ...done, once: { authenticationCode: code } });
    } catch (error) {
      if (!(error instanceof CaseMoved) || seen !== undefined || attempt === ATTEMPTS) throw error;
    }
  }
}

/** As core refuses a number that another letter of the same case has. */
function numberTaken(): Refusal {
  const refused = refuse('case.guard-failed', { guard: 'letter-issuable', field: 'documentNumber' });
  return { ...refused, article: transitionOf('issue-letter').cite };
}

/** The letters that go out with these events, word for word. What an event says of a text must be true of the text. */
function lettersIssued(
  parts: LetterParts,
  before: readonly CaseEvent[],
  events: readonly CaseEvent[],
): Result<readonly { readonly n: number; readonly documentNumber: string; readonly text: LetterText }[]> {
  const issued = [];
  for (const event of events) {
    if (event.type !== 'letter-issued') continue;
    const composed = composeIssued(parts, before, event.data, taipeiDate(event.at));
    if (!composed.ok) return composed;
    if (composed.value.sha256 !== event.data.textSha256) return refuse('request.malformed', { at: '/data/textSha256' });
    issued.push({ n: event.data.letter, documentNumber: event.data.documentNumber, text: composed.value });
  }
  return accept(issued);
}

/**
 * The moments at which the lead gets a code: when the electronic way is collected (regulation Art. 4), at once or added later, and with
 * the notice of a supplement for who has that way (regulation Art. 8(4)), when she lost hers, and when electronic proposing
 * or a pilot is opened. A new code ends the old one.
 */
function issuesCode(events: readonly CaseEvent[], { collected, proposing }: CaseState): boolean {
  return events.some((event) => {
    if (event.type === 'collection-recorded' || event.type === 'collection-added') return event.data.electronic;
    if (event.type === 'code-reissued' || event.type === 'pilot-opened' || event.type === 'proposing-opened')
      return true;
    if (event.type === 'proposer-supplement-ordered') return proposing !== null;
    return event.type === 'signer-supplement-ordered' && collected?.electronic === true;
  });
}

/** Words of people in a command; those that may have several lines say so. */
const WORDS: Readonly<Record<string, { readonly lines: boolean }>> = {
  mainText: { lines: false },
  leadName: { lines: false },
  officialNumber: { lines: false },
  agency: { lines: false },
  reason: { lines: true },
  reasons: { lines: true },
  overrideReason: { lines: true },
  documentNumber: { lines: false },
  sameMatterAs: { lines: false },
  conditions: { lines: true },
  failures: { lines: true },
  feedback: { lines: true },
};

/** The field with a character that may not enter a case, since all of it ends up in statements or beside them. */
function textFault(command: Command): string | undefined {
  try {
    for (const [field, value] of Object.entries(command.data as Readonly<Record<string, unknown>>)) {
      const kind = WORDS[field];
      if (kind !== undefined && typeof value === 'string') assertPlainText(value, `/data/${field}`, kind);
    }
    return undefined;
  } catch (error) {
    if (error instanceof ParseError) return String(error.at);
    throw error;
  }
}

/** Files a draft of a new case. */
export function createCase(
  parts: CaseParts,
  data: CommandData['draft'],
  now: number,
  signed?: Signed,
): Promise<Result<CommandDone>> {
  return runCommand(parts, data.number, { name: 'draft', by: 'commission', data }, now, signed);
}
