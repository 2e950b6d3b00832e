import { fromBase64url, toBase64url } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';

/** Half of M pins a manifest: finding another with the same 128 bits costs 2^128 (second preimage). */
export const PIN_BYTES = 16;

/** `#m=` and 22 base64url digits: the first 16 bytes of M, where no server sees them. */
export function pinFragment(manifestHash: Uint8Array): string {
  if (manifestHash.length !== 32) throw new RangeError('pinFragment expects a 32-byte hash');
  return `#m=${toBase64url(manifestHash.subarray(0, PIN_BYTES))}`;
}

/** The pin of a location's hash, undefined when there is none. Throws ParseError for one that is not well-formed. */
export function readPinFragment(fragment: string): Uint8Array | undefined {
  const digits = /^#?m=(.*)$/.exec(fragment)?.[1];
  if (digits === undefined) return undefined;
  const pin = fromBase64url(digits);
  if (pin.length !== PIN_BYTES) throw new ParseError('bytes.length', 'pin');
  return pin;
}

/** 連署網址: where a case is signed, e.g. `https://joint.example/sign/9001.petition.1#m=…` (regulation Art. 6(2)). */
export function signingLink(origin: string, log: string, manifestHash: Uint8Array): string {
  return `${origin}/sign/${log}${pinFragment(manifestHash)}`;
}
