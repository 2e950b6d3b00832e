import { commission as en } from '../../words/en/commission.ts';
import { area } from '../../words/index.ts';
import { commission as zhTw } from '../../words/zh-TW/commission.ts';

export const commissionWords = /* @__PURE__ */ area(zhTw, en);
