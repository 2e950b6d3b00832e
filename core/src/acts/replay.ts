import { utf8 } from '../bytes/index.ts';
import {
  type CaseEvent,
  type CaseState,
  COMMAND_NAMES,
  type Command,
  type CommandName,
  decide,
  evolve,
  NO_CASE,
  transitionOf,
} from '../case/index.ts';
import { canonicalText, type JsonObject, type JsonValue } from '../json/index.ts';
import type { ActFindingCode } from './finding-codes.ts';

const BY_EVENT = new Map<string, CommandName>(COMMAND_NAMES.map((name) => [transitionOf(name).event, name]));

/** The command that an event is the trace of; undefined for an event that the table does not have. */
export function commandOf(event: JsonObject): Command | undefined {
  const name = typeof event.type === 'string' ? BY_EVENT.get(event.type) : undefined;
  if (name === undefined) return undefined;
  const { by, data, papers } = event;
  return { name, by, data, ...(papers === undefined ? {} : { papers }) } as unknown as Command;
}

interface Replayed {
  state: CaseState;
  seq: number;
}

/**
 * The cases of an export, each brought along event by event. What it is given may be anything: data that no server would
 * have let in makes the table's functions throw, and that is a finding like any other.
 */
export class Replay {
  readonly #cases = new Map<string, Replayed>();

  get cases(): number {
    return this.#cases.size;
  }

  #of(number: string): Replayed {
    const known = this.#cases.get(number);
    if (known !== undefined) return known;
    const fresh = { state: NO_CASE, seq: 0 };
    this.#cases.set(number, fresh);
    return fresh;
  }

  /** Whether `seq` is the next one of the case. Whatever it is, the case goes on from there. */
  isNext(number: string, seq: number): boolean {
    const replayed = this.#of(number);
    const next = seq === replayed.seq + 1;
    replayed.seq = seq;
    return next;
  }

  /** Brings the case along without judging. */
  follow(number: string, event: JsonObject): readonly ActFindingCode[] {
    const replayed = this.#of(number);
    try {
      replayed.state = evolve(replayed.state, event as unknown as CaseEvent);
    } catch {
      return ['event-unreadable'];
    }
    return replayed.state.number === number ? [] : ['event-case'];
  }

  /** Asks the table whether the event follows from its command in the state before it, and brings the case along. */
  judge(number: string, event: JsonObject): readonly ActFindingCode[] {
    const fault = this.#judge(this.#of(number).state, event);
    const followed = this.follow(number, event);
    return fault === undefined || followed.includes('event-unreadable') ? followed : [fault, ...followed];
  }

  #judge(state: CaseState, event: JsonObject): ActFindingCode | undefined {
    const command = commandOf(event);
    const { at } = event;
    if (command === undefined || !Number.isSafeInteger(at)) return 'event-unreadable';
    try {
      const decided = decide(state, command, at as number);
      if (!decided.ok) return 'event-illegal';
      const [only, ...others] = decided.value;
      const same = only !== undefined && textOf(only) === canonicalText(event);
      return same && others.length === 0 ? undefined : 'event-differs';
    } catch {
      return 'event-unreadable';
    }
  }
}

function textOf(event: CaseEvent): string {
  return canonicalText(event as unknown as JsonValue);
}

/** The event's canonical JSON, whose SHA-256 the entry has. */
export function encodeEvent(event: JsonObject): Uint8Array {
  return utf8(canonicalText(event));
}
