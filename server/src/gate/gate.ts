import { type IsoDate, taipeiDate } from '@lianshu/core/calendar';
import type { CredentialVerifier } from '@lianshu/core/credential';
import { type CheckedSigning, checkCardUsed, checkSigning, collectingTime, freshNonce } from '@lianshu/core/door';
import { accept, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import type { PinnedIssuer, RevocationLookup } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { Receipt, SignedRefusal } from '@lianshu/core/receipt';
import {
  makeDecoy,
  makeProgress,
  PROGRESS,
  realCommitment,
  recordLayout,
  type Slot,
  slotDigests,
} from '@lianshu/core/record';
import type { Collecting } from '../cases/collecting-ends.ts';
import type { Keyholder } from '../keyholder/keyholder.ts';
import { encodeTagInput } from '../keyholder/tag-input.ts';
import type { Ledger, Outcome } from '../ledger/ledger.ts';
import { comeBackIn, type DoorLimits } from '../limits/limits.ts';
import type { LogPhase } from '../store/database.ts';
import { type OpenLog, openLogOf } from './open-log.ts';
import { type CheckedPost, Pacer } from './pacer.ts';

export interface Challenge {
  /** 48 bytes. */
  readonly nonce: Uint8Array;
  /** ms, whole seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What a signer's browser posts. Every byte may be an attacker's. */
export interface SigningPost {
  readonly cms: Uint8Array;
  readonly body: Uint8Array;
  readonly seed: Uint8Array;
}

export type SigningAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'already-signed'; readonly refusal: SignedRefusal };

/** What a card's holder is told: whether it was used in a log, and the Taipei day on which it was. */
export interface CardUsedAnswer {
  readonly signed: boolean;
  readonly firstSignedOn: IsoDate | null;
}

export interface GateParts {
  readonly primitives: Primitives;
  readonly random: Random;
  readonly clock: () => number;
  readonly nonceKey: Uint8Array;
  readonly issuers: readonly PinnedIssuer[];
  readonly revocations: () => RevocationLookup;
  /** Who judges credentials; by default those of the release. */
  readonly verifiers?: readonly CredentialVerifier[];
  readonly keyholder: Keyholder;
  readonly ledger: Ledger;
  readonly maxWaiting: number;
  readonly limits: Pick<DoorLimits, 'card'>;
  /** Told that a batch failed, without anything of its content; called at most once a minute for a log. */
  readonly onFault: (log: string, error: unknown) => void;
  /** Canonical manifest bytes of a log that has been opened; asked once per log. */
  readonly loadManifest: (log: string) => Promise<Uint8Array>;
  /** Until when its case collects in this log, and whether the commission has suspended that. */
  readonly collecting: (log: string) => Promise<Collecting>;
}

/** Faults are told once a minute, so that their number does not tell how many came to sign. */
const FAULT_PAUSE_MS = 60_000;

interface KnownLog extends OpenLog {
  phase: LogPhase;
  heldUntil: number | null;
  /** ms; null while the case does not collect in it (regulation Art. 6(3)). */
  endsAt: number | null;
  /** ms: until then paper and filing go on, when the term was extended and the manifest was not. */
  termEndsAt: number | null;
  suspended: boolean;
}

type Closed = 'log.not-open' | 'log.electronic-over' | 'log.suspended';

const OVER: Collecting = { endsAt: null, suspended: false };

/**
 * The door for signers: issues nonces, checks card signatures, makes slots of them and hands these to the log's pacer. It
 * keeps nothing of a signer: certificate, name and number live in the variables of one call and are written nowhere. Nor does a request
 * read the database, whose read statistics would count the signers: which logs take signatures is asked by the clock.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #logs = new Map<string, KnownLog>();
  readonly #pacers = new Map<string, Pacer>();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  /** A nonce for one statement, good for five minutes; stored nowhere. */
  challenge(log: string): Result<Challenge> {
    const open = this.#logs.get(log);
    if (open === undefined) return refuse('log.unknown');
    const stopped = this.#whyClosed(open);
    return stopped === undefined ? accept(this.#issue('sign', open)) : refuse(stopped);
  }

  /** A nonce for the question whether a card was used; also when the log takes no signatures. */
  cardUsedChallenge(log: string): Result<Challenge> {
    const open = this.#logs.get(log);
    return open === undefined ? refuse('log.unknown') : accept(this.#issue('card-used', open));
  }

  /**
   * Tells the holder of a card whether it was used in this log, by its tag, so long as the duplicate key is kept. Stores nothing,
   * and reads the same for yes and no.
   */
  async cardUsed(log: string, cms: Uint8Array): Promise<Result<CardUsedAnswer>> {
    const { primitives: p, keyholder, ledger } = this.#parts;
    const open = this.#logs.get(log);
    if (open === undefined) return refuse('log.unknown');
    const checked = checkCardUsed(p, this.#door(open), cms);
    if (!checked.ok) return checked;
    const { issuerDn, subjectSerial, nonce } = checked.value;
    const tagInput = encodeTagInput({ issuerDn, subjectSerial, counter: 0 });
    const within = this.#parts.limits.card({ card: tagInput, nonce, nonceExpired: false });
    if (!within.ok) return within;
    if (!(await keyholder.hasLog(log))) return refuse('card-used.destroyed');
    const [tag] = await keyholder.evaluate(log, [tagInput]);
    const firstAt = await ledger.firstSigned(log, tag!);
    return accept({ signed: firstAt !== null, firstSignedOn: firstAt === null ? null : taipeiDate(firstAt) });
  }

  #issue(purpose: 'sign' | 'card-used', { manifestHash }: OpenLog): Challenge {
    const { primitives, nonceKey, random, clock } = this.#parts;
    return freshNonce(primitives, nonceKey, { purpose, manifestHash }, random, clock());
  }

  /**
   * A signer's post: her receipt, or the signed refusal that her card signed before, or a refusal. The same bytes give the
   * same receipt again, also when the nonce has expired or the log is closed by then.
   */
  async sign(log: string, post: SigningPost): Promise<Result<SigningAnswer>> {
    const open = this.#logs.get(log);
    if (open === undefined) return refuse('log.unknown');
    const stopped = this.#whyClosed(open);
    if (stopped === 'log.held') return refuse('log.held');
    const pacer = this.#pacer(open);
    if (pacer.isFull) return this.#busy();
    const checked = this.#check(open, post);
    if (!checked.ok) return checked;
    if (stopped !== undefined) return this.#findIn(open, checked.value.post, stopped);
    const answer = await pacer.enter(checked.value.post);
    if (!answer.ok) return answer.code === 'log.busy' ? this.#busy() : refuse(answer.code);
    const { slot, outcome } = answer.paced;
    return this.#answer(open, slot, outcome, 'nonce.expired');
  }

  /**
   * Learns which logs there are and whether they take signatures. Called by a timer, and by whoever holds, resumes, opens
   * or files a log; a log that was closed meanwhile is refused by the ledger all the same.
   */
  async refresh(): Promise<void> {
    const { primitives, ledger, loadManifest, collecting } = this.#parts;
    for (const { log, phase, heldUntil } of await ledger.phases()) {
      const open = this.#logs.get(log) ?? openLogOf(primitives, await loadManifest(log));
      const { endsAt: ends, suspended } = phase === 'filed' ? OVER : await collecting(log);
      // What the manifest does not cover would be struck out: every statement is held against its days (ADR 7).
      const endsAt = ends === null ? null : Math.min(ends, collectingTime(open.manifest).until + 1);
      const now = { phase, heldUntil, endsAt, termEndsAt: ends, suspended };
      const known = this.#logs.get(log);
      if (known !== undefined) Object.assign(known, now);
      else this.#logs.set(log, { ...open, ...now });
    }
  }

  /** Hands over what waits; nothing is taken afterwards. */
  async close(): Promise<void> {
    await Promise.all([...this.#pacers.values()].map((pacer) => pacer.close()));
  }

  #check(open: OpenLog, post: SigningPost): Result<{ readonly post: CheckedPost }> {
    const { primitives: p } = this.#parts;
    const { context } = open;
    if (post.body.length !== recordLayout(context.plaintextLength).body) return refuse('body.length');
    const door = { ...this.#door(open), expiredNonce: 'report' } as const;
    const checked = checkSigning(p, door, { cms: post.cms });
    if (!checked.ok) return checked;
    const slotParts = this.#slotParts(open, post, checked.value);
    const { fields, nonceExpired } = checked.value;
    const within = this.#parts.limits.card({ card: slotParts.tagInput, nonce: fields.nonce, nonceExpired });
    return within.ok ? accept({ post: slotParts }) : within;
  }

  #busy(): Refusal {
    return refuse('log.busy', { seconds: comeBackIn(this.#parts.random) });
  }

  #door({ manifest, manifestHash }: OpenLog) {
    const { clock, nonceKey, issuers, revocations, verifiers } = this.#parts;
    return {
      manifest,
      manifestHash,
      issuers,
      revocations: revocations(),
      now: clock(),
      nonceKey,
      ...(verifiers && { verifiers }),
    };
  }

  #slotParts(
    { context, manifestHash }: OpenLog,
    { cms, body, seed }: SigningPost,
    checked: CheckedSigning,
  ): CheckedPost {
    const { primitives: p } = this.#parts;
    const { issuerDn, subjectSerial, nonceExpired } = checked;
    return {
      tagInput: encodeTagInput({ issuerDn, subjectSerial, counter: 0 }),
      body,
      prog: makeProgress(p, context, PROGRESS.real, seed),
      c: realCommitment(p, manifestHash, seed, cms),
      probe: nonceExpired,
    };
  }

  async #findIn(open: OpenLog, post: CheckedPost, stopped: Closed): Promise<Result<SigningAnswer>> {
    const { keyholder, ledger } = this.#parts;
    const { body, prog, c } = post;
    const tags = await keyholder.evaluate(open.log, [post.tagInput]).catch(() => undefined);
    if (tags === undefined) return refuse(stopped);
    const slot = { body, prog, c, tag: tags[0]! };
    const [outcome] = await ledger.find(open.log, [slot]);
    return this.#answer(open, slot, outcome!, stopped);
  }

  #answer(
    { log, manifestHash }: OpenLog,
    slot: Slot,
    outcome: Outcome,
    otherwise: 'nonce.expired' | Closed,
  ): Result<SigningAnswer> {
    switch (outcome.kind) {
      case 'unknown':
        return refuse(otherwise);
      case 'already-signed':
        return accept({ kind: 'already-signed', refusal: outcome.refusal });
      case 'entered': {
        const { index, acceptedAt, proof } = outcome.place;
        const entry = slotDigests(this.#parts.primitives, slot);
        return accept({ kind: 'receipt', receipt: { log, manifestHash, index, entry, proof, acceptedAt } });
      }
    }
  }

  #whyClosed({ phase, heldUntil, endsAt, termEndsAt, suspended }: KnownLog): 'log.held' | Closed | undefined {
    const now = this.#parts.clock();
    if (phase === 'filed' || endsAt === null || termEndsAt === null || now >= termEndsAt) return 'log.not-open';
    if (now >= endsAt) return 'log.electronic-over';
    if (phase === 'held' && (heldUntil ?? 0) > now) return 'log.held';
    return suspended ? 'log.suspended' : undefined;
  }

  #pacer(open: OpenLog): Pacer {
    const { log, manifest, context } = open;
    const known = this.#pacers.get(log);
    if (known !== undefined) return known;
    const { cover } = manifest.policies;
    if (cover.mode !== 'off') throw new Error('this server has no metronome yet');
    const { primitives, random, keyholder, ledger, maxWaiting, clock, onFault } = this.#parts;
    let toldAt = Number.NEGATIVE_INFINITY;
    const pacer = new Pacer({
      log,
      poolMs: cover.poolMs,
      padTo: cover.padTo,
      maxWaiting,
      keyholder,
      ledger,
      random,
      makeDecoy: () => makeDecoy(primitives, context, random(32)),
      onFault: (error) => {
        if (clock() - toldAt < FAULT_PAUSE_MS) return;
        toldAt = clock();
        onFault(log, error);
      },
    });
    this.#pacers.set(log, pacer);
    return pacer;
  }
}
