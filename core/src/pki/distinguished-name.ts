import { ParseError } from '../errors/index.ts';
import { type DerReader, TAG } from './der.ts';
import { OID } from './oids.ts';

/** The parts of a subject name that the profile uses. */
export interface NameParts {
  readonly commonName: string | undefined;
  readonly serialNumber: string | undefined;
}

const ATTRIBUTES = [OID.commonName, OID.serialNumber];

/** Reads a Name (RFC 5280 §4.1.2.4) to its end. A second common name or serial number is ParseError `x509.name`. */
export function readName(reader: DerReader): NameParts {
  let commonName: string | undefined;
  let serialNumber: string | undefined;
  const name = reader.sequence();
  while (name.more) {
    const relative = name.set();
    do {
      const attribute = relative.sequence();
      const which = attribute.oidAmong(ATTRIBUTES);
      if (which === 0) {
        if (commonName !== undefined) throw new ParseError('x509.name', attribute.at);
        commonName = attribute.text();
      } else if (which === 1) {
        if (serialNumber !== undefined) throw new ParseError('x509.name', attribute.at);
        serialNumber = attribute.text();
      } else {
        attribute.skip();
      }
      attribute.finish();
    } while (relative.more);
  }
  return { commonName, serialNumber };
}

/** The next Name as DER bytes, for comparison; its structure is held to DER but not read. */
export function readNameBytes(reader: DerReader): Uint8Array {
  const start = reader.at;
  if (reader.peek() !== TAG.sequence) throw new ParseError('der.tag', start);
  reader.skip();
  return reader.bytes.subarray(start, reader.at);
}
