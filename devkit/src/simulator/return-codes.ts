/** `ret_code` of the card component, by the names used here; the numbers are the component's. */
export const RETURN_CODES = {
  ok: 0,
  noTbs: 0x76000003,
  noCipher: 0x76000004,
  noCard: 0x76000006,
  wrongType: 0x76000008,
  tooLarge: 0x7600000a,
  notJson: 0x7600000b,
  wrongParameters: 0x7600000c,
  helperFailed: 0x7600000d,
  unsupported: 0x7600000e,
  forbiddenDomain: 0x7600000f,
  untrustedSite: 0x76000031,
  noPin: 0x76000998,
  cancelled: 0x76000999,
  noLibrary: 0x76100001,
  noReader: 0x76100003,
  readerUnknown: 0x76100004,
  loginFailed: 0x76100006,
  certificateMissing: 0x7610000c,
  keyMissing: 0x7610000d,
  signFailed: 0x76300001,
  cipherNotDer: 0x76400001,
  cipherType: 0x76400002,
  decryptFailed: 0x76400003,
  notYetValid: 0x76500001,
  expired: 0x76500002,
  notBase64: 0x76600001,
  /** A card-management code of the range that arrives negative when read as signed. */
  managementFailed: 0x81000001,
} as const;

export type ReturnName = keyof typeof RETURN_CODES;

/** PKCS #11 style `last_error`. */
export const LAST_ERRORS = {
  none: 0,
  functionFailed: 0x06,
  pinWrong: 0xa0,
  pinLength: 0xa2,
  pinLocked: 0xa4,
  oneTryLeft: 0x80000001,
  twoTriesLeft: 0x80000002,
} as const;

/** What the component answers: always an object with these three, and more by operation. */
export interface Answer {
  readonly func: 'pkcs11info' | 'sign' | 'decrypt';
  readonly ret_code: number;
  readonly last_error: number;
  readonly [field: string]: unknown;
}

/** How numbers above 2³¹ are written: newer builds send them negative, older ones not. */
export type NumberForm = 'signed' | 'unsigned';

export function writeNumber(value: number, form: NumberForm): number {
  return form === 'signed' ? value | 0 : value;
}
