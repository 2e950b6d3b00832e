import { area } from './area.ts';
import { caseTerms as en } from './en/case.ts';
import { caseTerms as zhTw } from './zh-TW/case.ts';

/** Names of phases, kinds, events and verdict reasons, for every face. */
export const caseWords = /* @__PURE__ */ area(zhTw, en);
