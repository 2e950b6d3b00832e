import { compareBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { context, type DerReader, readWhole, TAG } from './der.ts';
import { OID, ORIGIN_ATTRIBUTE_OID } from './oids.ts';

/** What a card signs beside the content. Only the first two decide anything; the others are information. */
export interface SignedAttributes {
  /** Content octets of the contentType value. */
  readonly contentType: Uint8Array;
  readonly messageDigest: Uint8Array;
  /** The clock of the signer's computer, ms: evidence, never proof. */
  readonly signingTime: number | undefined;
  /** Value of 1.2.840.113549.1.9.25.3 as DER: what the page gave the component, not the nonce of the statement. */
  readonly nonce: Uint8Array | undefined;
  /** Value of 2.16.886.1.100.2.204 as DER. */
  readonly cardSerialNumber: Uint8Array | undefined;
  /** The values of the origin attribute as they stand, not judged: `readOriginAttribute`. */
  readonly originValues: Uint8Array | undefined;
}

const ATTRIBUTES = [
  OID.contentType,
  OID.messageDigest,
  OID.signingTime,
  OID.nonce,
  OID.cardSerialNumber,
  ORIGIN_ATTRIBUTE_OID,
];

/** One value of any type, as DER. */
function anyValue(values: DerReader): Uint8Array {
  const start = values.at;
  values.skip();
  return values.bytes.subarray(start, values.at);
}

/** The single value of an attribute that may have but one. */
function single<T>(values: DerReader, already: T | undefined, read: (values: DerReader) => T): T {
  if (already !== undefined) throw new ParseError('cms.attribute', values.at);
  const value = read(values);
  if (values.more) throw new ParseError('cms.attribute', values.at);
  return value;
}

/**
 * Reads SignedAttributes with their implicit tag `[0]` (RFC 5652 §5.3, §11). They must be DER, so the SET OF must be in
 * ascending order without repetition; contentType and messageDigest must stand in it exactly once with one value.
 * Attributes that are not known are held to DER and ignored. ParseError `cms.attribute*` or `der.*`.
 */
export function readSignedAttributes(der: Uint8Array): SignedAttributes {
  let contentType: Uint8Array | undefined;
  let messageDigest: Uint8Array | undefined;
  let signingTime: number | undefined;
  let nonce: Uint8Array | undefined;
  let cardSerialNumber: Uint8Array | undefined;
  let originValues: Uint8Array | undefined;
  readWhole(der, (file) => {
    const attributes = file.enter(context(0));
    let previous: Uint8Array | undefined;
    while (attributes.more) {
      const start = attributes.at;
      const attribute = attributes.sequence();
      const element = der.subarray(start, attributes.at);
      if (previous !== undefined && compareBytes(previous, element) >= 0)
        throw new ParseError('cms.attribute-order', start);
      previous = element;
      const which = attribute.oidAmong(ATTRIBUTES);
      const values = attribute.set();
      attribute.finish();
      if (which === 0) contentType = single(values, contentType, (set) => set.oid());
      else if (which === 1) messageDigest = single(values, messageDigest, (set) => set.octetString());
      else if (which === 2) signingTime = single(values, signingTime, (set) => set.time());
      else if (which === 3) nonce = single(values, nonce, anyValue);
      else if (which === 4) cardSerialNumber = single(values, cardSerialNumber, anyValue);
      else {
        const valuesStart = values.at;
        while (values.more) values.skip();
        if (which !== 5) continue;
        if (originValues !== undefined) throw new ParseError('cms.attribute', start);
        originValues = der.subarray(valuesStart, values.at);
      }
    }
  });
  if (contentType === undefined || messageDigest === undefined) throw new ParseError('cms.attribute-missing');
  return { contentType, messageDigest, signingTime, nonce, cardSerialNumber, originValues };
}

/**
 * The origin that the card component signed, undefined without one. ParseError `cms.attribute` unless the attribute has
 * exactly one value, a UTF8String of 1 to 255 ASCII characters without spaces.
 */
export function readOriginAttribute({ originValues }: SignedAttributes): string | undefined {
  if (originValues === undefined) return undefined;
  const origin = readWhole(originValues, (values) => {
    if (values.peek() !== TAG.utf8String) throw new ParseError('cms.attribute');
    return values.text();
  });
  if (!/^[!-~]{1,255}$/.test(origin)) throw new ParseError('cms.attribute');
  return origin;
}
