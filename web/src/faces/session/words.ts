import { session as en } from '../../words/en/session.ts';
import { area } from '../../words/index.ts';
import { session as zhTw } from '../../words/zh-TW/session.ts';

export const sessionWords = area(zhTw, en);
