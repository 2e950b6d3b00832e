export {
  audienceOf,
  composeLetter,
  detailsNeeded,
  LETTER_NAMES,
  type LetterRequest,
  marksOf,
  occasionOf,
} from './compose-letter.ts';
export { COUNTIES, isTownship } from './county.ts';
export {
  DETAIL_KINDS,
  type DetailFault,
  type DetailField,
  type DetailKind,
  type DetailName,
  LINE_LIMIT,
} from './detail.ts';
export { formatDocumentNumber, parseDocumentNumber } from './document-number.ts';
export type { DocumentNumber, Letter, LetterHead, LetterMark, Point } from './letter.ts';
export type { Audience, Occasion } from './occasion.ts';
export { MARK_WORDS, renderLetter, SENDER } from './render-letter.ts';
export { makeRosterForm, type Place, type RosterForm, type RosterKind, SHEETS_PER_VOLUME } from './roster-form.ts';
export { renderUndertaking, UNDERTAKING_TITLE } from './undertaking.ts';
