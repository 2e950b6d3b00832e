import { toBase64 } from '@lianshu/core/bytes';
import { type CardResult, cardFault, textField } from './answer.ts';
import { type CardInSlot, readCardBase64, readCards } from './card-reading.ts';
import { type PopupHost, type PopupLimits, runPopup } from './popup.ts';

export interface SignRequest {
  /** The exact bytes to be signed. */
  readonly content: Uint8Array;
  readonly pin: string;
  /** Reader, from `CardInSlot.slot`; empty for the first. */
  readonly slot: string;
  /** For the nonce attribute of the CMS; ours stands in the statement, so it may stay away. */
  readonly nonce?: string;
}

export interface DecryptRequest {
  readonly ciphertext: Uint8Array;
  /** The literal values await a real card (moica §1.4): configuration, not a constant. */
  readonly cipherType: string;
  readonly pin: string;
  readonly slot: string;
}

/**
 * The card middleware (moica §1), one popup per call: call each directly in the handler of a press. The PIN passes through
 * the page, which is how the component works (moica §1.8): callers clear their field as soon as the call has returned its
 * promise. No call rejects.
 */
export interface CardClient {
  /** The cards in the readers with their certificates, at least one. No PIN is needed. */
  getUserCert(): Promise<CardResult<readonly CardInSlot[]>>;
  /** DER of a CMS SignedData with attached content, SHA-256. */
  makeSignature(request: SignRequest): Promise<CardResult<Uint8Array>>;
  decryptData(request: DecryptRequest): Promise<CardResult<Uint8Array>>;
}

/** True for the only places where a component may listen: a port of this very computer. */
export function isMiddlewareOrigin(origin: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1):\d{1,5}$/.test(origin);
}

/** Throws for an origin that is not on this computer. */
export function cardClient(host: PopupHost, origin: string, limits?: PopupLimits): CardClient {
  if (!isMiddlewareOrigin(origin)) throw new Error(`not a middleware origin: ${origin}`);
  const run = (tbsPackage: Readonly<Record<string, string>>, endsWith: string) =>
    runPopup(host, origin, { message: JSON.stringify(tbsPackage), endsWith }, limits);
  return {
    getUserCert: async () => {
      const result = await run({ func: 'GetUserCert' }, 'pkcs11info');
      return result.ok ? readCards(result.value) : result;
    },
    makeSignature: async ({ content, pin, slot, nonce = '' }) => {
      const tbsPackage = {
        func: 'MakeSignature',
        tbs: toBase64(content),
        tbsEncoding: 'base64',
        hashAlgorithm: 'SHA256',
        signatureType: 'PKCS7',
        pin,
        nonce,
        withCardSN: 'false',
        slotDescription: slot,
      };
      const result = await run(tbsPackage, 'sign');
      if (!result.ok) return result;
      const cms = readCardBase64(textField(result.value, 'signature'));
      return cms === undefined || cms.length === 0 ? cardFault('bad-answer') : { ok: true, value: cms };
    },
    decryptData: async ({ ciphertext, cipherType, pin, slot }) => {
      const cipher = toBase64(ciphertext);
      const tbsPackage = {
        func: 'DecryptData',
        cipher,
        cipherType,
        plainEncoding: 'base64',
        pin,
        slotDescription: slot,
      };
      const result = await run(tbsPackage, 'decrypt');
      if (!result.ok) return result;
      const plain = readCardBase64(textField(result.value, 'plain'));
      return plain === undefined ? cardFault('bad-answer') : { ok: true, value: plain };
    },
  };
}
