import { lead as en } from '../../words/en/lead.ts';
import { area } from '../../words/index.ts';
import { lead as zhTw } from '../../words/zh-TW/lead.ts';

export const leadWords = area(zhTw, en);
