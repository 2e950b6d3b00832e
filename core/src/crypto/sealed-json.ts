import { toBase64url } from '../bytes/index.ts';
import { Fields, type JsonValue } from '../json/index.ts';
import type { HpkeSuite, Sealed } from './hpke.ts';
import { SEAL_TAG_LENGTH } from './hpke.ts';

/** `{enc, ct}` in base64url, with the lengths that suite and plaintext length give. Throws ParseError. */
export function sealedFromJson(value: JsonValue, suite: HpkeSuite, plaintextLength: number, path = 'sealed'): Sealed {
  const fields = new Fields(value, path);
  const sealed = {
    enc: fields.bytes('enc', suite.kem.encLength),
    ct: fields.bytes('ct', plaintextLength + SEAL_TAG_LENGTH),
  };
  fields.end();
  return sealed;
}

export function sealedToJson(sealed: Sealed): JsonValue {
  return { enc: toBase64url(sealed.enc), ct: toBase64url(sealed.ct) };
}
