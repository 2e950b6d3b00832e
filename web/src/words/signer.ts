import { area } from './area.ts';
import { proposing as enProposing } from './en/proposing/signer.ts';
import { signer as en } from './en/signer.ts';
import { proposing as zhTwProposing } from './zh-TW/proposing/signer.ts';
import { signer as zhTw } from './zh-TW/signer.ts';

export const signerWords = /* @__PURE__ */ area(zhTw, en, {
  'zh-TW': zhTwProposing,
  en: enProposing,
});
