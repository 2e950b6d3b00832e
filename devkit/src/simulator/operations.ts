import type { Card } from '../card/card.ts';
import { type ReaderState, slotsOf } from './reader.ts';
import { type Answer, LAST_ERRORS, RETURN_CODES, writeNumber } from './return-codes.ts';
import { OperationFailure, readBase64, TbsPackage } from './tbs-package.ts';
import { describeToken } from './token.ts';

/** Version strings in the component's shape; the library's says what it is. */
export const COMPONENT_VERSION = '1.3.4.103349';
const LIBRARY = { libraryDescription: '示範 DEMO PKCS#11 (no real card)', libraryVersion: '0.1' };

const HASHES = ['SHA1', 'SHA256', 'SHA384', 'SHA512'] as const;

export interface OperationContext {
  readonly reader: ReaderState;
  /** Origin of the page that opened the popup; undefined for a direct request. */
  readonly site: string | undefined;
  /** Milliseconds. */
  readonly now: number;
}

/** Runs one operation and turns every failure into the component's numbers. Never throws for bad input. */
function run(context: OperationContext, func: Answer['func'], operation: () => Record<string, unknown>): Answer {
  const { numbers, failWith, failLastError } = context.reader.conditions;
  try {
    if (failWith !== null) throw new OperationFailure(failWith, LAST_ERRORS[failLastError]);
    return { func, ret_code: 0, last_error: 0, ...operation() };
  } catch (problem) {
    if (!(problem instanceof OperationFailure)) throw problem;
    return {
      func,
      ret_code: writeNumber(RETURN_CODES[problem.returnName], numbers),
      last_error: writeNumber(problem.lastError, numbers),
    };
  }
}

/** `GET /pkcs11info`: what is plugged in. Needs no PIN, also with certificates. */
export function describeReader(context: OperationContext, withCertificates: boolean): Answer {
  return run(context, 'pkcs11info', () => {
    checkSite(context);
    const { reader } = context;
    const environment = { serverVersion: COMPONENT_VERSION, ...LIBRARY };
    const { labelsSwapped } = reader.conditions;
    const slots = slotsOf(reader).map(({ name, card }) => ({
      slotDescription: name,
      token: card ? describeToken(card, { withCertificates, labelsSwapped }) : 'unknown token',
    }));
    return { ...environment, slots };
  });
}

/** `POST /sign`. */
export function signWithCard(context: OperationContext, tbsPackage: string | null): Answer {
  return run(context, 'sign', () => {
    checkSite(context);
    const request = new TbsPackage(tbsPackage);
    const tbs = readTbs(request);
    const type = request.oneOf('signatureType', ['PKCS1', 'PKCS7'], 'wrongType');
    const hash = request.oneOf('hashAlgorithm', HASHES, 'wrongParameters');
    const nonce = request.text('nonce');
    const card = openCard(context, request);
    const { checksValidity, signFails, signedOrigin } = context.reader.conditions;
    if (checksValidity || request.text('checkValidity') === 'true') checkValidity(card, context.now);
    if (signFails) throw new OperationFailure('signFailed', LAST_ERRORS.functionFailed);
    const signature = card.sign({
      tbs,
      hash,
      type,
      withCardSN: request.text('withCardSN') === 'true',
      ...(nonce === '' ? {} : { nonce }),
      ...(request.text('withSigningTime') === 'false' ? {} : { signingTime: context.now }),
      ...(signedOrigin === 'page' && context.site !== undefined ? { origin: context.site } : {}),
    });
    return {
      signature: base64(signature),
      certb64: base64(card.signing.certificate),
      cardSN: card.cardSerialNumber,
      version: COMPONENT_VERSION,
    };
  });
}

