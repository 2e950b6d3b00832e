import { area } from './area.ts';
import { publicFace as en } from './en/public.ts';
import { publicFace as zhTw } from './zh-TW/public.ts';

export const publicWords = /* @__PURE__ */ area(zhTw, en);
