// The fixtures of vectors/middleware: field names, forms and codes as public documents show them, filled with synthetic
// cards; codes.json beside them is written by hand. `node devkit/src/simulator/middleware-vectors.ts` writes them anew; the test holds the files against this.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Card, issueCard } from '../card/card.ts';
import { createDemoPki } from '../pki/demo-pki.ts';
import { describeToken } from './token.ts';

export const FOLDER = join(import.meta.dirname, '../../../vectors/middleware');

/** Where each form was read. None of them is a document of the maker; nothing but names and shapes is taken over. */
const SOURCES = {
  zkid: 'zkmopro/zkID wallet-unit-poc/web/src/hipki-client.ts, hipki-popup.ts',
  zkidInfo: 'zkmopro/zkID wallet-unit-poc/ecdsa-spartan2/tests/testdata/pkcs11info_test.json',
  zkidSign: 'zkmopro/zkID wallet-unit-poc/ecdsa-spartan2/tests/testdata/response_sign_test.json',
  cht: 'sample pages of the component (ChtICToken API R1.0.0.51), errorcode.js, as quoted in public code',
  cdc: 'orsonwang/Taiwan_CDC_RI: labels of the two certificates the other way round',
  none: 'no public document: what our client does with it',
} as const;

const NOW = Date.UTC(2026, 10, 23, 2, 0, 0);
const PIN = '123456';
const CONTENT = '連署 + 內容\n';
const SLOT = 'DEMO Smart Card Reader 00 00';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const broken = (text: string): string => text.replace(/.{64}/g, '$&\r\n');

type Json = Record<string, unknown>;

function tokenOf(card: Card, labelsSwapped = false): { serialNumber: string; certs: Json[] } {
  const { serialNumber, certs } = describeToken(card, { withCertificates: true, labelsSwapped });
  return { serialNumber, certs: certs.map((cert) => ({ ...cert })) };
}

const environment = { serverVersion: '1.3.4.103349', libraryDescription: 'DEMO PKCS#11', libraryVersion: '0.1' };
const info = (slots: unknown, change: Json = {}): Json => ({
  func: 'pkcs11info',
  ret_code: 0,
  last_error: 0,
  ...change,
  slots,
});

function infoCases(card: Card, other: Card): Json[] {
  const token = tokenOf(card);
  const reads = (slot: string, uses: string, serialNumber = card.cardSerialNumber) => ({ slot, serialNumber, uses });
  const minimal = [token.certs[2], token.certs[0]].map((cert) => {
    const { certb64, label, subjectDN, issuerDN, usage } = cert as Json;
    return { certb64, label, subjectDN, issuerDN, usage };
  });
  const without = (name: string) => token.certs.map(({ [name]: _left, ...rest }) => rest);
  const wrapped = token.certs.map((cert) => ({ ...cert, certb64: broken(cert.certb64 as string) }));
  return [
    {
      name: 'a card with all fields',
      source: SOURCES.zkid,
      answer: info([{ slotDescription: SLOT, token }], environment),
      cards: [reads(SLOT, 'sign encrypt ca')],
    },
    {
      name: 'the least form: no reader name, no serial number, CA first',
      source: SOURCES.zkidInfo,
      answer: info([{ token: { certs: minimal } }]),
      cards: [reads('', 'ca sign', '')],
    },
    {
      name: 'labels the other way round',
      source: SOURCES.cdc,
      answer: info([{ slotDescription: SLOT, token: tokenOf(card, true) }]),
      cards: [reads(SLOT, 'sign encrypt ca')],
    },
    {
      name: 'base64 in lines',
      source: SOURCES.none,
      answer: info([{ slotDescription: SLOT, token: { ...token, certs: wrapped } }]),
      cards: [reads(SLOT, 'sign encrypt ca')],
    },
    {
      name: 'no usage',
      source: SOURCES.zkid,
      answer: info([{ slotDescription: SLOT, token: { ...token, certs: without('usage') } }]),
      cards: [reads(SLOT, 'unknown unknown unknown')],
    },
    {
      name: 'two readers, one empty',
      source: SOURCES.cht,
      answer: info([
        { slotDescription: 'A', token: 'unknown token' },
        { slotDescription: 'B', token },
      ]),
      cards: [reads('B', 'sign encrypt ca')],
    },
    {
      name: 'two cards',
      source: SOURCES.zkid,
      answer: info([
        { slotDescription: 'A', token: tokenOf(other) },
        { slotDescription: 'B', token },
      ]),
      cards: [reads('A', 'sign encrypt ca', other.cardSerialNumber), reads('B', 'sign encrypt ca')],
    },
    {
      name: 'an empty reader',
      source: SOURCES.cht,
      answer: info([{ slotDescription: SLOT, token: 'unknown token' }]),
      fault: 'no-card',
    },
    { name: 'no reader', source: SOURCES.cht, answer: info([]), fault: 'no-reader' },
    {
      name: 'a refusal, negative',
      source: SOURCES.cht,
      answer: info([], { ret_code: 0x81000001 | 0 }),
      fault: 'card-management',
      code: '0x81000001',
    },
    { name: 'no slots', source: SOURCES.none, answer: { func: 'pkcs11info', ret_code: 0 }, fault: 'bad-answer' },
  ];
}

