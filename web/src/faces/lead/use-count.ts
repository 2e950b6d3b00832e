import type { CountKey } from '@lianshu/core/crypto';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answer, good } from '../../api/index.ts';
import { countProgress } from '../ceremony/flow/count-progress.ts';
import { keepTally, recallTally } from '../ceremony/flow/remembered-tally.ts';
import type { KnownManifest } from '../ceremony/flow/signed-manifest.ts';
import { EMPTY_TALLY, type Tally } from '../ceremony/flow/tally.ts';
import { useOffice } from '../session/office.ts';

export interface OpenedCount {
  readonly seedCount: Uint8Array;
  readonly key: CountKey;
}

export interface Counting {
  readonly tally: Tally;
  /** Entries of the log, as far as known. */
  readonly size: number;
  /** ms; undefined while counting. */
  readonly countedAt: number | undefined;
}

function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/**
 * Counts a log with an opened count key. `fromStart` counts every envelope anew, as the filing must; else it goes on where
 * this computer left off. Leaving the page ends it; what was counted is remembered.
 */
export function useCount(known: KnownManifest | undefined) {
  const { p, random, api, now } = useOffice();
  const [counting, setCounting] = useState<Counting>();
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const count = useCallback(
    async ({ seedCount, key }: OpenedCount, fromStart: boolean): Promise<Answer<Tally>> => {
      if (known === undefined) return good(EMPTY_TALLY);
      const { manifest, hash } = known;
      const from = fromStart ? EMPTY_TALLY : recallTally(p, storage(), hash, seedCount);
      setCounting({ tally: from, size: from.next, countedAt: undefined });
      const keep = (tally: Tally) => keepTally(p, random, storage(), hash, seedCount, tally);
      let latest = from;
      const answer = await countProgress({
        p,
        api,
        log: manifest.log,
        manifestHash: hash,
        countKey: key.secretKey,
        from,
        onTally: (tally, size) => {
          latest = tally;
          setCounting({ tally, size, countedAt: undefined });
        },
        breathe: () =>
          new Promise((resolve, reject) =>
            setTimeout(() => (isGone.current ? reject(new Error('the page was left')) : resolve()), 0),
          ),
      }).finally(() => keep(latest));
      if (answer.ok) setCounting({ tally: answer.value, size: answer.value.next, countedAt: now() });
      return answer;
    },
    [known, p, random, api, now],
  );
  return { counting, count };
}
