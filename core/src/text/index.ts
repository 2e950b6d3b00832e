export {
  DRAFTING_RULES,
  type DraftingCode,
  type DraftingRule,
  type DraftingWarning,
  draftingWarnings,
  type MatterKind,
  TEXT_KINDS,
  type TextKind,
} from './drafting-rules.ts';
export { judgeText, type TextJudgement } from './judge-text.ts';
export { type PublishedText, publishedText } from './publication.ts';
export { MAIN_TEXT_LIMIT, REASONS_LIMIT, statutoryLength } from './statutory-length.ts';
