import { equalBytes, toHex } from '../bytes/index.ts';
import { type CommandName, type OfficeTaskName, papersNeeded, taskOf, transitionOf } from '../case/index.ts';
import { canonicalText, encodeCanonical, type JsonObject, type JsonValue } from '../json/index.ts';
import type { PinnedIssuer } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Act } from './act.ts';
import { type ActDetail, type ActKind, type PaperRegister, registerOf } from './act-kinds.ts';
import { ACTORS_OF_KIND } from './actors-of-kind.ts';
import { checkCardSignature } from './card-signature.ts';
import type { ActFindingCode } from './finding-codes.ts';
import { OfficersListed } from './officers-listed.ts';
import { commandOf, encodeEvent, Replay } from './replay.ts';

/** The tasks of the commission beside the cases, by the act that they leave. */
const TASK_OF: Readonly<Partial<Record<ActKind, OfficeTaskName>>> = {
  'bundle-published': 'publish',
  'filing-exported': 'export-filing',
  'log-opened': 'open-log',
  'manifest-countersigned': 'countersign',
  'matter-compared': 'compare-matters',
  'matter-entered': 'enter-matters',
  'matter-struck': 'enter-matters',
  'site-report-judged': 'judge-reports',
  'verdict-imported': 'import-verdict',
};

const LATE_MS = 3_600_000;

/** An entry with what stands on its line. */
export interface ShownEntry {
  readonly act: Act;
  readonly event: JsonObject | null;
  readonly paper: JsonObject | null;
  readonly cms: Uint8Array | null;
}

/** Whether a paper is of the kind and the case of its act, as far as it names them: pages are made from papers. */
function saysTheSame({ kind, case: number }: Act, paper: JsonObject): boolean {
  const isKind = !('kind' in paper) || kind.endsWith(`-${paper.kind}`);
  return isKind && (!('caseNumber' in paper) || paper.caseNumber === number);
}

/** Judges entries one by one: the event they name, whether the table has it so, and the card that signed it. */
export class ActJudge {
  readonly #p: Primitives;
  readonly #issuers: readonly PinnedIssuer[];
  readonly #replay = new Replay();
  readonly #officers = new OfficersListed();
  readonly #nonces = new Set<string>();
  readonly #papers = new Map<PaperRegister, number>();
  /** The host of the log's origin, once known. */
  host: string | undefined;
  judged = 0;
  signatures = 0;

  constructor(p: Primitives, issuers: readonly PinnedIssuer[]) {
    this.#p = p;
    this.#issuers = issuers;
  }

  get cases(): number {
    return this.#replay.cases;
  }

