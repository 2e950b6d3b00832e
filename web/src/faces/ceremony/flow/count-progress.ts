import type { Primitives } from '@lianshu/core/primitives';
import { PROGRESS, progressOpener } from '@lianshu/core/record';
import { type Answer, type Api, failed, good } from '../../../api/index.ts';
import { PAGE_ENVELOPES, parseProgressPage } from './progress-page.ts';
import type { Tally } from './tally.ts';

/** How many envelopes are opened before the page gets to breathe: about a tenth of a second's work. */
const BATCH = 64;

export interface CountProgress {
  readonly p: Primitives;
  readonly api: Api;
  readonly log: string;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
  /** X25519 scalar of the count key. */
  readonly countKey: Uint8Array;
  /** Where an earlier count ended, or `EMPTY_TALLY`. */
  readonly from: Tally;
  /** Called after each batch with the tally so far and the size of the log as far as it is known. */
  onTally(tally: Tally, size: number): void;
  /** Lets other work of the page run: the next turn of its event loop. */
  breathe(): Promise<void>;
}

/**
 * Reads the progress envelopes of every slot that is not counted yet and counts them exactly: real, repeat, decoy. What
 * does not open is counted apart and never hidden. Ends when the log's size at that moment is reached. A server that
 * shrinks the log, or answers with nothing while it claims more, is `unexpected`.
 */
export async function countProgress(work: CountProgress): Promise<Answer<Tally>> {
  const open = progressOpener(work.p, work.countKey, work.manifestHash);
  let tally = work.from;
  for (;;) {
    const answer = await work.api.bytes(`/api/lead/logs/${encodeURIComponent(work.log)}/progress?from=${tally.next}`);
    if (!answer.ok) return answer;
    const page = readPage(answer.value);
    if (page === undefined || page.size < tally.next || tally.next + page.envelopes.length > page.size) {
      return failed('unexpected');
    }
    if (page.envelopes.length === 0) return tally.next === page.size ? good(tally) : failed('unexpected');
    for (let at = 0; at < page.envelopes.length; at += BATCH) {
      for (const envelope of page.envelopes.slice(at, at + BATCH)) tally = add(tally, open(envelope)?.flag);
      work.onTally(tally, page.size);
      await work.breathe();
    }
    if (tally.next === page.size) return good(tally);
  }
}

function readPage(bytes: Uint8Array) {
  try {
    const page = parseProgressPage(bytes);
    return page.envelopes.length <= PAGE_ENVELOPES ? page : undefined;
  } catch {
    return undefined;
  }
}

function add(tally: Tally, flag: number | undefined): Tally {
  const next = tally.next + 1;
  if (flag === PROGRESS.real) return { ...tally, next, real: tally.real + 1 };
  if (flag === PROGRESS.repeat) return { ...tally, next, repeat: tally.repeat + 1 };
  if (flag === PROGRESS.decoy) return { ...tally, next, decoy: tally.decoy + 1 };
  return { ...tally, next, unreadable: tally.unreadable + 1 };
}
