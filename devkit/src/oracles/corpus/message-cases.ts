import { concat, utf8 } from '@lianshu/core/bytes';
import { slimCms } from '@lianshu/core/pki';
import { CARD_KINDS, type Card, type CardKind, issueCard } from '../../card/index.ts';
import { attribute, issuerAndSerialNumber } from '../../card/signed-cms.ts';
import {
  context,
  contextPrimitive,
  integer,
  NULL,
  octetString,
  oid,
  printableString,
  sequence,
  setAsGiven,
  tlv,
  utf8String,
} from '../../pki/der.ts';
import { type DemoPki, type Generation, issueRevocationList, OID } from '../../pki/index.ts';
import { CONTENT } from './content.ts';
import type { CaseList } from './corpus-case.ts';
import { attributes } from './message-attributes.ts';
import { encapsulate, encodeMessage, encodeSigner, type Signer, signerParts } from './message-parts.ts';
import { algorithms, signatures } from './message-signatures.ts';
import { flips, replaceAt, SPOILS, spoiled } from './tree-cases.ts';

const HOLDER = { idNumber: 'A123456789', name: '示範𡍼一' };
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];

/** Where the parts of a slim message stand. */
const FIELDS: Readonly<Record<string, readonly number[]>> = {
  'content type of the file': [0],
  version: [1, 0, 0],
  'digest algorithms': [1, 0, 1],
  'type of the content': [1, 0, 2, 0],
  content: [1, 0, 2, 1, 0],
  'signed part of the certificate': [1, 0, 3, 0, 0],
  'signature of the certificate': [1, 0, 3, 0, 2],
  'version of the signer': [1, 0, 4, 0, 0],
  'issuer and serial number': [1, 0, 4, 0, 1],
  'digest algorithm of the signer': [1, 0, 4, 0, 2],
  'signed attributes': [1, 0, 4, 0, 3],
  'signature algorithm': [1, 0, 4, 0, 4],
  signature: [1, 0, 4, 0, 5],
};

/** Good messages of every kind of card, whole as the component makes them and slim as the browser posts them. */
function kinds(list: CaseList, pki: DemoPki, now: number): void {
  for (const kind of Object.keys(CARD_KINDS) as CardKind[]) {
    for (const generation of GENERATIONS) {
      const card = issueCard(pki, HOLDER, { kind, generation });
      const request = { tbs: CONTENT, hash: 'SHA256', type: 'PKCS7', signingTime: now } as const;
      const whole = card.sign({ ...request, nonce: 'n', withCardSN: true });
      list.message(`card ${kind}`, `${generation} whole`, whole);
      list.message(`card ${kind}`, `${generation} slim`, slimCms(whole));
    }
  }
}

function spoiledEncodings(list: CaseList, slim: Uint8Array): void {
  for (const [field, path] of Object.entries(FIELDS)) {
    let i = 0;
    for (const der of flips(slim, path, 20)) list.message(`bit turned in ${field}`, `flip ${i++}`, der);
  }
  for (const how of Object.keys(SPOILS))
    for (const [place, der] of spoiled(slim, how)) list.message(how, `element ${place}`, der);
  for (let i = 0; i < 40; i++) {
    const at = Math.floor((slim.length * i) / 40);
    list.message('cut short', `after ${at} octets`, slim.slice(0, at));
  }
  for (const tail of [[0], [0, 0], [5, 0], [0x30, 0], [0xff, 0xff, 0xff, 0xff]])
    list.message('bytes behind', `${tail.length} octets`, concat(slim, Uint8Array.from(tail)));
  list.message('bytes behind', 'the message again', concat(slim, slim));
}

