import { utf8 } from '@lianshu/core/bytes';
import { ORIGIN_ATTRIBUTE_OID } from '@lianshu/core/pki';
import { issueCard, signWith } from '../card/index.ts';
import { createDemoPki, type DemoPki, der } from '../pki/index.ts';

/** The site of the sample statement. */
export const SITE = 'https://joint.example.tw';

/** What a card component could sign as the origin attribute, and what a reader must make of it. */
export interface OriginVector {
  readonly name: string;
  /** The whole Attribute, DER; undefined when there is none. */
  readonly attribute: Uint8Array | undefined;
  /** The origin that is read, null for none, `malformed` for a value that is none. */
  readonly origin: string | null;
  /** For a log whose origin is `SITE`, by the policy of its manifest: `accepted` or the code of the refusal. */
  readonly off: string;
  readonly warn: string;
  readonly enforce: string;
}

const type = der.tlv(0x06, ORIGIN_ATTRIBUTE_OID);
const attribute = (...values: readonly Uint8Array[]) => der.sequence(type, der.setAsGiven(...values));

function row(name: string, given: Uint8Array | undefined, origin: string | null): OriginVector {
  const isSite = origin === SITE;
  const other = isSite ? 'accepted' : 'cms.origin-mismatch';
  return {
    name,
    attribute: given,
    origin,
    off: 'accepted',
    warn: given === undefined ? 'accepted' : other,
    enforce: given === undefined ? 'cms.origin-missing' : other,
  };
}

/** Every form of the attribute, good and bad. */
export function originVectors(): readonly OriginVector[] {
  const utf8String = (text: string) => attribute(der.utf8String(text));
  return [
    row('the site of the case', utf8String(SITE), SITE),
    row('no attribute', undefined, null),
    row('a fake site', utf8String('https://joint-example.tw'), 'https://joint-example.tw'),
    row('the site with its default port', utf8String(`${SITE}:443`), `${SITE}:443`),
    row('the site with a slash', utf8String(`${SITE}/`), `${SITE}/`),
    row('the site in capitals', utf8String(SITE.toUpperCase()), SITE.toUpperCase()),
    row('another scheme', utf8String('http://joint.example.tw'), 'http://joint.example.tw'),
    row('an opaque origin', utf8String('null'), 'null'),
    row('an empty text', utf8String(''), 'malformed'),
    row('letters beyond ASCII', utf8String('https://連署.tw'), 'malformed'),
    row('a space in it', utf8String('https://joint.example.tw '), 'malformed'),
    row('256 characters', utf8String(`https://${'a'.repeat(248)}`), 'malformed'),
    row('two values', attribute(der.utf8String(SITE), der.utf8String(SITE)), 'malformed'),
    row('no value', attribute(), 'malformed'),
    row('a PrintableString', attribute(der.printableString(SITE)), 'malformed'),
    row('an octet string', attribute(der.octetString(utf8(SITE))), 'malformed'),
  ];
}

/** The vector file: base64 with padding. `cms` is one whole message with the attribute, by a synthetic card. */
export function renderOriginVectors(pki: DemoPki = createDemoPki()): string {
  const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const card = issueCard(pki, { idNumber: 'A123456789', name: '示範𡍼一' }, { generation: 'G2' });
  const content = utf8('content');
  const certificates = [card.signing.certificate];
  return `${JSON.stringify(
    {
      about:
        'The origin attribute (docs/specs/origin-attribute.md): the Attribute in base64 of DER, what is read, and the verdict for a case at this site under each policy. Synthetic throughout. Written by devkit/src/fixture-origin/write.ts.',
      oid: '2.25.163658236718670548008554242356899753620',
      site: SITE,
      cms: b64(signWith(card, content, { certificates, origin: SITE })),
      cases: originVectors().map(({ attribute: given, ...rest }) => ({
        ...rest,
        attribute: given === undefined ? null : b64(given),
      })),
    },
    undefined,
    1,
  )}\n`;
}