function signCases(card: Card): Json[] {
  const tbs = Uint8Array.from(Buffer.from(CONTENT));
  const signature = base64(card.sign({ tbs, hash: 'SHA256', type: 'PKCS7', signingTime: NOW }));
  const certb64 = base64(card.signing.certificate);
  const good = {
    func: 'sign',
    ret_code: 0,
    last_error: 0,
    signature,
    certb64,
    cardSN: card.cardSerialNumber,
    version: '1.3.4.103349',
  };
  const refused = (ret_code: unknown, last_error: unknown) => ({ func: 'sign', ret_code, last_error });
  return [
    { name: 'all fields', source: SOURCES.zkidSign, answer: good, signature },
    {
      name: 'fields in another order, SCAP beside',
      source: SOURCES.cht,
      answer: { SCAP: '', version: '0.0.0', signature, last_error: 0, ret_code: 0, func: 'sign', certb64, cardSN: '' },
      signature,
    },
    {
      name: 'no certificate beside the signature',
      source: SOURCES.none,
      answer: { func: 'sign', ret_code: 0, signature },
      signature,
    },
    { name: 'base64 in lines', source: SOURCES.none, answer: { ...good, signature: broken(signature) }, signature },
    { name: 'codes as text', source: SOURCES.none, answer: { ...good, ret_code: '0', last_error: '0' }, signature },
    {
      name: 'wrong PIN, one try left, negative',
      source: SOURCES.cht,
      answer: refused(0x76100006, -2147483647),
      fault: 'pin-wrong-one-left',
      code: '0x76100006',
    },
    {
      name: 'wrong PIN, two tries left, unsigned',
      source: SOURCES.cht,
      answer: refused(0x76100006, 0x80000002),
      fault: 'pin-wrong-two-left',
      code: '0x76100006',
    },
    {
      name: 'wrong PIN as text',
      source: SOURCES.none,
      answer: refused('1980760070', '-2147483646'),
      fault: 'pin-wrong-two-left',
      code: '0x76100006',
    },
    {
      name: 'another certificate than the one looked at',
      source: SOURCES.none,
      answer: { ...good, certb64: 'AAAA' },
      fault: 'card-changed',
    },
    { name: 'no signature', source: SOURCES.none, answer: { ...good, signature: '' }, fault: 'bad-answer' },
    { name: 'no ret_code', source: SOURCES.none, answer: { func: 'sign', signature }, fault: 'bad-answer' },
    { name: 'of another operation', source: SOURCES.none, answer: { ...good, func: 'decrypt' }, fault: 'bad-answer' },
  ];
}

