export { type Spelling, spellingsOfBytes, spellingsOfText } from './encodings.ts';
export { type Hit, type Needle, NeedleSearch } from './needles.ts';