function signers(list: CaseList, signer: Signer, other: Signer, encryption: Signer, pki: DemoPki): void {
  const message = (className: string, what: string, ...rest: Parameters<typeof encodeMessage>) =>
    list.message(className, what, encodeMessage(...rest));
  const one = encodeSigner(signerParts(signer, CONTENT));
  const second = encodeSigner(signerParts(other, CONTENT));
  const both = context(0, signer.certificate, other.certificate);
  message('several signers', 'none', signer, CONTENT, { signers: setAsGiven() });
  message('several signers', 'the same twice', signer, CONTENT, { signers: setAsGiven(one, one) });
  message('several signers', 'two cards', signer, CONTENT, { signers: setAsGiven(one, second), certificates: both });
  message('several signers', 'two cards, the other first', signer, CONTENT, {
    signers: setAsGiven(second, one),
    certificates: both,
  });
  const wrong = encodeSigner({ ...signerParts(other, CONTENT), signature: new Uint8Array(256).fill(1) });
  message('several signers', 'one right, one wrong', signer, CONTENT, {
    signers: setAsGiven(one, wrong),
    certificates: both,
  });

  const identifier = issuerAndSerialNumber(signer.certificate);
  for (const [what, changed] of [
    ['serial number of another card', issuerAndSerialNumber(other.certificate)],
    ['serial number of the encryption certificate', issuerAndSerialNumber(encryption.certificate)],
    ['serial number padded', replaceAt(identifier, [1], (_, value) => tlv(0x02, concat(Uint8Array.of(0), value)))],
    ['serial number negative', replaceAt(identifier, [1], (_, value) => tlv(0x02, concat(Uint8Array.of(0xff), value)))],
    ['issuer empty', replaceAt(identifier, [0], () => sequence())],
    ['issuer of the authority', issuerAndSerialNumber(pki.issuer('G2').certificate)],
    ['issuer in other letters', replaceAt(identifier, [0, 0, 0, 1], () => utf8String('TW'))],
    ['issuer in lower case', replaceAt(identifier, [0, 0, 0, 1], () => printableString('tw'))],
  ] as const)
    message('signer named wrongly', what, signer, CONTENT, {}, { identifier: changed });
  const ski = replaceAt(signer.certificate, [0, 7, 0], (_, value) => value);
  const keyId = contextPrimitive(0, ski.subarray(0, 20));
  message(
    'signer named by key identifier',
    'version 3',
    signer,
    CONTENT,
    { version: integer(3) },
    { identifier: keyId, version: integer(3) },
  );
  message('signer named by key identifier', 'version 1', signer, CONTENT, {}, { identifier: keyId });
  for (const version of [0, 2, 3, 4, 5, 9]) {
    message('version that is another', `of the message ${version}`, signer, CONTENT, { version: integer(version) });
    message('version that is another', `of the signer ${version}`, signer, CONTENT, {}, { version: integer(version) });
  }
  message('other key', 'of another card', { ...signer, key: other.key }, CONTENT);
  message('other key', 'for encryption', { ...signer, key: encryption.key }, CONTENT);
  message('encryption certificate', 'slim', encryption, CONTENT);
  message('encryption certificate', 'with its issuer', encryption, CONTENT, {
    certificates: context(0, encryption.certificate, pki.issuer('G2').certificate),
  });
  for (const [what, certificates] of [
    ['none', new Uint8Array(0)],
    ['an empty set', context(0)],
    ['the issuer alone', context(0, pki.issuer('G2').certificate)],
    ['of another card', context(0, other.certificate)],
    ['for encryption in its place', context(0, encryption.certificate)],
  ] as const)
    message('certificate missing or swapped', what, signer, CONTENT, { certificates });
  const { certificate } = signer;
  for (const [what, certificates] of [
    ['issuer', context(0, certificate, pki.issuer('G2').certificate)],
    ['issuer in front', context(0, pki.issuer('G2').certificate, certificate)],
    ['issuer and root', context(0, certificate, pki.issuer('G2').certificate, pki.root('G2').certificate)],
    ['another card', context(0, certificate, other.certificate)],
    ['thirty of another card', context(0, certificate, ...Array.from({ length: 30 }, () => other.certificate))],
    ['a rogue of the same name', context(0, certificate, pki.rogue().certificate)],
  ] as const)
    message('further certificates', what, signer, CONTENT, { certificates });
  message('signer certificate twice', 'slim otherwise', signer, CONTENT, {
    certificates: context(0, certificate, certificate),
  });
  message('things that are no certificate', 'sequence', signer, CONTENT, {
    certificates: context(0, certificate, sequence(NULL)),
  });
  message('things that are no certificate', 'attribute certificate', signer, CONTENT, {
    certificates: context(0, certificate, context(1, integer(1))),
  });
  message('things that are no certificate', 'broken one', signer, CONTENT, {
    certificates: context(
      0,
      certificate,
      replaceAt(other.certificate, [0, 1], () => NULL),
    ),
  });
}

