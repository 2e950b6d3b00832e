import { MAIN_TEXT_LIMIT, REASONS_LIMIT, statutoryLength, type TextKind } from '@lianshu/core/text';

export function limitOf(kind: TextKind): number {
  return kind === 'main' ? MAIN_TEXT_LIMIT : REASONS_LIMIT;
}

/** By how many characters a text is over its limit (Act Art. 9(2)); 0 within it. */
export function excessOf(kind: TextKind, text: string): number {
  return Math.max(0, statutoryLength(text) - limitOf(kind));
}

/** Whether main text or reasons are over their limits, so that an officer has to say why they are entered. */
export function needsOverride({ mainText, reason }: { readonly mainText: string; readonly reason: string }): boolean {
  return excessOf('main', mainText) > 0 || excessOf('reasons', reason) > 0;
}
