import { area } from './area.ts';
import { issuing as en } from './en/issuing.ts';
import { issuing as zhTw } from './zh-TW/issuing.ts';

/** Letters and announcements as an officer issues them. */
export const issuingWords = /* @__PURE__ */ area(zhTw, en);
