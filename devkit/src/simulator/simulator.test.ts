import assert from 'node:assert/strict';
import { constants, publicEncrypt, verify, X509Certificate } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { type Card, issueCard } from '../card/card.ts';
import { createDemoPki } from '../pki/demo-pki.ts';
import { openssl, WITHOUT_OPENSSL } from '../pki/openssl.testing.ts';
import { pem } from '../pki/pem.ts';
import type { DemoState } from './demo-state.ts';
import { LAST_ERRORS, RETURN_CODES } from './return-codes.ts';
import { startSimulator } from './simulator.ts';
import type { Token } from './token.ts';

const pki = createDemoPki();
const NOW = Date.UTC(2026, 10, 23, 2, 0, 0);
const person = (ordinal: number, kind: 'good' | 'no-encryption' | 'expired' = 'good'): Card =>
  issueCard(pki, { idNumber: 'A123456789', name: '示範王' }, { ordinal, kind, generation: 'G2' });
const [good, plain, expired] = [person(1), person(2, 'no-encryption'), person(3, 'expired')];

const simulator = await startSimulator({
  port: 0,
  cards: [good, plain, expired].map((card) => ({ card, role: '連署人' })),
  now: () => NOW,
});
after(() => simulator.close());
beforeEach(() => {
  simulator.setConditions({ reset: true });
  simulator.insert(good.id);
  for (const card of [good, plain, expired]) card.unlock();
});

interface Reply {
  readonly func: string;
  readonly ret_code: number;
  readonly last_error: number;
  readonly signature: string;
  readonly certb64: string;
  readonly cardSN: string;
  readonly plain: string;
  readonly slots: readonly [{ readonly token: Token }];
}

async function post(
  path: string,
  fields: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(simulator.origin + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ tbsPackage: JSON.stringify(fields) }),
  });
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  return (await response.json()) as Reply;
}

const TBS = '連署 + 內容\n';
const signing = {
  func: 'MakeSignature',
  tbs: Buffer.from(TBS).toString('base64'),
  tbsEncoding: 'base64',
  hashAlgorithm: 'SHA256',
  signatureType: 'PKCS7',
  pin: good.pin,
  nonce: 'bm9uY2U',
  withCardSN: 'true',
  slotDescription: '',
};

test('pkcs11info without certificates tells the token alone, and nothing may be read across origins', async () => {
  const response = await fetch(`${simulator.origin}/pkcs11info`, { headers: { origin: 'https://example.tw' } });
  assert.deepEqual(
    [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
    [],
  );
  const answer = (await response.json()) as Reply;
  assert.equal(answer.func, 'pkcs11info');
  assert.equal(answer.ret_code, 0);
  assert.deepEqual(answer.slots[0].token, { serialNumber: good.cardSerialNumber, certs: [] });
});

test('pkcs11info with certificates tells them by usage, times in seconds', async () => {
  const answer = (await (await fetch(`${simulator.origin}/pkcs11info?withcert=true`)).json()) as Reply;
  const { certs } = answer.slots[0].token;
  assert.deepEqual(
    certs.map(({ label, usage }) => [label, usage]),
    [
      ['cert1', 'digitalSignature'],
      ['cert2', 'keyEncipherment|dataEncipherment'],
      ['CA Cert', 'keyCertSign|cRLSign'],
    ],
  );
  const signer = certs[0]!;
  assert.equal(signer.certb64, Buffer.from(good.signing.certificate).toString('base64'));
  assert.equal(signer.subjectDN, `C=TW,CN=示範王,serialNumber=${good.subjectSerialNumber}`);
  assert.equal(signer.subjectID, '6789');
  assert.equal(signer.subjectCN, '示範王');
  assert.equal(signer.notBeforeT * 1000, good.notBefore);
  assert.equal(signer.notAfterT * 1000, good.notAfter);
});

test('an empty reader is an unknown token; no reader is no slot', async () => {
  simulator.eject();
  const info = async () => (await (await fetch(`${simulator.origin}/pkcs11info?withcert=true`)).json()) as Reply;
  assert.equal((await info()).slots[0].token, 'unknown token');
  simulator.setConditions({ noReader: true });
  assert.deepEqual((await info()).slots, []);
});

test('a signature comes back as CMS over exactly the bytes sent', { skip: WITHOUT_OPENSSL }, async () => {
  const answer = await post('/sign', signing);
  assert.equal(answer.ret_code, 0);
  assert.equal(answer.cardSN, good.cardSerialNumber);
  const files = {
    'cms.der': Buffer.from(answer.signature, 'base64'),
    'root.pem': pem('CERTIFICATE', pki.root('G2').certificate),
  };
  const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'cms.der', '-CAfile', 'root.pem'];
  const verified = openssl([...args, '-attime', String(NOW / 1000)], files);
  assert.equal(verified.ok, true, verified.problem);
  assert.equal(verified.out, TBS);
});

