import { area } from './area.ts';
import { letters as en } from './en/letters.ts';
import { letters as zhTw } from './zh-TW/letters.ts';

/** What each letter, announcement and paper of a case is called. */
export const letterWords = /* @__PURE__ */ area(zhTw, en);