function contents(list: CaseList, signer: Signer, pki: DemoPki, now: number): void {
  const message = (className: string, what: string, ...rest: Parameters<typeof encodeMessage>) =>
    list.message(className, what, encodeMessage(...rest));
  for (const [what, content] of [
    ['empty', new Uint8Array(0)],
    ['one octet', Uint8Array.of(0)],
    ['line ends of two octets', utf8('a\r\nb\r\n')],
    ['64 kilobytes', new Uint8Array(65_536).fill(0x61)],
    ['no text', Uint8Array.of(0xff, 0xfe, 0x00)],
    ['text of a mail', utf8('Content-Type: text/plain\r\n\r\nhello')],
  ] as const)
    message('other content, rightly signed', what, signer, content);
  for (const [what, content] of [
    ['one octet more', concat(CONTENT, utf8('\n'))],
    ['one octet less', CONTENT.subarray(0, -1)],
    ['another', utf8('another')],
    ['empty', new Uint8Array(0)],
    ['line ends of two octets', utf8(new TextDecoder().decode(CONTENT).replaceAll('\n', '\r\n'))],
  ] as const)
    message('content swapped after signing', what, signer, CONTENT, { encapsulated: encapsulate(content) });
  for (const [what, encapsulated] of [
    ['detached', sequence(oid(OID.data))],
    [
      'in two pieces',
      sequence(
        oid(OID.data),
        context(0, tlv(0x24, octetString(CONTENT.subarray(0, 5)), octetString(CONTENT.subarray(5)))),
      ),
    ],
    ['not an octet string', sequence(oid(OID.data), context(0, utf8String(new TextDecoder().decode(CONTENT))))],
    ['without its tag', sequence(oid(OID.data), octetString(CONTENT))],
    ['twice', sequence(oid(OID.data), context(0, octetString(CONTENT), octetString(CONTENT)))],
    ['something behind it', sequence(oid(OID.data), context(0, octetString(CONTENT)), NULL)],
  ] as const)
    message('content in another form', what, signer, CONTENT, { encapsulated });
  for (const type of [OID.signedData, '1.2.840.113549.1.9.16.1.4', '1.2.3.4'])
    message('content of another type', type, signer, CONTENT, { encapsulated: encapsulate(CONTENT, type) });
  for (const type of [OID.data, OID.envelopedData, '1.2.840.113549.1.9.16.1.23'])
    message('file of another type', type, signer, CONTENT, { contentInfoType: oid(type) });
  for (const [what, unsigned] of [
    ['an unknown one', context(1, attribute('1.2.3.4', integer(1)))],
    ['none in the set', context(1)],
    ['a counter signature', context(1, attribute('1.2.840.113549.1.9.6', encodeSigner(signerParts(signer, CONTENT))))],
    ['a time stamp', context(1, attribute('1.2.840.113549.1.9.16.2.14', octetString(utf8('x'))))],
    ['not in order', context(1, attribute('1.2.3.5', integer(1)), attribute('1.2.3.4', integer(1)))],
    ['twenty', context(1, ...Array.from({ length: 20 }, (_, i) => attribute(`1.2.3.${i}`, integer(i))))],
  ] as const)
    message('unsigned attributes', what, signer, CONTENT, {}, { unsigned });
  const crl = issueRevocationList(pki.issuer('G2'), {
    thisUpdate: now,
    nextUpdate: now + 86_400_000,
    number: 1,
    revoked: [],
  });
  message('lists in the message', 'a good one', signer, CONTENT, { lists: context(1, crl) });
  message('lists in the message', 'an empty set', signer, CONTENT, { lists: context(1) });
  message('lists in the message', 'something else', signer, CONTENT, { lists: context(1, sequence(NULL)) });
}

/** Messages: good ones, and each of the ways to spoil one. */
export function addMessages(list: CaseList, pki: DemoPki, now: number): void {
  const card = issueCard(pki, HOLDER, { generation: 'G2' });
  const signer: Signer = card.signing;
  const other: Signer = issueCard(pki, { idNumber: 'B123456780', name: '示範二' }, { generation: 'G2' }).signing;
  const encryption: Signer = (card as Card).encryption!;
  kinds(list, pki, now);
  list.message('slim', 'without a time', encodeMessage(signer, CONTENT));
  spoiledEncodings(list, encodeMessage(signer, CONTENT));
  attributes(list, signer, now);
  signers(list, signer, other, encryption, pki);
  algorithms(list, signer);
  signatures(list, signer);
  contents(list, signer, pki, now);
}
