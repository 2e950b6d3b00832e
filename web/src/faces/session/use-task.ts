import { useCallback, useRef, useState } from 'react';
import { type Answer, failed, type Problem } from '../../api/index.ts';

/** One piece of work at a time behind a button or form: is it running, and what went wrong the last time. */
export interface Task {
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  /** The value when it worked; the problem is kept for the page otherwise. Undefined, and nothing done, while it runs. */
  run<T>(work: () => Promise<Answer<T>>): Promise<T | undefined>;
  clear(): void;
}

export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Problem>();
  // Two submits can come before the first has been drawn: a state would be read too late.
  const isRunning = useRef(false);
  const run = useCallback(async <T>(work: () => Promise<Answer<T>>): Promise<T | undefined> => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setBusy(true);
    setFault(undefined);
    // Begun in this very turn, since a card's window may open in it.
    const answer = await (async () => work())().catch(() => failed('unexpected'));
    isRunning.current = false;
    setBusy(false);
    if (answer.ok) return answer.value;
    setFault(answer.problem);
    return undefined;
  }, []);
  const clear = useCallback(() => setFault(undefined), []);
  return { isBusy, problem: fault, run, clear };
}
