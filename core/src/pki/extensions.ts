import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { contextPrimitive, type DerReader, readWhole } from './der.ts';
import { OID } from './oids.ts';

/** No certificate or list of the profile comes near this; the check for repeated extensions is quadratic. */
const MAX_EXTENSIONS = 32;

/** Calls `read` for every extension of an Extensions sequence (RFC 5280 §4.2). A repeated one is ParseError `x509.extension`. */
export function readExtensions(
  reader: DerReader,
  read: (oid: Uint8Array, critical: boolean, value: Uint8Array) => void,
): void {
  const extensions = reader.sequence();
  const seen: Uint8Array[] = [];
  do {
    const extension = extensions.sequence();
    const oid = extension.oid();
    if (seen.length === MAX_EXTENSIONS) throw new ParseError('x509.extension', extension.at);
    for (const other of seen) if (equalBytes(oid, other)) throw new ParseError('x509.extension', extension.at);
    seen.push(oid);
    const critical = extension.peek() === 0x01 ? extension.boolean() : false;
    const value = extension.octetString();
    extension.finish();
    read(oid, critical, value);
  } while (extensions.more);
}

/** subjectKeyIdentifier, RFC 5280 §4.2.1.2. */
export function readSubjectKeyIdentifier(value: Uint8Array): Uint8Array {
  return readWhole(value, (reader) => reader.octetString());
}

/** The keyIdentifier of authorityKeyIdentifier, RFC 5280 §4.2.1.1. */
export function readAuthorityKeyIdentifier(value: Uint8Array): Uint8Array | undefined {
  return readWhole(value, (reader) => {
    const fields = reader.sequence();
    const keyIdentifier = fields.peek() === contextPrimitive(0) ? fields.content(contextPrimitive(0)) : undefined;
    while (fields.more) fields.skip();
    return keyIdentifier;
  });
}

/** The identifiers of certificatePolicies, RFC 5280 §4.2.1.4; qualifiers are passed over. */
export function readPolicies(value: Uint8Array): Uint8Array[] {
  return readWhole(value, (reader) => {
    const policies: Uint8Array[] = [];
    const list = reader.sequence();
    do {
      const information = list.sequence();
      policies.push(information.oid());
      if (information.more) information.skip();
      information.finish();
    } while (list.more);
    return policies;
  });
}

/** cA of basicConstraints, RFC 5280 §4.2.1.9. */
export function readIsCa(value: Uint8Array): boolean {
  return readWhole(value, (reader) => {
    const constraints = reader.sequence();
    const isCa = constraints.peek() === 0x01 ? constraints.boolean() : false;
    if (constraints.more) constraints.small();
    constraints.finish();
    return isCa;
  });
}

/** What MOICA writes into subjectDirectoryAttributes (moica §2.2). */
export interface DirectoryAttributes {
  readonly subjectType: Uint8Array | undefined;
  readonly cardGrade: string | undefined;
  readonly idTail: string | undefined;
}

/** subjectDirectoryAttributes, RFC 5280 §4.2.1.8. A known attribute twice, or with other than one value, is ParseError `x509.attribute`. */
export function readDirectoryAttributes(value: Uint8Array): DirectoryAttributes {
  let subjectType: Uint8Array | undefined;
  let cardGrade: string | undefined;
  let idTail: string | undefined;
  readWhole(value, (reader) => {
    const attributes = reader.sequence();
    do {
      const attribute = attributes.sequence();
      const type = attribute.oid();
      const values = attribute.set();
      attribute.finish();
      const at = values.at;
      if (equalBytes(type, OID.subjectType)) {
        if (subjectType !== undefined) throw new ParseError('x509.attribute', at);
        subjectType = values.oid();
      } else if (equalBytes(type, OID.cardGrade)) {
        if (cardGrade !== undefined) throw new ParseError('x509.attribute', at);
        cardGrade = values.text();
      } else if (equalBytes(type, OID.tailOfCitizenId)) {
        if (idTail !== undefined) throw new ParseError('x509.attribute', at);
        idTail = values.text();
      } else {
        while (values.more) values.skip();
      }
      if (values.more) throw new ParseError('x509.attribute', at);
    } while (attributes.more);
  });
  return { subjectType, cardGrade, idTail };
}
