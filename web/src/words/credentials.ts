import { area } from './area.ts';
import { credentials as en } from './en/credentials.ts';
import { credentials as zhTw } from './zh-TW/credentials.ts';

/** 憑證種類: kinds of credential, why one will not do, and which will. */
export const credentialWords = /* @__PURE__ */ area(zhTw, en);