test('PKCS1 over plain text is the raw signature', async () => {
  const answer = await post('/sign', {
    ...signing,
    tbs: TBS,
    tbsEncoding: 'NONE',
    signatureType: 'PKCS1',
    hashAlgorithm: 'SHA512',
  });
  const key = new X509Certificate(Buffer.from(answer.certb64, 'base64')).publicKey;
  assert.ok(verify('sha512', Buffer.from(TBS), key, Buffer.from(answer.signature, 'base64')));
});

test('what is encrypted to the card is decrypted, in the plain encoding asked for', async () => {
  const key = new X509Certificate(good.encryption!.certificate).publicKey;
  const cipher = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from('內層')).toString('base64');
  const package_ = { func: 'DecryptData', cipher, cipherType: 'PKCS#1', plainEncoding: 'base64', pin: good.pin };
  const answer = await post('/decrypt', package_);
  assert.equal(answer.func, 'decrypt');
  assert.equal(Buffer.from(answer.plain, 'base64').toString(), '內層');
  assert.equal((await post('/decrypt', { ...package_, plainEncoding: 'NONE' })).plain, '內層');
});

const refusals: readonly [
  what: string,
  path: '/sign' | '/decrypt',
  change: Record<string, unknown>,
  code: keyof typeof RETURN_CODES,
][] = [
  ['nothing to sign', '/sign', { tbs: '' }, 'noTbs'],
  ['no PIN', '/sign', { pin: '' }, 'noPin'],
  ['an unknown signature type', '/sign', { signatureType: 'XML' }, 'wrongType'],
  ['an unknown hash', '/sign', { hashAlgorithm: 'MD5' }, 'wrongParameters'],
  ['an unknown encoding', '/sign', { tbsEncoding: 'hex' }, 'wrongParameters'],
  ['a field that is not a string', '/sign', { tbs: 5 }, 'wrongParameters'],
  ['broken base64', '/sign', { tbs: 'a' }, 'notBase64'],
  ['another reader', '/sign', { slotDescription: 'Other' }, 'readerUnknown'],
  ['nothing to decrypt', '/decrypt', { cipher: '' }, 'noCipher'],
  ['an unknown cipher type', '/decrypt', { cipherType: 'OAEP' }, 'cipherType'],
  ['a CMS that is none', '/decrypt', { cipherType: 'PKCS#7' }, 'cipherNotDer'],
  ['a block of another key', '/decrypt', {}, 'decryptFailed'],
];

test('each wrong request has its own code', async () => {
  const decryption = {
    func: 'DecryptData',
    cipher: Buffer.alloc(256, 1).toString('base64'),
    cipherType: 'PKCS#1',
    plainEncoding: 'base64',
    pin: good.pin,
  };
  for (const [what, path, change, code] of refusals) {
    const answer = await post(path, { ...(path === '/sign' ? signing : decryption), ...change });
    assert.equal(answer.ret_code, RETURN_CODES[code], what);
  }
  assert.equal(refusals.length, 12);
});

test('each condition has its own code', async () => {
  const table = [
    [{ noReader: true }, 'noReader'],
    [{ noLibrary: true }, 'noLibrary'],
    [{ helperTimeout: true }, 'helperFailed'],
    [{ forbiddenDomain: true }, 'forbiddenDomain'],
    [{ untrustedSite: true }, 'untrustedSite'],
    [{ userCancels: true }, 'cancelled'],
    [{ signFails: true }, 'signFailed'],
    [{ failWith: 'keyMissing' }, 'keyMissing'],
  ] as const;
  for (const [conditions, code] of table) {
    simulator.setConditions({ reset: true });
    simulator.setConditions(conditions);
    assert.equal((await post('/sign', signing)).ret_code, RETURN_CODES[code], code);
  }
  simulator.setConditions({ reset: true });
  simulator.eject();
  assert.equal((await post('/sign', signing)).ret_code, RETURN_CODES.noCard);
});

