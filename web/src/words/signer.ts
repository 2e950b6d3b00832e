import { area } from './area.ts';
import { signer as en } from './en/signer.ts';
import { signer as zhTw } from './zh-TW/signer.ts';

export const signerWords = /* @__PURE__ */ area(zhTw, en);
