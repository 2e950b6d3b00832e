import { area } from './area.ts';
import { papers as en } from './en/papers.ts';
import { papers as zhTw } from './zh-TW/papers.ts';

/** The documents that acts rest on. */
export const papersWords = /* @__PURE__ */ area(zhTw, en);
