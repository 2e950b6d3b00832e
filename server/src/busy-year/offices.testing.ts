import type { ActsReport } from '@lianshu/core/acts';
import { type CaseEvent, type Command, compareCaseNumbers, decide, dueCommands, replay } from '@lianshu/core/case';
import { nodePrimitives, nodeRandom } from '@lianshu/platform';
import type { ActsLog } from '../acts/acts-log.ts';
import { reportOf } from '../acts/report-of.testing.ts';
import { listCases, loadCase, rebuildViews, type StoredCase } from '../cases/case-store.ts';
import { GRACE_MS, lapseCases } from '../cases/lapse-cases.ts';
import { runCommand } from '../cases/run-command.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { openActsLog } from '../testing/acts-log.testing.ts';

/** Where the acts of the year are entered: the server's own code and database, or core alone in memory. */
export interface Office {
  load(number: string): Promise<StoredCase>;
  /** `ok`, or the code of the refusal. */
  enter(number: string, command: Command, now: number): Promise<string>;
  /** As the program starts, after a stop or for the first time: what time has caused meanwhile is entered. */
  start(now: number): Promise<number>;
  /** As a crash leaves it. */
  stop(): Promise<void>;
  /** What the clock does. Returns how many acts it entered. */
  tick(now: number): Promise<number>;
  /** Every case, by number. */
  all(): Promise<readonly StoredCase[]>;
}

/** The server's code over an embedded database in a folder, which may be closed and opened again. */
export class StoredOffice implements Office {
  readonly #folder: string;
  readonly #clock: () => number;
  #store: Store | undefined;
  #acts: ActsLog | undefined;

  constructor(folder: string, clock: () => number) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** As the program starts: the projections are made anew, and what time has caused meanwhile is entered. */
  async start(now: number): Promise<number> {
    this.#store = await openStore({ folder: `${this.#folder}/db` });
    this.#acts = await openActsLog(this.#store.db, { folder: `${this.#folder}/heads`, clock: this.#clock });
    await rebuildViews(this.#store.db);
    return this.tick(now);
  }

  /** As a crash leaves it: without its projections. */
  async stop(): Promise<void> {
    await this.#parts.db.deleteFrom('case_view').execute();
    await this.#store?.close();
    this.#store = undefined;
  }

  get #parts() {
    const [store, acts] = [this.#store, this.#acts];
    if (store === undefined || acts === undefined) throw new Error('the server is down');
    return { db: store.db, acts, primitives: nodePrimitives, random: nodeRandom };
  }

  load(number: string): Promise<StoredCase> {
    return loadCase(this.#parts.db, number);
  }

  async enter(number: string, command: Command, now: number): Promise<string> {
    const done = await runCommand(this.#parts, number, command as never, now);
    return done.ok ? 'ok' : done.code;
  }

  tick(now: number): Promise<number> {
    return lapseCases(this.#parts, now);
  }

  async all(): Promise<readonly StoredCase[]> {
    const { db } = this.#parts;
    const listed = await listCases(db);
    const stored: StoredCase[] = [];
    for (const { number } of listed) stored.push(await loadCase(db, number));
    return stored;
  }

  /** What an auditor finds in the acts log of the year. */
  audited(): Promise<ActsReport> {
    return reportOf(this.#parts.db);
  }

  /** As the lists read it. */
  projected() {
    return listCases(this.#parts.db);
  }
}

/** Core alone: the same acts, the same clock, nothing stored. */
export class CoreOffice implements Office {
  readonly #events = new Map<string, readonly CaseEvent[]>();

  start(now: number): Promise<number> {
    return this.tick(now);
  }

  async stop(): Promise<void> {}

  #of(number: string): StoredCase {
    const events = this.#events.get(number) ?? [];
    return { state: replay(events), events, seq: events.length };
  }

  async load(number: string): Promise<StoredCase> {
    return this.#of(number);
  }

  async enter(number: string, command: Command, now: number): Promise<string> {
    const { state, events } = this.#of(number);
    const decided = decide(state, command, now);
    if (!decided.ok) return decided.code;
    this.#events.set(number, [...events, ...decided.value]);
    return 'ok';
  }

  async tick(now: number): Promise<number> {
    let entered = 0;
    for (const number of this.#events.keys()) {
      for (;;) {
        const [due] = dueCommands(this.#of(number).state, now - GRACE_MS);
        if (due === undefined) break;
        await this.enter(number, due, now);
        entered += 1;
      }
    }
    return entered;
  }

  async all(): Promise<readonly StoredCase[]> {
    return [...this.#events.keys()].sort(compareCaseNumbers).map((number) => this.#of(number));
  }
}
