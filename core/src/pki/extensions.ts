import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { context, contextPrimitive, type DerReader, TAG } from './der.ts';
import { OID } from './oids.ts';

/** No certificate or list of the profile comes near this; the check for repeated extensions is quadratic. */
const MAX_EXTENSIONS = 32;

/**
 * Calls `read` for every extension of an Extensions sequence (RFC 5280 §4.2) with its place in `known`, −1 for others, and
 * a reader over the value; a known one must be read to its end. A repeated extension is ParseError `x509.extension`.
 */
export function readExtensions(
  reader: DerReader,
  known: readonly Uint8Array[],
  read: (which: number, critical: boolean, value: DerReader) => void,
): void {
  const extensions = reader.sequence();
  let seen = 0;
  let count = 0;
  const others: Uint8Array[] = [];
  do {
    const extension = extensions.sequence();
    const start = extension.at;
    if (++count > MAX_EXTENSIONS) throw new ParseError('x509.extension', start);
    const which = extension.oidAmong(known);
    if (which >= 0) {
      if ((seen & (1 << which)) !== 0) throw new ParseError('x509.extension', start);
      seen |= 1 << which;
    } else {
      const oid = extension.bytes.subarray(start, extension.at);
      for (const other of others) if (equalBytes(oid, other)) throw new ParseError('x509.extension', start);
      others.push(oid);
    }
    const critical = extension.peek() === TAG.boolean ? extension.boolean() : false;
    const value = extension.enter(TAG.octetString);
    extension.finish();
    read(which, critical, value);
    if (which >= 0) value.finish();
  } while (extensions.more);
}

/** subjectKeyIdentifier, RFC 5280 §4.2.1.2. */
export function readSubjectKeyIdentifier(value: DerReader): Uint8Array {
  return value.octetString();
}

/** The keyIdentifier of authorityKeyIdentifier, RFC 5280 §4.2.1.1; issuer and serial number beside it are passed over. */
export function readAuthorityKeyIdentifier(value: DerReader): Uint8Array | undefined {
  const fields = value.sequence();
  const keyIdentifier = fields.peek() === contextPrimitive(0) ? fields.content(contextPrimitive(0)) : undefined;
  if (fields.peek() === context(1)) fields.skip();
  if (fields.peek() === contextPrimitive(2)) fields.skip();
  fields.finish();
  return keyIdentifier;
}

/** The identifiers of certificatePolicies, RFC 5280 §4.2.1.4; qualifiers are passed over. */
export function readPolicies(value: DerReader): Uint8Array[] {
  const policies: Uint8Array[] = [];
  const list = value.sequence();
  do {
    const information = list.sequence();
    policies.push(information.oid());
    if (information.more) information.skip();
    information.finish();
  } while (list.more);
  return policies;
}

/** cA of basicConstraints, RFC 5280 §4.2.1.9. */
export function readIsCa(value: DerReader): boolean {
  const constraints = value.sequence();
  const isCa = constraints.peek() === TAG.boolean ? constraints.boolean() : false;
  if (constraints.more) constraints.small();
  constraints.finish();
  return isCa;
}

/** What MOICA writes into subjectDirectoryAttributes (moica §2.2). */
export interface DirectoryAttributes {
  readonly subjectType: Uint8Array | undefined;
  readonly cardGrade: string | undefined;
  readonly idTail: string | undefined;
}

const ATTRIBUTES = [OID.subjectType, OID.cardGrade, OID.tailOfCitizenId];

/** subjectDirectoryAttributes, RFC 5280 §4.2.1.8. A known attribute twice, or with other than one value, is ParseError `x509.attribute`. */
export function readDirectoryAttributes(value: DerReader): DirectoryAttributes {
  let subjectType: Uint8Array | undefined;
  let cardGrade: string | undefined;
  let idTail: string | undefined;
  const attributes = value.sequence();
  do {
    const attribute = attributes.sequence();
    const which = attribute.oidAmong(ATTRIBUTES);
    const values = attribute.set();
    attribute.finish();
    const at = values.at;
    if (which === 0) {
      if (subjectType !== undefined) throw new ParseError('x509.attribute', at);
      subjectType = values.oid();
    } else if (which === 1) {
      if (cardGrade !== undefined) throw new ParseError('x509.attribute', at);
      cardGrade = values.text();
    } else if (which === 2) {
      if (idTail !== undefined) throw new ParseError('x509.attribute', at);
      idTail = values.text();
    } else {
      while (values.more) values.skip();
    }
    if (values.more) throw new ParseError('x509.attribute', at);
  } while (attributes.more);
  return { subjectType, cardGrade, idTail };
}
