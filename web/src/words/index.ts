export { type Area, area, LANG_ATTRIBUTE, LANGUAGES, type Language, type Like } from './area.ts';
export { commonWords } from './common.ts';
export { daysUntil, lawDate, rocDate, sayDate, sayNumber, sayTime, type TaipeiTime, taipeiTime } from './dates.ts';
export { LanguageProvider, useLanguage, useWords } from './language.tsx';
