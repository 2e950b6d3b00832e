import { CK, type Pkcs11 } from './pkcs11-module.ts';

/** A card, or whatever plays one, that a PKCS #11 module shows. */
export interface TokenInSlot {
  readonly slot: Buffer;
  /** As the token calls itself; text of a stranger. */
  readonly label: string;
  readonly isLocked: boolean;
  readonly isFinalTry: boolean;
  /** A wrong PIN was given before: fewer tries than usual are left. */
  readonly isCountLow: boolean;
  /** Lengths of PIN that the token takes, in bytes. */
  readonly pinLengths: readonly [least: number, most: number];
}

/** Why a PIN was not taken; the module's own number for support where it is something else. */
export type PinFault = 'pin-wrong' | 'pin-length' | 'pin-locked' | 'pin-refused';

const PIN_FAULTS: Readonly<Record<number, PinFault>> = {
  [CK.CKR_PIN_INCORRECT]: 'pin-wrong',
  [CK.CKR_PIN_INVALID]: 'pin-length',
  [CK.CKR_PIN_LEN_RANGE]: 'pin-length',
  [CK.CKR_PIN_LOCKED]: 'pin-locked',
};

/** The tokens in the readers, in the order of the module. */
export function listTokens(module: Pkcs11): readonly TokenInSlot[] {
  return module.C_GetSlotList(true).map((slot) => {
    const { label, flags, minPinLen, maxPinLen } = module.C_GetTokenInfo(slot);
    return {
      slot,
      label: label.replace(/[\0 ]+$/, ''),
      isLocked: (flags & CK.CKF_USER_PIN_LOCKED) !== 0,
      isFinalTry: (flags & CK.CKF_USER_PIN_FINAL_TRY) !== 0,
      isCountLow: (flags & CK.CKF_USER_PIN_COUNT_LOW) !== 0,
      pinLengths: [minPinLen, maxPinLen],
    };
  });
}

/** One session with a token whose PIN was taken. `close` logs out; the card forgets the PIN. */
export interface OpenToken {
  /** Certificates on the token with the id that ties each to its private key. */
  certificates(): readonly { readonly der: Uint8Array; readonly id: Buffer }[];
  /**
   * RSAES-PKCS1-v1_5 by the private key with this id, or, without one, by the first RSA key that can: undefined when none
   * can. One answer for every reason, padding included.
   */
  decrypt(ciphertext: Uint8Array, id: Buffer | undefined): Uint8Array | undefined;
  close(): void;
}

/**
 * Logs in once; a wrong PIN costs one of three tries, so nothing is ever tried twice, and a PIN that cannot be right by
 * its length is not tried at all.
 */
export function openToken(module: Pkcs11, token: TokenInSlot, pin: string): OpenToken | PinFault {
  const [least, most] = token.pinLengths;
  const length = Buffer.byteLength(pin);
  if (length < least || length > most) return 'pin-length';
  const session = module.C_OpenSession(token.slot, CK.CKF_SERIAL_SESSION);
  try {
    module.C_Login(session, CK.CKU_USER, pin);
  } catch (error) {
    const code = (error as { code?: number }).code ?? 0;
    if (code !== CK.CKR_USER_ALREADY_LOGGED_IN) {
      module.C_CloseSession(session);
      return PIN_FAULTS[code] ?? 'pin-refused';
    }
  }
  return {
    certificates: () =>
      find(module, session, [{ type: CK.CKA_CLASS, value: CK.CKO_CERTIFICATE }]).flatMap((object) => {
        const [der, id] = module.C_GetAttributeValue(session, object, [{ type: CK.CKA_VALUE }, { type: CK.CKA_ID }]);
        return der === undefined || id === undefined ? [] : [{ der: new Uint8Array(der.value), id: id.value }];
      }),
    decrypt: (ciphertext, id) => {
      const wanted = [
        { type: CK.CKA_CLASS, value: CK.CKO_PRIVATE_KEY },
        { type: CK.CKA_KEY_TYPE, value: CK.CKK_RSA },
        ...(id === undefined ? [] : [{ type: CK.CKA_ID, value: id }]),
      ];
      for (const key of find(module, session, wanted)) {
        const plain = decryptWith(module, session, key, ciphertext);
        if (plain !== undefined) return plain;
      }
      return undefined;
    },
    close: () => {
      try {
        module.C_Logout(session);
      } finally {
        module.C_CloseSession(session);
      }
    },
  };
}

function find(module: Pkcs11, session: Buffer, template: Parameters<Pkcs11['C_FindObjectsInit']>[1]): Buffer[] {
  module.C_FindObjectsInit(session, template);
  try {
    return module.C_FindObjects(session, 100);
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

function decryptWith(module: Pkcs11, session: Buffer, key: Buffer, ciphertext: Uint8Array): Uint8Array | undefined {
  const out = Buffer.alloc(512);
  try {
    module.C_DecryptInit(session, { mechanism: CK.CKM_RSA_PKCS }, key);
    return Uint8Array.from(module.C_Decrypt(session, Buffer.from(ciphertext), out));
  } catch {
    return undefined;
  } finally {
    out.fill(0);
  }
}
