import type { IsoDate } from '../calendar/index.ts';
import type { Actor } from './actor.ts';
import type { CommandData, CommandName } from './command.ts';
import type { DocumentName } from './document-name.ts';
import type { TRANSITIONS } from './transitions.ts';

/**
 * What happened, as it is stored: JSON, never changed, the audit trail itself. `lastDay` is the end of the term that began,
 * fixed here so that a later change of the law does not move past terms.
 */
export type CaseEvent<N extends CommandName = CommandName> = {
  readonly [K in N]: {
    readonly type: (typeof TRANSITIONS)[K]['event'];
    /** ms. */
    readonly at: number;
    readonly by: Actor;
    readonly cite: string;
    readonly lastDay: IsoDate | null;
    readonly data: CommandData[K];
    /** The documents that an officer had before her; absent where none was asked for. */
    readonly papers?: readonly DocumentName[];
  };
}[N];