function decryptCases(): Json[] {
  const good = (plain: string) => ({ func: 'decrypt', ret_code: 0, last_error: 0, plain, version: '1.3.4.103349' });
  const plain = 'AP8gYWJj';
  return [
    { name: 'base64', source: SOURCES.cht, encoding: 'base64', answer: good(plain), plain },
    { name: 'base64 in lines', source: SOURCES.none, encoding: 'base64', answer: good('AP8g\r\nYWJj'), plain },
    { name: 'bytes as characters', source: SOURCES.none, encoding: 'NONE', answer: good('\u0000\u00ff abc'), plain },
    { name: 'text', source: SOURCES.none, encoding: '', answer: good('內層'), plain: base64(Buffer.from('內層')) },
    {
      name: 'asked for base64, given text',
      source: SOURCES.none,
      encoding: 'base64',
      answer: good('內層'),
      fault: 'bad-answer',
    },
    {
      name: 'no plain',
      source: SOURCES.none,
      encoding: 'base64',
      answer: { func: 'decrypt', ret_code: 0 },
      fault: 'bad-answer',
    },
    {
      name: 'not DER',
      source: SOURCES.cht,
      encoding: 'base64',
      answer: { func: 'decrypt', ret_code: 0x76400001, last_error: 0 },
      fault: 'decrypt-format',
      code: '0x76400001',
    },
    {
      name: 'type not known',
      source: SOURCES.cht,
      encoding: 'base64',
      answer: { func: 'decrypt', ret_code: 0x76400002, last_error: 0 },
      fault: 'decrypt-type',
      code: '0x76400002',
    },
    {
      name: 'of another key',
      source: SOURCES.cht,
      encoding: 'base64',
      answer: { func: 'decrypt', ret_code: 0x76400003, last_error: 6 },
      fault: 'decrypt-failed',
      code: '0x76400003',
    },
  ];
}

/** What the client hands to the popup, and the body that the popup posts: in it `+` must stand as `%2B`. */
function requestCases(): Json[] {
  const signing = {
    func: 'MakeSignature',
    tbs: base64(Buffer.from(CONTENT)),
    tbsEncoding: 'base64',
    hashAlgorithm: 'SHA256',
    signatureType: 'PKCS7',
    pin: PIN,
    nonce: '',
    withCardSN: 'false',
    slotDescription: SLOT,
  };
  const decrypting = {
    func: 'DecryptData',
    cipher: '++//',
    cipherType: 'PKCS#1',
    plainEncoding: 'base64',
    pin: PIN,
    slotDescription: '',
  };
  const body = (value: Json): string => `tbsPackage=${encodeURIComponent(JSON.stringify(value))}`;
  return [
    {
      name: 'the certificates',
      source: SOURCES.zkid,
      tbsPackage: { func: 'GetUserCert' },
      request: 'GET /pkcs11info?withcert=true',
      body: null,
    },
    { name: 'a signature', source: SOURCES.cht, tbsPackage: signing, request: 'POST /sign', body: body(signing) },
    {
      name: 'a decryption, RSA alone',
      source: SOURCES.cht,
      tbsPackage: decrypting,
      request: 'POST /decrypt',
      body: body(decrypting),
    },
    {
      name: 'a decryption, CMS',
      source: SOURCES.none,
      tbsPackage: { ...decrypting, cipherType: 'PKCS#7' },
      request: 'POST /decrypt',
      body: body({ ...decrypting, cipherType: 'PKCS#7' }),
    },
  ];
}

/** File name and content. */
export function middlewareVectors(): Readonly<Record<string, { readonly cases: readonly Json[] }>> {
  const pki = createDemoPki();
  const holder = { idNumber: 'A123456789', name: '示範王' };
  const card = issueCard(pki, holder, { generation: 'G2' });
  const other = issueCard(pki, { idNumber: 'B223456786', name: '示範林' }, { generation: 'G3' });
  return {
    'pkcs11info.json': { cases: infoCases(card, other) },
    'sign.json': { cases: signCases(card) },
    'decrypt.json': { cases: decryptCases() },
    'requests.json': { cases: requestCases() },
  };
}

export function vectorText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename)
  for (const [name, value] of Object.entries(middlewareVectors())) writeFileSync(join(FOLDER, name), vectorText(value));
