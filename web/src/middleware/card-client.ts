import { equalBytes, toBase64 } from '@lianshu/core/bytes';
import { parseSignedCms } from '@lianshu/core/pki';
import { type Answer, type CardResult, cardFault, textField } from './answer.ts';
import { type CardInSlot, readCardBase64, readCards } from './card-reading.ts';
import { readPlain } from './plain-text.ts';
import { type PopupHost, type PopupLimits, type PopupTask, runPopup } from './popup.ts';
import { keepPopup, popupChoice, tryOtherPopup } from './popup-choice.ts';
import { rememberedReader } from './remembered-reader.ts';
import {
  type CipherForm,
  isMiddlewareOrigin,
  MIDDLEWARE_DEFAULTS,
  type MiddlewareSettings,
  ownHost,
  trustPage,
} from './settings.ts';

export interface SignRequest {
  /** The exact bytes to be signed. */
  readonly content: Uint8Array;
  readonly pin: string;
  /** Reader, from `CardInSlot.slot`; empty for the one that was chosen on this page, or else the first. */
  readonly slot: string;
  /** For the nonce attribute of the CMS; ours stands in the statement, so it may stay away. */
  readonly nonce?: string;
  /** DER of the certificate that was looked at before: a signature of any other card is `card-changed`. */
  readonly signer?: Uint8Array;
}

export interface DecryptRequest {
  readonly ciphertext: Uint8Array;
  /** RSAES-PKCS1-v1_5 alone, or CMS EnvelopedData. */
  readonly form: CipherForm;
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

/** Throws for an origin that is not on this computer. A bare origin goes with the default settings. */
export function cardClient(
  host: PopupHost,
  where: MiddlewareSettings | string,
  limits?: PopupLimits,
  site: string = ownHost(),
): CardClient {
  const settings = typeof where === 'string' ? { ...MIDDLEWARE_DEFAULTS, origin: where } : where;
  const { origin, cipherTypes, plainEncoding } = settings;
  if (!isMiddlewareOrigin(origin)) throw new Error(`not a middleware origin: ${origin}`);
  const choice = popupChoice(origin, settings.popupForm);

  /** One press, one popup, one of the two pages. Which one a build has shows only in its asking. */
  const run = async (tbsPackage: Readonly<Record<string, string>>, endsWith: PopupTask['endsWith']) => {
    const { form } = choice;
    const result = await runPopup(host, origin, { form, message: JSON.stringify(tbsPackage), endsWith }, limits);
    if (!result.ok && result.fault === 'not-installed') tryOtherPopup(choice);
    else if (result.ok || result.fault !== 'popup-blocked') keepPopup(choice);
    if (result.ok || result.fault !== 'site-not-trusted') return result;
    return { ...result, open: trustPage(origin, site) };
  };
  return {
    getUserCert: async () => {
      const result = await run({ func: 'GetUserCert' }, 'pkcs11info');
      return result.ok ? readCards(result.value) : result;
    },
    makeSignature: async ({ content, pin, slot, nonce = '', signer }) => {
      const signing = run(
        {
          func: 'MakeSignature',
          tbs: toBase64(content),
          tbsEncoding: 'base64',
          hashAlgorithm: 'SHA256',
          signatureType: 'PKCS7',
          pin,
          nonce,
          withCardSN: 'false',
          slotDescription: slot || rememberedReader(),
        },
        'sign',
      );
      const result = await signing;
      if (!result.ok) return result;
      const cms = readCardBase64(textField(result.value, 'signature'));
      if (cms === undefined || cms.length === 0) return cardFault('bad-answer');
      return signer !== undefined && isOfAnother(signer, cms, result.value)
        ? cardFault('card-changed')
        : { ok: true, value: cms };
    },
    decryptData: async ({ ciphertext, form: cipherForm, pin, slot }) => {
      const decrypting = run(
        {
          func: 'DecryptData',
          cipher: toBase64(ciphertext),
          cipherType: cipherTypes[cipherForm],
          plainEncoding,
          pin,
          slotDescription: slot || rememberedReader(),
        },
        'decrypt',
      );
      const result = await decrypting;
      if (!result.ok) return result;
      const plain = readPlain(textField(result.value, 'plain'), plainEncoding);
      return plain === undefined ? cardFault('bad-answer') : { ok: true, value: plain };
    },
  };
}

/** Whether certificate field or signature name another card. What cannot be read is judged by whoever verifies the CMS. */
function isOfAnother(signer: Uint8Array, cms: Uint8Array, answer: Answer): boolean {
  const told = readCardBase64(textField(answer, 'certb64'));
  if (told !== undefined && told.length > 0 && !equalBytes(told, signer)) return true;
  try {
    return !equalBytes(parseSignedCms(cms).signerCertificate, signer);
  } catch {
    return false;
  }
}
