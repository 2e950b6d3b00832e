import { concat, u16, utf8 } from '@lianshu/core/bytes';

/** Who signs, as the card says it; `counter` separates a signer's repeats (0 for the first). */
export interface TagSubject {
  /** DER of the issuer's distinguished name. */
  readonly issuerDn: Uint8Array;
  /** The serialNumber attribute of the subject. */
  readonly subjectSerial: string;
  readonly counter: number;
}

/** What the keyholder evaluates: u16 length ‖ issuer ‖ u16 length ‖ UTF-8 serial number ‖ u8 counter. */
export function encodeTagInput({ issuerDn, subjectSerial, counter }: TagSubject): Uint8Array {
  const serial = utf8(subjectSerial);
  return concat(u16(issuerDn.length), issuerDn, u16(serial.length), serial, Uint8Array.of(counter));
}
