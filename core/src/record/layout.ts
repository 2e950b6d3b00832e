import { SEAL_TAG_LENGTH, XWING } from '../crypto/index.ts';

export const ID_LENGTH = 10;
const SECRET_LENGTH = 32;
const ENC = XWING.kem.encLength;
/** Version and disclosure bytes, then the ID number's place. */
const OUTER_HEAD = 2 + ID_LENGTH;
const INNER_HEAD = ID_LENGTH + 2 * SECRET_LENGTH + 2;

/** Lengths in bytes of everything in a record body, which follow from the length class alone. */
export interface RecordLayout {
  readonly outerPlaintext: number;
  readonly innerCiphertext: number;
  readonly innerPlaintext: number;
  /** The longest CMS that fits. */
  readonly cmsCapacity: number;
  readonly outerCiphertext: number;
  readonly body: number;
}

/** RangeError for a class that cannot hold a record or outgrows the 16-bit CMS length. */
export function recordLayout(plaintextLength: number): RecordLayout {
  const innerCiphertext = plaintextLength - OUTER_HEAD - ENC;
  const innerPlaintext = innerCiphertext - SEAL_TAG_LENGTH;
  const cmsCapacity = innerPlaintext - INNER_HEAD;
  if (!Number.isInteger(plaintextLength) || cmsCapacity < 1 || cmsCapacity > 0xffff) {
    throw new RangeError('record plaintext length out of range');
  }
  const outerCiphertext = plaintextLength + SEAL_TAG_LENGTH;
  return {
    outerPlaintext: plaintextLength,
    innerCiphertext,
    innerPlaintext,
    cmsCapacity,
    outerCiphertext,
    body: ENC + outerCiphertext,
  };
}
