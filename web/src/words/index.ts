export { type Area, area, LANG_ATTRIBUTE, LANGUAGES, type Language, type Like, type Partly } from './area.ts';
export { sayArticle } from './articles.ts';
export { caseWords } from './case.ts';
export { commonWords } from './common.ts';
export {
  daysUntil,
  isMoment,
  lawDate,
  rocDate,
  sayDate,
  sayNumber,
  sayTime,
  type TaipeiTime,
  taipeiTime,
} from './dates.ts';
export type { ErrorWords } from './error-words.ts';
export { errorWords, wordsOfProblem } from './errors.ts';
export { LanguageProvider, StageWords, useLanguage, useWords } from './language.tsx';
