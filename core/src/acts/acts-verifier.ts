import { equalBytes, toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { type PinnedIssuer, pinIssuer } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type CheckpointVerdict, leafHash, merkleRoot, verifyCheckpoint } from '../tlog/index.ts';
import type { Trust } from '../trust/index.ts';
import { type Act, encodeAct } from './act.ts';
import { ActJudge, type ShownEntry } from './act-judge.ts';
import { actsLogKey, hostOfActs } from './acts-origin.ts';
import { type EarlierCheckpoint, EarlierCheckpoints } from './earlier-checkpoints.ts';
import { type Before, type ExportLine, encodeBefore, parseExportLine } from './export-line.ts';
import { GrowingTree } from './growing-tree.ts';
import { type ActsReport, Findings } from './report.ts';

export interface VerifyActsOptions {
  /** Checkpoints that someone kept: the log must extend every one of them. */
  readonly earlier?: readonly EarlierCheckpoint[];
  /** The origin that the log must have; any host's acts log when undefined. */
  readonly origin?: string;
}

/**
 * Verifies an export of the acts log, line by line, in memory that does not grow with the log: `add` every line without its
 * LF, then `end`. It needs the trust file and nothing else, judges every event by the table, and never throws for what it
 * is given.
 */
export class ActsVerifier {
  readonly #p: Primitives;
  readonly #trust: Trust;
  readonly #origin: string | undefined;
  readonly #findings = new Findings();
  readonly #judge: ActJudge;
  readonly #earlier: EarlierCheckpoints;
  readonly #tree: GrowingTree;
  readonly #before: Uint8Array[] = [];
  readonly #late: string[] = [];
  #lateCount = 0;
  #lines = 0;
  #entries = 0;
  #earlierEvents = 0;
  #head: CheckpointVerdict | undefined;
  #lastAt = 0;

  constructor(p: Primitives, trust: Trust, { earlier = [], origin }: VerifyActsOptions = {}) {
    this.#p = p;
    this.#trust = trust;
    this.#origin = origin;
    const issuers: readonly PinnedIssuer[] = trust.issuers.map(pinIssuer);
    this.#judge = new ActJudge(p, issuers);
    this.#earlier = new EarlierCheckpoints(p, trust, earlier, this.#findings);
    this.#tree = new GrowingTree(p, this.#earlier.sizes);
  }

