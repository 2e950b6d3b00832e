import { CK, moduleCode, type Pkcs11 } from './pkcs11-module.ts';

/** A card, or whatever plays one, that a PKCS #11 module shows. */
export interface TokenInSlot {
  readonly slot: Buffer;
  /** As the token calls itself, and its number; text of a stranger. Cards of one kind may all have the same label. */
  readonly label: string;
  readonly serialNumber: string;
  readonly isLocked: boolean;
  readonly isFinalTry: boolean;
  /** A wrong PIN was given before: fewer tries than usual are left. */
  readonly isCountLow: boolean;
  /** Lengths of PIN that the token takes, in bytes; undefined when it says nothing that could be true. */
  readonly pinLengths: readonly [least: number, most: number] | undefined;
}

/** Why a PIN was not taken. */
export type PinFault = 'pin-wrong' | 'pin-length' | 'pin-locked' | 'pin-refused';

export interface PinRefused {
  readonly fault: PinFault;
  /** The module's own number, for support; undefined when the module was not asked. */
  readonly code?: number;
}

const PIN_FAULTS: Readonly<Record<number, PinFault>> = {
  [CK.CKR_PIN_INCORRECT]: 'pin-wrong',
  [CK.CKR_PIN_INVALID]: 'pin-length',
  [CK.CKR_PIN_LEN_RANGE]: 'pin-length',
  [CK.CKR_PIN_LOCKED]: 'pin-locked',
  [CK.CKR_ONE_TRY_LEFT]: 'pin-wrong',
  [CK.CKR_TWO_TRIES_LEFT]: 'pin-wrong',
};

/** A number of PKCS #11 as a fault of the PIN. A module may spell its own 32-bit numbers with the sign drawn out to 64. */
function pinFault(code: number): PinFault {
  if (code >= 0xffffffff80000000) return 'pin-wrong';
  return PIN_FAULTS[code] ?? 'pin-refused';
}

/** The tokens in the readers, in the order of the module. One that cannot say what it is, another kind of card, is left out. */
export function listTokens(module: Pkcs11): readonly TokenInSlot[] {
  return module.C_GetSlotList(true).flatMap((slot) => {
    const info = infoOf(module, slot);
    if (info === undefined) return [];
    const { label, serialNumber, flags, minPinLen, maxPinLen } = info;
    const saysLengths = minPinLen <= maxPinLen && maxPinLen >= 4 && minPinLen <= 64;
    return [
      {
        slot,
        label: label.replace(/[\0 ]+$/, ''),
        serialNumber: serialNumber.replace(/[\0 ]+$/, ''),
        isLocked: (flags & CK.CKF_USER_PIN_LOCKED) !== 0,
        isFinalTry: (flags & CK.CKF_USER_PIN_FINAL_TRY) !== 0,
        isCountLow: (flags & CK.CKF_USER_PIN_COUNT_LOW) !== 0,
        pinLengths: saysLengths ? [minPinLen, maxPinLen] : undefined,
      },
    ];
  });
}

function infoOf(module: Pkcs11, slot: Buffer): ReturnType<Pkcs11['C_GetTokenInfo']> | undefined {
  try {
    return module.C_GetTokenInfo(slot);
  } catch {
    return undefined;
  }
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
  /** Never throws: a card that was pulled out has forgotten by itself. */
  close(): void;
}

/**
 * Logs in once; a wrong PIN costs one of three tries, so nothing is ever tried twice, and a PIN that cannot be right by
 * its length, or holds a key that was pressed beside it, is not tried at all. Other faults of the module are thrown.
 */
export function openToken(module: Pkcs11, token: TokenInSlot, pin: string): OpenToken | PinRefused {
  const [least, most] = token.pinLengths ?? [4, 64];
  const length = Buffer.byteLength(pin);
  if (length < least || length > most || /\p{Cc}/u.test(pin)) return { fault: 'pin-length' };
  const session = module.C_OpenSession(token.slot, CK.CKF_SERIAL_SESSION);
  try {
    module.C_Login(session, CK.CKU_USER, pin);
  } catch (error) {
    const code = moduleCode(error) ?? 0;
    if (code !== CK.CKR_USER_ALREADY_LOGGED_IN) {
      quietly(() => module.C_CloseSession(session));
      if (GONE.has(code)) throw error;
      return { fault: pinFault(code), code };
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
      quietly(() => module.C_Logout(session));
      quietly(() => module.C_CloseSession(session));
    },
  };
}

/** For what is done on the way out: its failing must not hide how the work itself ended. */
export function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // The module is being left anyway.
  }
}

function find(module: Pkcs11, session: Buffer, template: Parameters<Pkcs11['C_FindObjectsInit']>[1]): Buffer[] {
  module.C_FindObjectsInit(session, template);
  try {
    return module.C_FindObjects(session, 100);
  } finally {
    module.C_FindObjectsFinal(session);
  }
}

/** What says nothing of PIN, key or ciphertext: the card was pulled out, or its session has ended. */
const GONE: ReadonlySet<number> = new Set(CK.GONE);

function decryptWith(module: Pkcs11, session: Buffer, key: Buffer, ciphertext: Uint8Array): Uint8Array | undefined {
  const out = Buffer.alloc(512);
  try {
    module.C_DecryptInit(session, { mechanism: CK.CKM_RSA_PKCS }, key);
    return Uint8Array.from(module.C_Decrypt(session, Buffer.from(ciphertext), out));
  } catch (error) {
    if (GONE.has(moduleCode(error) ?? 0)) throw error;
    return undefined;
  } finally {
    out.fill(0);
  }
}