/** `POST /decrypt`. The literal names of `cipherType` are not public; spellings of PKCS#1 and PKCS#7 are taken. */
export function decryptWithCard(context: OperationContext, tbsPackage: string | null): Answer {
  return run(context, 'decrypt', () => {
    checkSite(context);
    const request = new TbsPackage(tbsPackage);
    const cipher = readBase64(request.required('cipher', 'noCipher'));
    const { decryptFails, cipherTypes } = context.reader.conditions;
    const type = readCipherType(request.text('cipherType'));
    if (cipherTypes !== 'both' && type !== cipherTypes) throw new OperationFailure('cipherType');
    const encoding = request.oneOf('plainEncoding', ['base64', 'NONE', ''], 'wrongParameters');
    if (type === 'PKCS#7' && cipher[0] !== 0x30) throw new OperationFailure('cipherNotDer');
    const card = openCard(context, request);
    if (!card.encryption) throw new OperationFailure('certificateMissing');
    const plain = decryptFails ? undefined : card.decrypt(cipher, type);
    if (!plain) throw new OperationFailure('decryptFailed', LAST_ERRORS.functionFailed);
    return {
      plain: encoding === 'base64' ? base64(plain) : plainText(plain),
      version: COMPONENT_VERSION,
    };
  });
}

function checkSite({ reader, site }: OperationContext): void {
  const { conditions, trustedHosts } = reader;
  if (conditions.forbiddenDomain) throw new OperationFailure('forbiddenDomain');
  const host = site !== undefined && URL.canParse(site) ? new URL(site).hostname : undefined;
  const trusted = host !== undefined && trustedHosts.has(host);
  if (conditions.untrustedSite && !trusted) throw new OperationFailure('untrustedSite');
  if (conditions.noLibrary) throw new OperationFailure('noLibrary');
  if (conditions.helperTimeout) throw new OperationFailure('helperFailed');
}

/** The card in the named reader, or in the first, with its PIN verified; a wrong PIN costs a try. */
function openCard({ reader }: OperationContext, request: TbsPackage): Card {
  const { userCancels, pinAnswer } = reader.conditions;
  const slots = slotsOf(reader);
  if (slots.length === 0) throw new OperationFailure('noReader');
  const wanted = request.text('slotDescription');
  const slot = wanted === '' ? slots[0] : slots.find(({ name }) => name === wanted);
  if (slot === undefined) throw new OperationFailure('readerUnknown');
  const { card } = slot;
  if (!card) throw new OperationFailure('noCard');
  if (userCancels) throw new OperationFailure('cancelled');
  const answer = card.verifyPin(request.required('pin', 'noPin'));
  if (answer.ok) return card;
  if (answer.why === 'length') throw new OperationFailure('loginFailed', LAST_ERRORS.pinLength);
  if (answer.why === 'locked') throw new OperationFailure('loginFailed', LAST_ERRORS.pinLocked);
  const tries = answer.triesLeft === 1 ? LAST_ERRORS.oneTryLeft : LAST_ERRORS.twoTriesLeft;
  throw new OperationFailure('loginFailed', pinAnswer === 'tries' ? tries : LAST_ERRORS.pinWrong);
}

function readTbs(request: TbsPackage): Uint8Array {
  const tbs = request.required('tbs', 'noTbs');
  const encoding = request.oneOf('tbsEncoding', ['NONE', 'base64', ''], 'wrongParameters');
  return encoding === 'base64' ? readBase64(tbs) : Uint8Array.from(Buffer.from(tbs));
}

function readCipherType(text: string): 'PKCS#1' | 'PKCS#7' {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (plain === 'PKCS1') return 'PKCS#1';
  if (plain === 'PKCS7') return 'PKCS#7';
  throw new OperationFailure('cipherType');
}

function checkValidity(card: Card, now: number): void {
  if (now < card.notBefore) throw new OperationFailure('notYetValid');
  if (now > card.notAfter) throw new OperationFailure('expired');
}

/** Without an encoding: text where the bytes are text, else one character a byte. What a real component does is not public. */
function plainText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
