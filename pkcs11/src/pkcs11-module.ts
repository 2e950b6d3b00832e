import { createRequire } from 'node:module';

/**
 * The part of `pkcs11js` that is used, named as in PKCS #11 (OASIS, version 2.40). Written down here because the package is
 * installed apart (`npm run setup:pkcs11`) and the types of this repository are checked without it.
 */
export interface Pkcs11 {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(tokenPresent: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): {
    readonly label: string;
    readonly serialNumber: string;
    readonly flags: number;
    readonly minPinLen: number;
    readonly maxPinLen: number;
  };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_CloseSession(session: Buffer): void;
  C_Login(session: Buffer, userType: number, pin: string): void;
  C_Logout(session: Buffer): void;
  C_FindObjectsInit(session: Buffer, template: readonly Attribute[]): void;
  C_FindObjects(session: Buffer, max: number): Buffer[];
  C_FindObjectsFinal(session: Buffer): void;
  C_GetAttributeValue(
    session: Buffer,
    object: Buffer,
    wanted: readonly { readonly type: number }[],
  ): { value: Buffer }[];
  C_DecryptInit(session: Buffer, mechanism: { readonly mechanism: number }, key: Buffer): void;
  C_Decrypt(session: Buffer, ciphertext: Buffer, out: Buffer): Buffer;
}

export interface Attribute {
  readonly type: number;
  readonly value: number | boolean | Buffer | string;
}

/** Undefined when the package does not stand, built for this Node, beside this program. */
export function loadPkcs11js(): (new () => Pkcs11) | undefined {
  try {
    const { PKCS11 } = createRequire(import.meta.url)('pkcs11js') as { PKCS11: new () => Pkcs11 };
    return PKCS11;
  } catch (error) {
    // Not there, not built, or built for another Node: `npm run setup:pkcs11` mends all three.
    if (['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** The number that a function of the module returned, out of what was thrown; undefined for any other error. */
export function moduleCode(error: unknown): number | undefined {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'number') return code;
  // The package hands some of its native errors on as they are: `CKR_DEVICE_REMOVED:50`, with the stack behind.
  const found = /\bCKR_\w+:(\d+)/.exec(String(message));
  return found === null ? undefined : Number(found[1]);
}

/** Numbers of PKCS #11 2.40 that are used. */
export const CK = {
  CKF_SERIAL_SESSION: 0x4,
  CKF_USER_PIN_COUNT_LOW: 0x10000,
  CKF_USER_PIN_FINAL_TRY: 0x20000,
  CKF_USER_PIN_LOCKED: 0x40000,
  CKU_USER: 1,
  CKA_CLASS: 0x0,
  CKA_VALUE: 0x11,
  CKA_ID: 0x102,
  CKA_KEY_TYPE: 0x100,
  CKO_CERTIFICATE: 1,
  CKO_PRIVATE_KEY: 3,
  CKK_RSA: 0,
  CKM_RSA_PKCS: 1,
  CKR_PIN_INCORRECT: 0xa0,
  CKR_PIN_INVALID: 0xa1,
  CKR_PIN_LEN_RANGE: 0xa2,
  CKR_PIN_LOCKED: 0xa4,
  CKR_USER_ALREADY_LOGGED_IN: 0x100,
  /** Device error and removed, session closed and invalid, token not present and not recognized, user not logged in. */
  GONE: [0x30, 0x32, 0xb0, 0xb3, 0xe0, 0xe1, 0x101],
  /** Of the card's own module, as public code names them (moica §1.6): a wrong PIN with one try left, with two. */
  CKR_ONE_TRY_LEFT: 0x80000001,
  CKR_TWO_TRIES_LEFT: 0x80000002,
} as const;