  /** An event from before the log: brought along, not judged. */
  follow(number: string, seq: number, event: JsonObject): readonly ActFindingCode[] {
    const order: readonly ActFindingCode[] = this.#replay.isNext(number, seq) ? [] : ['event-order'];
    return [...order, ...this.#replay.follow(number, event)];
  }

  /** An officer's card that was listed when the log began. */
  listed(card: string): void {
    this.#officers.stoodBefore(card);
  }

  judge({ act, event, paper, cms }: ShownEntry): readonly ActFindingCode[] {
    const found = act.kind === 'case-event' ? this.#judgeEvent(act, event) : judgeTask(act, event);
    const isListed = this.#officers.allows(act);
    this.#officers.follow(act);
    return [
      ...found,
      ...(isListed ? [] : (['officer-not-listed'] as const)),
      ...this.#judgePaper(act, paper),
      ...this.#judgeSignature(act, event, cms),
    ];
  }

  #judgePaper(act: Act, paper: JsonObject | null): readonly ActFindingCode[] {
    const register = registerOf(act.kind);
    if (register === undefined) return paper === null ? [] : ['paper-unnamed'];
    const { entry, actSha256 } = act.detail as ActDetail<'matter-entered'>;
    const found: ActFindingCode[] = entry === (this.#papers.get(register) ?? 0) + 1 ? [] : ['paper-order'];
    this.#papers.set(register, entry);
    if (paper === null) return [...found, 'paper-absent'];
    if (toHex(this.#p.sha256(encodeCanonical(paper))) !== actSha256) found.push('paper-changed');
    if (!saysTheSame(act, paper)) found.push('paper-other');
    return found;
  }

  /** Whether the event had happened long before it was entered. */
  isLate({ at }: Act, event: JsonObject | null): boolean {
    return typeof event?.at === 'number' && event.at < at - LATE_MS;
  }

  #judgeEvent(act: Extract<Act, { kind: 'case-event' }>, event: JsonObject | null): readonly ActFindingCode[] {
    const found: ActFindingCode[] = [];
    if (!this.#replay.isNext(act.case, act.event.seq)) found.push('event-order');
    if (event === null) return [...found, 'event-absent'];
    if (!equalBytes(this.#p.sha256(encodeEvent(event)), act.event.sha256)) found.push('event-changed');
    if (event.by !== act.actor) found.push('event-actor');
    if (typeof event.at === 'number' && Math.floor(event.at / 1000) * 1000 > act.at) found.push('event-in-future');
    this.judged += 1;
    return [...found, ...this.#replay.judge(act.case, event)];
  }

  #judgeSignature(act: Act, event: JsonObject | null, cms: Uint8Array | null): readonly ActFindingCode[] {
    const { office, actor, signature } = act;
    const duty = dutyOf(act, event);
    const found: ActFindingCode[] = [];
    if (office !== null && (actor !== 'commission' || !duty?.offices.includes(office))) found.push('office-wrong');
    if (signature === null) {
      if (cms !== null) found.push('signature-unnamed');
      if (duty?.needsCard === true && actor === 'commission') found.push('signature-missing');
      return found;
    }
    if (cms === null) return [...found, 'signature-absent'];
    if (!equalBytes(this.#p.sha256(cms), signature)) return [...found, 'signature-changed'];
    if (duty === undefined) return [...found, 'signature-other-act'];
    const dataSha256 = this.#p.sha256(encodeCanonical(duty.data));
    const happenedAt = typeof event?.at === 'number' ? event.at : act.at;
    const claim = { act, name: duty.name, log: duty.log, dataSha256, host: this.host, happenedAt };
    const verdict = checkCardSignature(this.#p, this.#issuers, claim, cms);
    if ('fault' in verdict) return [...found, verdict.fault];
    if (!hasItsPapers(duty, event)) found.push('papers-other');
    // Publishing is signed for the case: one signature is worth one bundle of each of its logs.
    const worth = duty.name === 'publish' ? `${verdict.nonce} ${logOf(act)}` : verdict.nonce;
    if (this.#nonces.has(worth)) return [...found, 'signature-repeated'];
    this.#nonces.add(worth);
    this.signatures += 1;
    return found;
  }
}

/** Of what is no event of a case: whose act it is. */
function judgeTask(act: Exclude<Act, { kind: 'case-event' }>, event: JsonObject | null): readonly ActFindingCode[] {
  const found: ActFindingCode[] = event === null ? [] : ['event-unnamed'];
  return ACTORS_OF_KIND[act.kind].includes(act.actor) ? found : [...found, 'actor-wrong'];
}

/** The documents of an act follow from its data, which the card signs: they are those, in the table's order, each once. */
function hasItsPapers({ name, data }: Duty, event: JsonObject | null): boolean {
  if (event === null) return true;
  if (typeof data !== 'object' || data === null) return false;
  const needed = papersNeeded(name as CommandName, data as JsonObject);
  return canonicalText(event.papers ?? []) === canonicalText(needed);
}

interface Duty {
  /** As the statement names the act. */
  readonly name: string;
  readonly log: string | undefined;
  readonly data: JsonValue;
  readonly offices: readonly string[];
  readonly needsCard: boolean;
}

/** Whose act it is among the offices, and what the card signs; undefined for what is no act of the commission's offices. */
function dutyOf(act: Act, event: JsonObject | null): Duty | undefined {
  if (act.kind === 'case-event') {
    const command = event === null ? undefined : commandOf(event);
    if (command === undefined) return undefined;
    const { office, needsCard } = transitionOf(command.name);
    const data = event?.data ?? null;
    return { name: command.name, log: undefined, data, offices: office, needsCard: needsCard === true };
  }
  const name = TASK_OF[act.kind];
  if (name === undefined) return undefined;
  const { roles, needsCard } = taskOf(name);
  // An act on a log's papers is signed over what the entry says of them; publishing is signed for the case.
  const signed = name === 'publish' ? { log: undefined, data: {} } : { log: logOf(act), data: act.detail as JsonValue };
  return { name, ...signed, offices: roles, needsCard: needsCard === true };
}

function logOf({ detail }: Act): string | undefined {
  return (detail as { readonly log?: string } | null)?.log;
}