  /** Undefined stands for a line that is too long to be one. */
  add(bytes: Uint8Array | undefined): void {
    this.#lines += 1;
    const line = bytes === undefined ? undefined : this.#read(bytes);
    const isHead = line?.line === 'head';
    if (line === undefined || isHead !== (this.#lines === 1) || (line.line === 'before' && this.#entries > 0)) {
      this.#findings.add('line-malformed', this.#where());
      // An entry that does not read still takes its place, so that those after it keep theirs.
      if (this.#lines > 1 && line === undefined && (this.#entries > 0 || !this.#looksLikeBefore(bytes))) this.#skip();
      return;
    }
    if (line.line === 'head') this.#readHead(line.checkpoint);
    else if (line.line === 'before') this.#readBefore(line.before);
    else this.#readAct(line);
  }

  /** What was found. Nothing may be added after it. */
  end(): ActsReport {
    const findings = this.#findings;
    if (this.#lines === 0 || this.#entries === 0) findings.add('line-absent', `line ${this.#lines + 1}`);
    const { root, rootAt } = this.#tree.end();
    const head = this.#head;
    if (head?.ok) {
      if (head.checkpoint.size !== this.#entries) findings.add('checkpoint-size', 'line 1');
      if (!equalBytes(head.checkpoint.root, root)) findings.add('checkpoint-root', 'line 1');
      if (head.signedAt !== this.#lastAt) findings.add('checkpoint-time', 'line 1');
    }
    const { checkpoint } = head ?? {};
    return {
      trustKind: this.#trust.kind,
      origin: checkpoint?.origin ?? null,
      size: checkpoint?.size ?? null,
      root: checkpoint === undefined ? null : toHex(checkpoint.root),
      signedAt: head?.ok ? head.signedAt : null,
      entries: this.#entries,
      cases: this.#judge.cases,
      judgedEvents: this.#judge.judged,
      earlierEvents: this.#earlierEvents,
      cardSignatures: this.#judge.signatures,
      late: { count: this.#lateCount, where: this.#late },
      extends: this.#earlier.compare(checkpoint?.origin, this.#entries, rootAt),
      findings: findings.listed,
      more: findings.more,
      counts: findings.counts,
    };
  }

  #where(act?: Act): string {
    const parts = [`line ${this.#lines}`];
    if (act !== undefined) parts.push(`entry ${this.#entries}`);
    if (act?.case != null) parts.push(`case ${act.case}`);
    if (act?.event != null) parts.push(`event ${act.event.seq}`);
    return parts.join(', ');
  }

  #read(bytes: Uint8Array): ExportLine | undefined {
    try {
      return parseExportLine(bytes);
    } catch (error) {
      if (error instanceof ParseError) return undefined;
      throw error;
    }
  }

  #looksLikeBefore(bytes: Uint8Array | undefined): boolean {
    const start = '{"before":';
    return bytes !== undefined && String.fromCharCode(...bytes.subarray(0, start.length)) === start;
  }

  #skip(): void {
    this.#tree.add(new Uint8Array(32));
    this.#entries += 1;
  }

  #readHead(text: string): void {
    const { commission } = this.#trust;
    try {
      const origin = text.slice(0, text.indexOf('\n'));
      const verdict = verifyCheckpoint(this.#p, actsLogKey(origin, commission), text);
      this.#head = verdict;
      if (!verdict.ok) this.#findings.add(`checkpoint-${verdict.fault}`, 'line 1');
      this.#judge.host = hostOfActs(origin);
      const asked = this.#origin === undefined || this.#origin === origin;
      if (this.#judge.host === undefined || !asked) this.#findings.add('checkpoint-other-origin', 'line 1');
    } catch (error) {
      if (!(error instanceof ParseError || error instanceof RangeError)) throw error;
      this.#findings.add('checkpoint-malformed', 'line 1');
    }
  }

  #readBefore(before: Before): void {
    this.#before.push(leafHash(this.#p, encodeBefore(before)));
    if ('officer' in before) this.#judge.listed(before.officer);
    if (!('event' in before)) return;
    this.#earlierEvents += 1;
    for (const code of this.#judge.follow(before.case, before.seq, before.event))
      this.#findings.add(code, `${this.#where()}, case ${before.case}, event ${before.seq}`);
  }

  #readAct(entry: ShownEntry): void {
    const { act, event } = entry;
    const where = this.#where(act);
    const found = (code: Parameters<Findings['add']>[0]): void => this.#findings.add(code, where);
    this.#tree.add(leafHash(this.#p, encodeAct(act)));
    this.#judgePlace(act, found);
    for (const code of this.#judge.judge(entry)) found(code);
    if (this.#judge.isLate(act, event)) {
      this.#lateCount += 1;
      if (this.#late.length < 100) this.#late.push(where);
    }
    this.#lastAt = act.at;
    this.#entries += 1;
  }

  #judgePlace(act: Act, found: (code: 'begun-missing' | 'begun-again' | 'before-changed' | 'time-backwards') => void) {
    const begins = act.kind === 'acts-begun';
    if (this.#entries === 0 && !begins) found('begun-missing');
    if (this.#entries > 0 && begins) found('begun-again');
    if (this.#entries === 0 && begins) {
      const { before, beforeRoot } = act.detail as { readonly before: number; readonly beforeRoot: string };
      if (before !== this.#before.length || beforeRoot !== toHex(merkleRoot(this.#p, this.#before)))
        found('before-changed');
    }
    if (act.at < this.#lastAt) found('time-backwards');
  }
}
