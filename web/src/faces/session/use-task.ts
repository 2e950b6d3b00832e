import { useCallback, useState } from 'react';
import { type Answer, failed, type Problem } from '../../api/index.ts';

/** One piece of work at a time behind a button: is it running, and what went wrong the last time. */
export interface Task {
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  /** The value when it worked; the problem is kept for the page otherwise. */
  run<T>(work: () => Promise<Answer<T>>): Promise<T | undefined>;
  clear(): void;
}

export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Problem>();
  const run = useCallback(async <T>(work: () => Promise<Answer<T>>): Promise<T | undefined> => {
    setBusy(true);
    setFault(undefined);
    const answer = await work().catch(() => failed('unexpected'));
    setBusy(false);
    if (answer.ok) return answer.value;
    setFault(answer.problem);
    return undefined;
  }, []);
  const clear = useCallback(() => setFault(undefined), []);
  return { isBusy, problem: fault, run, clear };
}
