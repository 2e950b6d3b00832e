import { area } from './area.ts';
import { drafting as en } from './en/drafting.ts';
import { drafting as zhTw } from './zh-TW/drafting.ts';

/** Length and wording of a text, as people are told while they write it. */
export const draftingWords = /* @__PURE__ */ area(zhTw, en);
