import { area } from './area.ts';
import { reports as en } from './en/reports.ts';
import { reports as zhTw } from './zh-TW/reports.ts';

/** 可疑網站: reports, what was found of them, and the warnings of leads. */
export const reportsWords = /* @__PURE__ */ area(zhTw, en);
