import { area } from './area.ts';
import { pilot as en } from './en/pilot.ts';
import { pilot as zhTw } from './zh-TW/pilot.ts';

export const pilotWords = /* @__PURE__ */ area(zhTw, en);
