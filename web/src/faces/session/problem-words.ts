import { createContext, useContext } from 'react';
import type { ErrorWords } from '../../words/error-words.ts';

export type OwnProblemWords = Readonly<Record<string, ErrorWords>>;

/** What a face says of codes better than the general catalogue does, because it knows who is reading. */
export const ProblemWordsContext = createContext<OwnProblemWords>({});

export function useOwnProblemWords(): OwnProblemWords {
  return useContext(ProblemWordsContext);
}
