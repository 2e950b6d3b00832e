import { collect as en } from '../../../words/en/collect.ts';
import { area } from '../../../words/index.ts';
import { collect as zhTw } from '../../../words/zh-TW/collect.ts';

export const collectWords = /* @__PURE__ */ area(zhTw, en);
