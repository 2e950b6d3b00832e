import { isCaseNumber } from '@lianshu/core/case';
import { assertPlainText } from '@lianshu/core/statement';
import { statutoryLength } from '@lianshu/core/text';
import { needsOverride } from '../../drafting/excess.ts';

export const DRAFT_FIELDS = ['number', 'mainText', 'reason', 'overrideReason', 'leadName'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type Draft = Readonly<Record<DraftField, string>>;

export const EMPTY_DRAFT: Draft = { number: '', mainText: '', reason: '', overrideReason: '', leadName: '' };

function line(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s*\n\s*/g, '')
    .trim();
}

function lines(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** As the server takes it: NFC, no white space at the ends, line ends of one kind where there may be lines. */
export function tidyDraft(draft: Draft): Draft {
  return {
    number: draft.number.trim(),
    mainText: line(draft.mainText),
    reason: lines(draft.reason),
    overrideReason: lines(draft.overrideReason),
    leadName: line(draft.leadName),
  };
}

/** What stands against a tidy draft. A text that is too long needs the officer's reason and nothing else. */
export function wrongFields(draft: Draft): ReadonlyMap<DraftField, 'form' | 'text'> {
  const wrong = new Map<DraftField, 'form' | 'text'>();
  const judge = (field: DraftField, holds: boolean, hasLines = false) => {
    if (!holds) wrong.set(field, 'form');
    else if (!isPlain(draft[field], hasLines)) wrong.set(field, 'text');
  };
  judge('number', isCaseNumber(draft.number));
  judge('mainText', statutoryLength(draft.mainText) > 0);
  judge('reason', statutoryLength(draft.reason) > 0, true);
  if (needsOverride(draft)) judge('overrideReason', draft.overrideReason !== '', true);
  judge('leadName', draft.leadName !== '');
  return wrong;
}

/** What is sent: a reason for too long a text only where there is one. */
export function dataOfDraft({ overrideReason, ...draft }: Draft): Readonly<Record<string, string>> {
  return needsOverride(draft) ? { ...draft, overrideReason } : draft;
}

export function isPlain(text: string, hasLines = false): boolean {
  try {
    assertPlainText(text, undefined, { lines: hasLines });
    return true;
  } catch {
    return false;
  }
}
