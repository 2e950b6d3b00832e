import { area } from './area.ts';
import { proposing as enProposing } from './en/proposing/public.ts';
import { publicFace as en } from './en/public.ts';
import { proposing as zhTwProposing } from './zh-TW/proposing/public.ts';
import { publicFace as zhTw } from './zh-TW/public.ts';

export const publicWords = /* @__PURE__ */ area(zhTw, en, {
  'zh-TW': zhTwProposing,
  en: enProposing,
});
