import { concat } from '@lianshu/core/bytes';
import { CARD_KINDS, type CardKind, issueCard } from '../../card/index.ts';
import { signed, spki } from '../../pki/certificate.ts';
import { bitString, octetString } from '../../pki/der.ts';
import type { DemoPki, Generation } from '../../pki/index.ts';
import { extensions } from './certificate-extensions.ts';
import { fields } from './certificate-fields.ts';
import { keys } from './certificate-keys.ts';
import { again, both, cut, type Maker, TBS, tbsOf } from './certificate-maker.ts';
import { names } from './certificate-names.ts';
import { CONTENT } from './content.ts';
import type { CaseList } from './corpus-case.ts';
import { encodeMessage } from './message-parts.ts';
import { exponentKey } from './odd-keys.ts';
import { cubeForgery, paddings, signEncoded } from './padding.ts';
import { flips, replaceAt, SPOILS, spoiled } from './tree-cases.ts';

const HOLDER = { idNumber: 'A123456789', name: '示範𡍼一' };
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];

const FIELDS: Readonly<Record<string, readonly number[]>> = {
  'serial number': [0, TBS.serial],
  'inner algorithm': [0, TBS.algorithm],
  issuer: [0, TBS.issuer],
  validity: [0, TBS.validity],
  subject: [0, TBS.subject],
  key: [0, TBS.key],
  extensions: [0, TBS.extensions],
  'outer algorithm': [1],
  signature: [2],
};

function chains(maker: Maker, pki: DemoPki): void {
  const { good, list } = maker;
  const tbs = tbsOf(good);
  const card = issueCard(pki, HOLDER, { generation: 'G2' });
  for (const [what, key] of [
    ['itself', maker.key],
    ['the other generation', pki.issuer('G3').key],
    ['the root', pki.root('G2').key],
    ['a rogue of the same name', pki.rogue().key],
    ['the encryption key of the card', card.encryption!.key],
  ] as const)
    both(maker, 'signed by another', what, signed(tbs, key, 'sha256'));
  const asLeaf = again(maker, [TBS.issuer], () => tbsSubject(good));
  both(maker, 'signed by another', 'a card as an authority', signed(tbsOf(asLeaf), maker.key, 'sha256'));
  for (const generation of GENERATIONS) {
    list.certificate('an authority itself', `moica ${generation}`, pki.issuer(generation).certificate);
    list.certificate('an authority itself', `root ${generation}`, pki.root(generation).certificate);
  }
  list.certificate('an authority itself', 'rogue', pki.rogue().certificate);
  const length = pki.issuer('G2').key.asymmetricKeyDetails!.modulusLength! / 8;
  const withSignature = (signature: Uint8Array): Uint8Array => replaceAt(good, [2], () => bitString(signature));
  for (const [what, em] of Object.entries(paddings(tbs, length)))
    both(
      maker,
      what === 'right' ? 'padding right' : 'padding forged',
      what,
      withSignature(signEncoded(maker.issuer.key, em)),
    );
  for (const [what, signature] of [
    ['empty', new Uint8Array(0)],
    ['zero', new Uint8Array(length)],
    ['cut', signatureOf(good).subarray(1)],
    ['zero in front', concat(Uint8Array.of(0), signatureOf(good))],
    ['zero behind', concat(signatureOf(good), Uint8Array.of(0))],
  ] as const)
    both(maker, 'issuer signature that is another', what, withSignature(signature));
  both(
    maker,
    'issuer signature that is another',
    'unused bits named',
    replaceAt(good, [2], () => bitString(signatureOf(good), 1)),
  );
  for (const tail of [[0], [5, 0], [0x30, 0]]) {
    list.certificate('bytes behind', `${tail.length} octets`, concat(good, Uint8Array.from(tail)));
    both(
      maker,
      'something behind the signature',
      `${tail[0]}`,
      replaceAt(good, [2], (old) => concat(old, Uint8Array.from(tail))),
    );
    both(
      maker,
      'something behind the extensions',
      `${tail[0]}`,
      again(maker, [TBS.extensions], (old) => concat(old, Uint8Array.from(tail))),
    );
  }
  const e3 = exponentKey(3n);
  const ca = { key: e3, certificate: again(maker, [TBS.key], () => spki(e3)) };
  const given = encodeMessage(ca, CONTENT);
  const forged = replaceAt(given, [1, 0, 4, 0, 5], () => {
    const attributes = attributesOf(given);
    return octetString(cubeForgery(attributes, 256));
  });
  list.message('certificate: exponent 3, cube for a signature', 'Bleichenbacher 2006', forged);
}

function tbsSubject(certificate: Uint8Array): Uint8Array {
  return cut(certificate, [0, TBS.subject]);
}

function signatureOf(certificate: Uint8Array): Uint8Array {
  return cut(certificate, [2]).subarray(5);
}

/** The signed attributes of a message with the tag of SET OF. */
function attributesOf(message: Uint8Array): Uint8Array {
  const attributes = cut(message, [1, 0, 4, 0, 3]);
  attributes[0] = 0x31;
  return attributes;
}

/** Certificates: of every kind of card, spoilt with the signature left as it was, and changed and signed again. */
export function addCertificates(list: CaseList, pki: DemoPki, now: number): void {
  for (const kind of Object.keys(CARD_KINDS) as CardKind[]) {
    for (const generation of GENERATIONS) {
      const card = issueCard(pki, HOLDER, { kind, generation });
      list.certificate(`card ${kind}`, `${generation} signing`, card.signing.certificate);
      if (card.encryption) list.certificate('encryption', `${kind} ${generation}`, card.encryption.certificate);
    }
  }
  const { certificate: good, key } = issueCard(pki, HOLDER, { generation: 'G2' }).signing;
  const maker: Maker = { list, key, good, issuer: pki.issuer('G2') };
  for (const [field, path] of Object.entries(FIELDS)) {
    let i = 0;
    for (const der of flips(good, path, 12)) list.certificate(`bit turned in ${field}`, `flip ${i++}`, der);
  }
  for (const how of Object.keys(SPOILS)) {
    for (const [place, der] of spoiled(tbsOf(good), how)) {
      // Of every second element, since most of what is in a certificate is alike.
      if (place % 2 === 1) continue;
      list.certificate(`${how}, signed so`, `element ${place}`, signed(der, maker.issuer.key, 'sha256'));
    }
  }
  for (let i = 0; i < 20; i++) {
    const at = Math.floor((good.length * i) / 20);
    list.certificate('cut short', `after ${at} octets`, good.slice(0, at));
  }
  fields(maker, now);
  names(maker);
  keys(maker);
  extensions(maker);
  chains(maker, pki);
}
