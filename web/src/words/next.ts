import { area } from './area.ts';
import { nextTerms as en } from './en/next.ts';
import { nextTerms as zhTw } from './zh-TW/next.ts';

/** What comes next with a case, by when, and on which article. */
export const nextWords = /* @__PURE__ */ area(zhTw, en);
