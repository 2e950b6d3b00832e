export type { CardResult } from './answer.ts';
export {
  type CardClient,
  cardClient,
  type DecryptRequest,
  isMiddlewareOrigin,
  type SignRequest,
} from './card-client.ts';
export { type CardCertificate, type CardInSlot, type CardUse, type ChosenCard, chooseCard } from './card-reading.ts';
export { MIDDLEWARE_FAULTS, type MiddlewareFault } from './faults.ts';
export { browserHost, POPUP_LIMITS, type PopupHost, type PopupLimits } from './popup.ts';
