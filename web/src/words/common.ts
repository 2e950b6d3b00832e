import { area } from './area.ts';
import { common as en } from './en/common.ts';
import { common as zhTw } from './zh-TW/common.ts';

export const commonWords = /* @__PURE__ */ area(zhTw, en);
