/**
 * What can go wrong between the page and the card, by name. The catalogue has a sentence and a way out for each
 * (`words/…/errors.ts`). Numbers: moica §1.6, as published in samples of the component.
 */
export const MIDDLEWARE_FAULTS = [
  // found by the page itself
  'popup-blocked',
  'not-installed',
  'timeout',
  'closed',
  'bad-answer',
  'card-changed',
  'no-signing-certificate',
  'no-encryption-certificate',
  // reported by the component
  'no-key',
  'no-certificate',
  'no-tbs',
  'no-cipher',
  'no-library-path',
  'no-card',
  'not-logged-in',
  'wrong-type',
  'file-error',
  'too-large',
  'json-error',
  'parameter-error',
  'helper-error',
  'unsupported-method',
  'site-forbidden',
  'site-not-trusted',
  'pin-missing',
  'cancelled',
  'card-library',
  'no-reader',
  'reader-info',
  'card-session',
  'login-failed',
  'logout-failed',
  'get-key',
  'get-certificate',
  'library-info',
  'card-info',
  'certificate-not-found',
  'key-not-found',
  'software-token',
  'id-mismatch',
  'signing-failed',
  'decrypt-format',
  'decrypt-type',
  'decrypt-failed',
  'certificate-not-yet-valid',
  'certificate-expired',
  'base64-error',
  'server-key',
  'captcha',
  'secondary-card',
  'card-management',
  // from last_error
  'pin-wrong',
  'pin-wrong-two-left',
  'pin-wrong-one-left',
  'pin-length',
  'pin-locked',
  'function-failed',
  'buffer-too-small',
  'unknown',
] as const;

export type MiddlewareFault = (typeof MIDDLEWARE_FAULTS)[number];

const BY_RET_CODE: Readonly<Record<number, MiddlewareFault>> = {
  1979711489: 'no-key',
  1979711490: 'no-certificate',
  1979711491: 'no-tbs',
  1979711492: 'no-cipher',
  1979711493: 'no-library-path',
  1979711494: 'no-card',
  1979711495: 'not-logged-in',
  1979711496: 'wrong-type',
  1979711497: 'file-error',
  1979711498: 'too-large',
  1979711499: 'json-error',
  1979711500: 'parameter-error',
  1979711501: 'helper-error',
  1979711502: 'unsupported-method',
  1979711503: 'site-forbidden',
  1979711537: 'site-not-trusted',
  1979713944: 'pin-missing',
  1979713945: 'cancelled',
  1980760065: 'card-library',
  1980760067: 'no-reader',
  1980760068: 'reader-info',
  1980760069: 'card-session',
  1980760070: 'login-failed',
  1980760071: 'logout-failed',
  1980760072: 'get-key',
  1980760073: 'get-certificate',
  1980760074: 'library-info',
  1980760075: 'card-info',
  1980760076: 'certificate-not-found',
  1980760077: 'key-not-found',
  1981874177: 'id-mismatch',
  1983905793: 'decrypt-format',
  1983905794: 'decrypt-type',
  1983905795: 'decrypt-failed',
  1984954369: 'certificate-not-yet-valid',
  1984954370: 'certificate-expired',
  1986002945: 'base64-error',
  1986002946: 'base64-error',
  1997537281: 'captcha',
};

/** [first, last, fault], both included. */
const BY_RANGE: readonly (readonly [number, number, MiddlewareFault])[] = [
  [0x76200000, 0x762000ff, 'software-token'],
  [0x76300001, 0x76300009, 'signing-failed'],
  [0x76700000, 0x767000ff, 'server-key'],
  [0x77200000, 0x772000ff, 'secondary-card'],
  [0x77301000, 0x773010ff, 'card-management'],
  [0x81000000, 0x83ffffff, 'card-management'],
];

const BY_LAST_ERROR: Readonly<Record<number, MiddlewareFault>> = {
  160: 'pin-wrong',
  162: 'pin-length',
  164: 'pin-locked',
  2147483649: 'pin-wrong-one-left',
  2147483650: 'pin-wrong-two-left',
};

const VAGUE_LAST_ERROR: Readonly<Record<number, MiddlewareFault>> = {
  6: 'function-failed',
  336: 'buffer-too-small',
};

/** The component reports unsigned codes as signed 32-bit numbers in some versions. */
export function unsignedCode(code: number): number {
  return code < 0 ? code + 2 ** 32 : code;
}

/** `0x7600000D`, for the small print and for support. */
export function sayCode(code: number): string {
  return `0x${unsignedCode(code).toString(16).toUpperCase().padStart(8, '0')}`;
}

/**
 * The fault behind a pair of codes, undefined when `retCode` is 0. A fault of the PIN in `lastError` says more than any
 * `retCode`; the other values of `lastError` say less.
 */
export function faultOf(retCode: number, lastError = 0): MiddlewareFault | undefined {
  const code = unsignedCode(retCode);
  const last = unsignedCode(lastError);
  if (code === 0) return undefined;
  const range = BY_RANGE.find(([first, end]) => code >= first && code <= end);
  return BY_LAST_ERROR[last] ?? BY_RET_CODE[code] ?? range?.[2] ?? VAGUE_LAST_ERROR[last] ?? 'unknown';
}
