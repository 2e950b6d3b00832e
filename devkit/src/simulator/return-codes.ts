/** `ret_code` of the card component, by the names used here; the numbers are the component's. */
export const RETURN_CODES = {
  ok: 0,
  noKey: 0x76000001,
  noCertificate: 0x76000002,
  noTbs: 0x76000003,
  noCipher: 0x76000004,
  noLibraryPath: 0x76000005,
  noCard: 0x76000006,
  notLoggedIn: 0x76000007,
  wrongType: 0x76000008,
  fileFailed: 0x76000009,
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
  sessionFailed: 0x76100005,
  loginFailed: 0x76100006,
  logoutFailed: 0x76100007,
  getKeyFailed: 0x76100008,
  getCertificateFailed: 0x76100009,
  libraryInfoFailed: 0x7610000a,
  cardInfoFailed: 0x7610000b,
  certificateMissing: 0x7610000c,
  keyMissing: 0x7610000d,
  softwareToken: 0x76200001,
  otherPerson: 0x76210001,
  signFailed: 0x76300001,
  verifyFailed: 0x76300008,
  bioFailed: 0x76300009,
  cipherNotDer: 0x76400001,
  cipherType: 0x76400002,
  decryptFailed: 0x76400003,
  notYetValid: 0x76500001,
  expired: 0x76500002,
  notBase64: 0x76600001,
  base64Failed: 0x76600002,
  serverKey: 0x76700001,
  captcha: 0x77100001,
  secondaryCard: 0x77200001,
  cardManagement: 0x77301001,
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
  bufferTooSmall: 0x150,
  oneTryLeft: 0x80000001,
  twoTriesLeft: 0x80000002,
} as const;

export type LastErrorName = keyof typeof LAST_ERRORS;

/** What the component answers: always an object with these three, and more by operation. */
export interface Answer {
  readonly func: 'pkcs11info' | 'sign' | 'decrypt';
  readonly ret_code: number | string;
  readonly last_error: number | string;
  readonly [field: string]: unknown;
}

/** How numbers above 2³¹ are written: newer builds send them negative, older ones not, some as text. */
export const NUMBER_FORMS = ['signed', 'unsigned', 'text'] as const;
export type NumberForm = (typeof NUMBER_FORMS)[number];

export function writeNumber(value: number, form: NumberForm): number | string {
  if (form === 'text') return String(value);
  return form === 'signed' ? value | 0 : value;
}
