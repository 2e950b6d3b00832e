import { auditor as en } from '../../words/en/auditor.ts';
import { area } from '../../words/index.ts';
import { auditor as zhTw } from '../../words/zh-TW/auditor.ts';

export const auditorWords = /* @__PURE__ */ area(zhTw, en);
