import { concat, toBase64url, utf8 } from '../bytes/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import { type Certificate, encodeEnvelopedCms } from '../pki/index.ts';
import { hkdf, type Primitives, type Random } from '../primitives/index.ts';
import { openBase, type Sealed, sealBase, XWING } from './hpke.ts';
import { label, sealInfo } from './label.ts';
import { sealedFromJson, sealedToJson } from './sealed-json.ts';

export const WRAP_FORMAT = 'lianshu/wrap/v1';
/** nonce(12) ‖ AES-256-GCM(master 32) with its tag(16). Fits one PKCS #1 v1.5 block of every card. */
export const INNER_LENGTH = 60;
const NONE = new Uint8Array(0);

/**
 * The wrap (包封檔) of a log's master: everything the lead's card and code need to get it back. Useless without the code;
 * with the code useless without the card, unless the registry hands `recovery` back. `countPkcs1` needs the card alone.
 */
export interface WrapFile {
  readonly log: string;
  /** RSAES-PKCS1-v1_5 of `inner` to the card, and the same as CMS EnvelopedData: middleware takes one or the other. */
  readonly pkcs1: Uint8Array;
  readonly cms: Uint8Array;
  /** RSAES-PKCS1-v1_5 of `seedCount` to the card. */
  readonly countPkcs1: Uint8Array;
  /** `inner`, HPKE-sealed to the registry for a lost or renewed card. */
  readonly recovery: Sealed;
  readonly encryptionCertSha256: Uint8Array;
}

function wrapKey(p: Primitives, code: Uint8Array): Uint8Array {
  return hkdf(p, code, NONE, label('wrap'), 32);
}

/**
 * `inner`: the master under the unsealing code alone. The code carries 130 bits, so no password hashing is called for, and
 * it keeps the master safe when RSA falls. `nonce` is 12 fresh bytes.
 */
export function sealMaster(p: Primitives, master: Uint8Array, code: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (master.length !== 32) throw new RangeError('master expects 32 bytes');
  return concat(nonce, p.aesGcmSeal(wrapKey(p, code), nonce, master, label('wrap')));
}

/** The master, or undefined when the code is wrong or `inner` is not what was sealed. Then compare keys: `checkLogKeys`. */
export function openMaster(p: Primitives, inner: Uint8Array, code: Uint8Array): Uint8Array | undefined {
  if (inner.length !== INNER_LENGTH) return undefined;
  return p.aesGcmOpen(wrapKey(p, code), inner.subarray(0, 12), inner.subarray(12), label('wrap'));
}

/**
 * Wraps for one card. For a new card later the same `inner` is wrapped again; neither master nor code is needed for that.
 * The certificate must have passed `checkSignerCertificate` with use `encrypt`. RangeError for an unusable card key.
 */
export function makeWrap(
  p: Primitives,
  input: {
    readonly log: string;
    readonly inner: Uint8Array;
    readonly seedCount: Uint8Array;
    readonly encryptionCertificate: Certificate;
    readonly registrySeal: Uint8Array;
  },
  random: Random,
): WrapFile {
  const { log, inner, seedCount, encryptionCertificate, registrySeal } = input;
  if (inner.length !== INNER_LENGTH || seedCount.length !== 32) throw new RangeError('wrap: inner or seedCount length');
  const key = encryptionCertificate.publicKey;
  const coins = random(XWING.kem.coinsLength);
  return {
    log,
    pkcs1: p.rsaEncrypt(key, inner, random),
    cms: encodeEnvelopedCms(p, encryptionCertificate, inner, random),
    countPkcs1: p.rsaEncrypt(key, seedCount, random),
    recovery: sealBase(p, XWING, registrySeal, sealInfo('recovery'), utf8(log), inner, coins),
    encryptionCertSha256: p.sha256(encryptionCertificate.der),
  };
}

/** What the registry hands back to the lead in person: `inner`, useless without her code. Undefined for another log's wrap. */
export function openRecovery(
  p: Primitives,
  registrySeed: Uint8Array,
  log: string,
  recovery: Sealed,
): Uint8Array | undefined {
  return openBase(p, XWING, registrySeed, recovery.enc, sealInfo('recovery'), utf8(log), recovery.ct);
}

/** Throws ParseError. */
export function wrapFromJson(value: JsonValue): WrapFile {
  const fields = new Fields(value, 'wrap');
  fields.oneOf('format', [WRAP_FORMAT]);
  const wrap = {
    log: fields.string('log', 100),
    pkcs1: fields.bytes('pkcs1'),
    cms: fields.bytes('cms'),
    countPkcs1: fields.bytes('countPkcs1'),
    recovery: sealedFromJson(fields.json('recovery'), XWING, INNER_LENGTH, 'wrap.recovery'),
    encryptionCertSha256: fields.bytes('encryptionCertSha256', 32),
  };
  fields.end();
  return wrap;
}

export function wrapToJson(wrap: WrapFile): JsonValue {
  return {
    format: WRAP_FORMAT,
    log: wrap.log,
    pkcs1: toBase64url(wrap.pkcs1),
    cms: toBase64url(wrap.cms),
    countPkcs1: toBase64url(wrap.countPkcs1),
    recovery: sealedToJson(wrap.recovery),
    encryptionCertSha256: toBase64url(wrap.encryptionCertSha256),
  };
}

/** Canonical JSON; its SHA-256 is the manifest's `wrapSha256`. */
export function encodeWrap(wrap: WrapFile): Uint8Array {
  return encodeCanonical(wrapToJson(wrap));
}

/** Throws ParseError. */
export function parseWrap(bytes: Uint8Array): WrapFile {
  return wrapFromJson(parseCanonical(bytes));
}
