import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import type { RefusalCode } from '../errors/index.ts';
import type { CaseState } from './case-state.ts';
import type { Command, CommandData, CommandName } from './command.ts';

/** What stands against a command: nothing, or a code with figures (never personal data). */
export type Objection = {
  readonly code: RefusalCode;
  readonly detail?: Record<string, string | number>;
  /** The provision, where it is another than that of the act. */
  readonly article?: string;
} | null;

export interface GuardContext {
  readonly state: CaseState;
  readonly command: Command;
  /** ms. */
  readonly now: number;
  /** The day in Taipei. */
  readonly today: IsoDate;
}

export type Guard = (context: GuardContext) => Objection;

export function failed(detail: Record<string, string | number>): Objection {
  return { code: 'case.guard-failed', detail };
}

/** The same objection on a provision of its own. */
export function onArticle(article: string, objection: Objection): Objection {
  return objection === null ? null : { ...objection, article };
}

/** Null when `holds`, else an objection to one field of the command. */
export function demand(holds: boolean, field: string): Objection {
  return holds ? null : failed({ field });
}

/** Commands may come straight from a request: what the type promises is not believed of a number. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function isDay(value: unknown): value is IsoDate {
  return typeof value === 'string' && isIsoDate(value);
}

export function dataOf<N extends CommandName>(command: Command, ...names: readonly N[]): CommandData[N] {
  if (!(names as readonly CommandName[]).includes(command.name))
    throw new Error(`guard of ${names.join()} asked about ${command.name}`);
  return command.data as CommandData[N];
}

/** A field that several commands share, unread. */
export function fieldOf(command: Command, name: string): unknown {
  return (command.data as Readonly<Record<string, unknown>>)[name];
}

export function atLeast(needed: number | null | undefined, found: number | null | undefined): Objection {
  if (typeof needed === 'number' && typeof found === 'number' && found >= needed) return null;
  return failed({ needed: needed ?? -1, found: found ?? -1 });
}

export function lessThan(needed: number | null | undefined, found: number | null | undefined): Objection {
  if (typeof needed === 'number' && typeof found === 'number' && found < needed) return null;
  return failed({ needed: needed ?? -1, found: found ?? -1 });
}
