import { area } from './area.ts';
import { law as en } from './en/law.ts';
import { law as zhTw } from './zh-TW/law.ts';

/** The deadline calculator: its rules, their fields, and what it says beside a result. */
export const lawWords = /* @__PURE__ */ area(zhTw, en);
