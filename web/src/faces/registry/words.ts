import { registry as en } from '../../words/en/registry.ts';
import { area } from '../../words/index.ts';
import { registry as zhTw } from '../../words/zh-TW/registry.ts';

export const registryWords = /* @__PURE__ */ area(zhTw, en);
