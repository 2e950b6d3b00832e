import { area } from '../../words/area.ts';
import { ceremony as en } from '../../words/en/ceremony.ts';
import { proposing as enProposing } from '../../words/en/proposing/ceremony.ts';
import { ceremony as zhTw } from '../../words/zh-TW/ceremony.ts';
import { proposing as zhTwProposing } from '../../words/zh-TW/proposing/ceremony.ts';

export const ceremonyWords = area(zhTw, en, { 'zh-TW': zhTwProposing, en: enProposing });
