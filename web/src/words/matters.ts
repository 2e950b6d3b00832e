import { area } from './area.ts';
import { matters as en } from './en/matters.ts';
import { matters as zhTw } from './zh-TW/matters.ts';

/** 同一事項: the register of barred matters. */
export const mattersWords = /* @__PURE__ */ area(zhTw, en);
