import { area } from './area.ts';
import { fakes as en } from './en/fakes.ts';
import { fakes as zhTw } from './zh-TW/fakes.ts';

/** 假網站: telling real from false, before and after. */
export const fakeWords = /* @__PURE__ */ area(zhTw, en);
