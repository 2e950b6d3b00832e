import { type DraftingWarning, draftingWarnings, type MatterKind, type TextKind } from './drafting-rules.ts';
import { MAIN_TEXT_LIMIT, REASONS_LIMIT, statutoryLength } from './statutory-length.ts';

export interface TextJudgement {
  readonly kind: TextKind;
  /** What is over the limit is not published (Act Art. 9(2)) and may not be accepted (Act Art. 10(2)). */
  readonly result: 'valid' | 'text.empty' | 'text.too-long';
  readonly article: string;
  /** Characters as the statute counts them. */
  readonly counted: number;
  readonly limit: number;
  readonly warnings: readonly DraftingWarning[];
}

/** Length and drafting hints of 主文 or 理由書. Hints never change `result`: a person decides on wording. */
export function judgeText(kind: TextKind, text: string, matter?: MatterKind): TextJudgement {
  const limit = kind === 'main' ? MAIN_TEXT_LIMIT : REASONS_LIMIT;
  const counted = statutoryLength(text);
  const result = counted === 0 ? 'text.empty' : counted > limit ? 'text.too-long' : 'valid';
  const article = counted === 0 ? 'Act Art. 9(1)' : 'Act Art. 9(2); text regulation Art. 8';
  const warnings = counted === 0 ? [] : draftingWarnings(kind, text, matter);
  return { kind, result, article, counted, limit, warnings };
}
