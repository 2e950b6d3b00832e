import type { Problem } from '../api/index.ts';
import type { Like } from './area.ts';
import { area } from './area.ts';
import { errors as en } from './en/errors.ts';
import type { ErrorWords } from './error-words.ts';
import { errors as zhTw } from './zh-TW/errors.ts';

export const errorWords = /* @__PURE__ */ area(zhTw, en);

/** The words for a problem, whatever its code. */
export function wordsOfProblem(words: Like<typeof zhTw>, { code }: Pick<Problem, 'code'>): ErrorWords {
  if (code === 'network') return words.network;
  if (code === 'challenge-times') return words.challengeTimes;
  const { refusals } = words;
  return Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : words.unexpected;
}