test('a card without encryption cannot decrypt; an expired one signs unless validity is to be checked', async () => {
  simulator.insert(plain.id);
  const cipher = Buffer.alloc(256, 1).toString('base64');
  const decryption = { func: 'DecryptData', cipher, cipherType: 'PKCS#1', plainEncoding: '', pin: plain.pin };
  assert.equal((await post('/decrypt', decryption)).ret_code, RETURN_CODES.certificateMissing);
  simulator.insert(expired.id);
  assert.equal((await post('/sign', signing)).ret_code, 0);
  assert.equal((await post('/sign', { ...signing, checkValidity: 'true' })).ret_code, RETURN_CODES.expired);
});

test('a wrong PIN tells the tries left, the third locks, and only unlocking helps', async () => {
  const wrong = { ...signing, pin: '000000' };
  const outcome = async (request: Record<string, unknown>) => {
    const { ret_code, last_error } = await post('/sign', request);
    return [ret_code, last_error];
  };
  const failed = RETURN_CODES.loginFailed;
  assert.deepEqual(await outcome({ ...signing, pin: '123' }), [failed, LAST_ERRORS.pinLength]);
  assert.deepEqual(await outcome(wrong), [failed, -2147483646]);
  assert.deepEqual(await outcome(signing), [0, 0]);
  assert.deepEqual(await outcome(wrong), [failed, -2147483646]);
  simulator.setConditions({ numbers: 'unsigned' });
  assert.deepEqual(await outcome(wrong), [failed, LAST_ERRORS.oneTryLeft]);
  assert.deepEqual(await outcome(wrong), [failed, LAST_ERRORS.pinLocked]);
  assert.deepEqual(await outcome(signing), [failed, LAST_ERRORS.pinLocked]);
  await fetch(`${simulator.origin}/demo/unlock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cardId: good.id }),
  });
  assert.deepEqual(await outcome(signing), [0, 0]);
  simulator.setConditions({ pinAnswer: 'bare' });
  assert.deepEqual(await outcome(wrong), [failed, LAST_ERRORS.pinWrong]);
});

test('a code of the management range arrives negative, or not, as the build has it', async () => {
  simulator.setConditions({ failWith: 'managementFailed' });
  assert.equal((await post('/sign', signing)).ret_code, RETURN_CODES.managementFailed - 2 ** 32);
  simulator.setConditions({ numbers: 'unsigned' });
  assert.equal((await post('/sign', signing)).ret_code, RETURN_CODES.managementFailed);
});

test('a site is trusted after its visit to addDomain', async () => {
  simulator.setConditions({ untrustedSite: true });
  const from = { 'x-popup-opener': 'https://sign.example.tw' };
  assert.equal((await post('/sign', signing, from)).ret_code, RETURN_CODES.untrustedSite);
  assert.equal((await fetch(`${simulator.origin}/addDomain?domain=sign.example.tw`)).status, 200);
  assert.equal((await post('/sign', signing, from)).ret_code, 0);
  assert.equal((await post('/sign', signing)).ret_code, RETURN_CODES.untrustedSite);
});

test('bodies that are no package get a code, not a crash', async () => {
  const send = async (body: string) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await (await fetch(`${simulator.origin}/sign`, { method: 'POST', headers, body })).json()) as Reply;
  };
  assert.equal((await send('')).ret_code, RETURN_CODES.wrongParameters);
  assert.equal((await send('tbsPackage=%7B')).ret_code, RETURN_CODES.notJson);
  assert.equal((await send('tbsPackage=%5B%5D')).ret_code, RETURN_CODES.notJson);
  assert.equal((await send(`tbsPackage=${'a'.repeat(1_100_000)}`)).ret_code, RETURN_CODES.wrongParameters);
  // a plus sign in the form is a blank: whoever forgets to escape it gets another signature, as with the real one
  const unescaped = `tbsPackage=${JSON.stringify({ ...signing, tbs: '+', tbsEncoding: 'NONE', signatureType: 'PKCS1' })}`;
  const escaped = await post('/sign', { ...signing, tbs: ' ', tbsEncoding: 'NONE', signatureType: 'PKCS1' });
  assert.equal((await send(unescaped)).signature, escaped.signature);
});

test('when nothing is installed the connection is dropped, the reader page stays', async () => {
  simulator.setConditions({ notInstalled: true });
  await assert.rejects(fetch(`${simulator.origin}/pkcs11info`));
  await assert.rejects(fetch(`${simulator.origin}/popupForm`));
  assert.equal((await fetch(simulator.origin)).status, 200);
});

test('a garbled answer is not JSON', async () => {
  simulator.setConditions({ garbledAnswer: true });
  const text = await (await fetch(`${simulator.origin}/pkcs11info`)).text();
  assert.throws(() => JSON.parse(text), SyntaxError);
});

test('every page and the font are served', async () => {
  for (const path of [
    '/',
    '/popupForm',
    '/ChtPopupForm',
    '/selfTest.htm',
    '/addDomain?domain=x',
    '/pages/reader.js',
    '/pages/popup.js',
  ]) {
    const response = await fetch(simulator.origin + path);
    assert.equal(response.status, 200, path);
    if (path.endsWith('.js')) continue;
    assert.match(await response.text(), /示範 DEMO/, path);
  }
  const style = await (await fetch(`${simulator.origin}/fonts/index.css`)).text();
  const file = /url\(\.\/([^)]+)\)/.exec(style)?.[1];
  assert.equal((await fetch(`${simulator.origin}/fonts/${file}`)).headers.get('content-type'), 'font/woff2');
  assert.equal((await fetch(`${simulator.origin}/fonts/files/..%2fpackage.json`)).status, 404);
  assert.equal((await fetch(`${simulator.origin}/nothing`)).status, 404);
});

test('the control API lists cards, moves them and takes JSON alone', async () => {
  const control = (path: string, body: string, type = 'application/json') =>
    fetch(simulator.origin + path, { method: 'POST', headers: { 'content-type': type }, body });
  const put = await control('/demo/reader', JSON.stringify({ cardId: plain.id }));
  assert.equal(((await put.json()) as { inserted: string }).inserted, plain.id);
  assert.equal((await control('/demo/reader', JSON.stringify({ cardId: good.id }), 'text/plain')).status, 400);
  assert.equal((await control('/demo/reader', JSON.stringify({ cardId: 'nobody' }))).status, 400);
  assert.equal((await control('/demo/reader', '{')).status, 400);
  assert.equal((await control('/demo/conditions', JSON.stringify({ noReader: 'yes' }))).status, 400);
  assert.equal((await control('/demo/conditions', JSON.stringify({ constructor: true }))).status, 400);
  assert.equal((await control('/demo/conditions', JSON.stringify({ delayMs: 5, noReader: true }))).status, 200);
  const state = (await (await fetch(`${simulator.origin}/demo/cards`)).json()) as DemoState;
  assert.equal(state.inserted, plain.id);
  assert.equal(state.conditions.noReader, true);
  assert.deepEqual(
    state.cards.map(({ id, role, special }) => [id, role, special]),
    [
      ['A123456789-1', '連署人', '一般有效憑證'],
      ['A123456789-2', '連署人', '未啟用加解密功能'],
      ['A123456789-3', '連署人', '憑證已過期'],
    ],
  );
});

test('a request that was addressed to another name is turned away', async () => {
  const status = await new Promise((resolve, reject) => {
    httpRequest(
      { port: simulator.port, host: '127.0.0.1', path: '/pkcs11info', headers: { host: 'evil.example' } },
      (response) => {
        resolve(response.statusCode);
        response.resume();
      },
    )
      .on('error', reject)
      .end();
  });
  assert.equal(status, 421);
});

test('a taken port is told as such', async () => {
  await assert.rejects(startSimulator({ port: simulator.port, cards: [] }), { code: 'EADDRINUSE' });
});
