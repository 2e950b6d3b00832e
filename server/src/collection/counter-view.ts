import { taipeiDate } from '@lianshu/core/calendar';
import { allowedCommands, cardNeededUntil } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { marksOf, renderUndertaking } from '@lianshu/core/letters';
import { loadCase } from '../cases/case-store.ts';
import type { ServerParts } from '../parts.ts';
import { type CounterCommand, isCounterCommand } from './counter-command.ts';

/** What officer and lead need before them at the counter. */
export interface CounterView {
  /** The acts that can be entered there now; none when there is nothing to collect. */
  readonly acts: readonly CounterCommand[];
  readonly collected: { readonly electronic: boolean; readonly paper: boolean };
  /** The last day on which the card's key may be needed. */
  readonly neededUntil: string;
  /** 切結書, line by line. */
  readonly undertaking: readonly string[];
}

/** Refusal `case.unknown`. */
export async function counterView(
  { db, clock, trust }: Pick<ServerParts, 'db' | 'clock' | 'trust'>,
  number: string,
): Promise<Result<CounterView>> {
  const { state } = await loadCase(db, number);
  if (state.text === null) return refuse('case.unknown');
  const now = clock();
  const allowed = allowedCommands(state, 'commission', now).map(({ command }) => command);
  const { electronic = false, paper = false } = state.collected ?? {};
  return accept({
    acts: allowed.filter(isCounterCommand),
    collected: { electronic, paper },
    neededUntil: cardNeededUntil(state, taipeiDate(now)),
    undertaking: renderUndertaking(state, marksOf(state, trust.kind === 'demo')),
  });
}
