export type { CardResult } from './answer.ts';
export { type CardClient, cardClient, type DecryptRequest, type SignRequest } from './card-client.ts';
export {
  type CardCertificate,
  type CardInSlot,
  type CardUse,
  type ChosenCard,
  chooseCard,
  holderOf,
} from './card-reading.ts';
export { MIDDLEWARE_FAULTS, type MiddlewareFault } from './faults.ts';
export { browserHost, POPUP_LIMITS, type PopupHost, type PopupLimits } from './popup.ts';
export { rememberedReader, rememberReader, settleReader } from './remembered-reader.ts';
export {
  type CipherForm,
  componentPage,
  isMiddlewareOrigin,
  MIDDLEWARE_DEFAULTS,
  type MiddlewareSettings,
  middlewareSettings,
} from './settings.ts';
