import { area } from '../../words/area.ts';
import { lead as en } from '../../words/en/lead.ts';
import { proposing as enProposing } from '../../words/en/proposing/lead.ts';
import { lead as zhTw } from '../../words/zh-TW/lead.ts';
import { proposing as zhTwProposing } from '../../words/zh-TW/proposing/lead.ts';

export const leadWords = area(zhTw, en, { 'zh-TW': zhTwProposing, en: enProposing });
