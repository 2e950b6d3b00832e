import { ceremony as en } from '../../words/en/ceremony.ts';
import { area } from '../../words/index.ts';
import { ceremony as zhTw } from '../../words/zh-TW/ceremony.ts';

export const ceremonyWords = area(zhTw, en);
