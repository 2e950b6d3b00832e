import { useCallback, useEffect, useState } from 'react';
import { type Answer, failed, type Problem } from './answer.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly value: T };

/**
 * Loads when the page appears and whenever `key` changes; a late answer to an earlier key is dropped. `load` is called with
 * the key alone and must depend on nothing else.
 */
export function useLoad<T>(key: string, load: (key: string) => Promise<Answer<T>>): readonly [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again, `load` depends on the key alone
  useEffect(() => {
    let isCurrent = true;
    setLoaded({ state: 'loading' });
    const unexpected = () => failed('unexpected');
    void load(key)
      .catch(unexpected)
      .then((answer) => {
        if (!isCurrent) return;
        setLoaded(answer.ok ? { state: 'ready', value: answer.value } : { state: 'failed', problem: answer.problem });
      });
    return () => {
      isCurrent = false;
    };
  }, [key, turn]);
  return [loaded, useCallback(() => setTurn((before) => before + 1), [])];
}
