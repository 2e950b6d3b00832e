import { area } from './area.ts';
import { policyTerms as en } from './en/policies.ts';
import { policyTerms as zhTw } from './zh-TW/policies.ts';

/** The points that the law leaves open and how each may be settled. */
export const policyWords = /* @__PURE__ */ area(zhTw, en);
