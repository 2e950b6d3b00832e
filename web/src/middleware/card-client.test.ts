import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64, utf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { cardClient } from './card-client.ts';
import { chooseCard, readCards } from './card-reading.ts';
import { readPlain } from './plain-text.ts';
import type { PopupHost, PopupMessage } from './popup.ts';
import { rememberedReader, rememberReader, settleReader } from './remembered-reader.ts';
import { componentPage, isMiddlewareOrigin, MIDDLEWARE_DEFAULTS, middlewareSettings } from './settings.ts';

const ORIGIN = 'http://localhost:61161';

/** A component that answers each task with `answer` and keeps what it was given. */
function component(answer: object): { host: PopupHost; given: Record<string, string>[] } {
  const given: Record<string, string>[] = [];
  let handler: (message: PopupMessage) => void = () => {};
  const popup = {
    closed: false,
    close: () => {},
    postMessage: (message: string) => {
      given.push(JSON.parse(message) as Record<string, string>);
      queueMicrotask(() => handler({ origin: ORIGIN, source: popup, data: JSON.stringify(answer) }));
    },
  };
  const host: PopupHost = {
    open: () => {
      queueMicrotask(() => handler({ origin: ORIGIN, source: popup, data: '{"func":"getTbs"}' }));
      return popup;
    },
    listen: (chosen) => {
      handler = chosen;
      return () => {};
    },
    after: () => () => {},
  };
  return { host, given };
}

test('a signature is asked for in the fields of the component', async () => {
  const { host, given } = component({ func: 'sign', ret_code: 0, last_error: 0, signature: 'MIIB\r\nAAAA' });
  const result = await cardClient(host, ORIGIN).makeSignature({
    content: utf8('連署'),
    pin: '123456',
    slot: 'Reader 0',
  });
  assert.deepEqual(result, { ok: true, value: fromBase64('MIIBAAAA') });
  assert.deepEqual(given, [
    {
      func: 'MakeSignature',
      tbs: '6YCj572y',
      tbsEncoding: 'base64',
      hashAlgorithm: 'SHA256',
      signatureType: 'PKCS7',
      pin: '123456',
      nonce: '',
      withCardSN: 'false',
      slotDescription: 'Reader 0',
    },
  ]);
});

test('decryption is asked for in the fields of the component', async () => {
  const { host, given } = component({ func: 'decrypt', ret_code: 0, last_error: 0, plain: 'aGVsbG8=' });
  const client = cardClient(host, ORIGIN);
  const result = await client.decryptData({
    ciphertext: Uint8Array.of(1, 2, 3),
    form: 'pkcs1',
    pin: '1',
    slot: '',
  });
  assert.deepEqual(result, { ok: true, value: utf8('hello') });
  assert.equal(given[0]!.cipher, 'AQID');
  assert.equal(given[0]!.func, 'DecryptData');
});

test('cipher types and plain encoding are those of the settings, in either stored form', async () => {
  const settings = { ...MIDDLEWARE_DEFAULTS, cipherTypes: { pkcs1: 'P1', cms: 'P7' }, plainEncoding: 'NONE' } as const;
  for (const [form, cipherType] of [
    ['pkcs1', 'P1'],
    ['cms', 'P7'],
  ] as const) {
    const { host, given } = component({ func: 'decrypt', ret_code: 0, plain: 'a\u00ff' });
    const result = await cardClient(host, settings).decryptData({
      ciphertext: Uint8Array.of(1),
      form,
      pin: '1',
      slot: '',
    });
    assert.deepEqual(result, { ok: true, value: Uint8Array.of(0x61, 0xff) });
    assert.deepEqual([given[0]!.cipherType, given[0]!.plainEncoding], [cipherType, 'NONE']);
  }
});

const PLAIN = [
  ['base64', 'aGVs\r\nbG8=', utf8('hello')],
  ['base64', 'hello!', undefined],
  ['NONE', 'hello', utf8('hello')],
  ['', '\u0000\u00fe', Uint8Array.of(0, 0xfe)],
  ['NONE', '內層', utf8('內層')],
  ['NONE', '', new Uint8Array(0)],
] as const;

test('what was decrypted is read in the encoding that was asked for', () => {
  for (const [encoding, text, bytes] of PLAIN)
    assert.deepEqual(readPlain(text, encoding), bytes, `${encoding} ${text}`);
  assert.equal(readPlain(undefined, 'base64'), undefined);
});

test('while no popup has ever asked, each press tries the other page; one that asked is kept', async () => {
  const own = 'http://localhost:61163';
  const opened: string[] = [];
  let answers = false;
  let handler: (message: PopupMessage) => void = () => {};
  const host: PopupHost = {
    open: (url) => {
      opened.push(new URL(url).pathname);
      const popup = {
        closed: false,
        close: () => {},
        postMessage: () =>
          handler({ origin: own, source: popup, data: '{"func":"pkcs11info","ret_code":0,"slots":[]}' }),
      };
      if (answers) queueMicrotask(() => handler({ origin: own, source: popup, data: '{"func":"getTbs"}' }));
      return popup;
    },
    listen: (chosen) => {
      handler = chosen;
      return () => {};
    },
    after: (ms, act) => {
      if (ms >= 10_000 && !answers) queueMicrotask(act);
      return () => {};
    },
  };
  const ask = async () => (await cardClient(host, own).getUserCert()) as { fault: string };
  assert.equal((await ask()).fault, 'not-installed');
  assert.equal((await ask()).fault, 'not-installed');
  assert.equal((await ask()).fault, 'not-installed');
  answers = true;
  assert.equal((await ask()).fault, 'no-reader');
  answers = false;
  assert.equal((await ask()).fault, 'not-installed');
  assert.equal((await ask()).fault, 'not-installed');
  const [first, second] = ['/popupForm', '/ChtPopupForm'];
  assert.deepEqual(opened, [first, second, first, second, second, second]);
  assert.equal(opened.length, 6);
});

test('a signature by another card than the one looked at is not taken', async () => {
  const { host } = component({ func: 'sign', ret_code: 0, signature: 'MIIB', certb64: 'AQID' });
  const request = { content: utf8('x'), pin: '1', slot: '' };
  const changed = await cardClient(host, ORIGIN).makeSignature({ ...request, signer: Uint8Array.of(9) });
  assert.deepEqual(changed, { ok: false, fault: 'card-changed' });
  const same = await cardClient(host, ORIGIN).makeSignature({ ...request, signer: Uint8Array.of(1, 2, 3) });
  assert.equal(same.ok, true);
});

test('a site that is not trusted is told which page of the component adds it', async () => {
  const { host } = component({ func: 'sign', ret_code: 0x76000031, last_error: 0 });
  const client = cardClient(host, ORIGIN, undefined, 'joint.example.gov.tw');
  const result = await client.makeSignature({ content: utf8('x'), pin: '1', slot: '' });
  const open = `${ORIGIN}/addDomain?domain=joint.example.gov.tw`;
  assert.deepEqual(result, { ok: false, fault: 'site-not-trusted', code: '0x76000031', open });
  assert.equal(componentPage(open, 'joint.example.gov.tw'), open);
  assert.equal(componentPage(open, 'other.example'), undefined, 'another site is not trusted by a press here');
  for (const other of [
    'https://evil.example/',
    'javascript:alert(1)',
    'http://localhost.evil.example:1/',
    'http://localhost:8080/',
    `${ORIGIN}/addDomain?domain=joint.example.gov.tw&domain=evil.example`,
    `${ORIGIN}/addDomain?domain=evil.example`,
    `${ORIGIN}/CardManagement/sendCardCommand?domain=joint.example.gov.tw`,
    'http://user@localhost:61161/addDomain?domain=joint.example.gov.tw',
    5,
    undefined,
  ])
    assert.equal(componentPage(other, 'joint.example.gov.tw'), undefined);
  const odd = await cardClient(host, ORIGIN, undefined, 'a&domain=b').getUserCert();
  assert.equal(!odd.ok && odd.open, `${ORIGIN}/addDomain?domain=a%26domain%3Db`);
});

test('a reader chosen on the page is used where none is named', async () => {
  const { host, given } = component({ func: 'sign', ret_code: 0, signature: 'MIIB' });
  const client = cardClient(host, ORIGIN);
  rememberReader('Reader 1');
  await client.makeSignature({ content: utf8('x'), pin: '1', slot: '' });
  await client.makeSignature({ content: utf8('x'), pin: '1', slot: 'Reader 0' });
  rememberReader('');
  await client.makeSignature({ content: utf8('x'), pin: '1', slot: '' });
  assert.deepEqual(
    given.map(({ slotDescription }) => slotDescription),
    ['Reader 1', 'Reader 0', ''],
  );
});

test('a chosen reader that is gone is forgotten; a card that is alone is taken', () => {
  const card = (slot: string) => ({ slot, serialNumber: '', certificates: [] });
  rememberReader('B');
  assert.equal(settleReader([card('A'), card('B')]), 'B');
  assert.equal(settleReader([card('A'), card('C')]), '');
  assert.equal(settleReader([card('A')]), 'A');
  assert.equal(rememberedReader(), 'A');
  assert.equal(settleReader([]), '');
});

test('settings are read as the server gives them, defaults where it is silent, nonsense refused', () => {
  const read = (config: JsonValue) => middlewareSettings(new Fields(config));
  assert.deepEqual(read({}), MIDDLEWARE_DEFAULTS);
  assert.equal(read({ middlewareOrigin: 'http://localhost:16888' }).origin, 'http://localhost:16888');
  const middleware = { popupForm: 'ChtPopupForm', cipherTypes: { pkcs1: 'A', cms: 'B' }, plainEncoding: '' };
  assert.deepEqual(read({ middleware }), { origin: MIDDLEWARE_DEFAULTS.origin, ...middleware });
  for (const change of [{ popupForm: '../x' }, { plainEncoding: 'hex' }, { cipherTypes: { pkcs1: 1 } }])
    assert.throws(() => read({ middleware: { ...middleware, ...change } }), ParseError);
});

test('an answer without a signature is a bad answer', async () => {
  for (const extra of [{}, { signature: '' }, { signature: '!!' }, { signature: 5 }]) {
    const { host } = component({ func: 'sign', ret_code: 0, last_error: 0, ...extra });
    const result = await cardClient(host, ORIGIN).makeSignature({ content: utf8('x'), pin: '1', slot: '' });
    assert.deepEqual(result, { ok: false, fault: 'bad-answer' });
  }
});

const SIGN = { certb64: 'AQ==', label: 'cert2', usage: 'digitalSignature' };
const ENCRYPT = { certb64: 'Ag==', label: 'cert1', usage: 'keyEncipherment|dataEncipherment' };
const CA = { certb64: 'Aw==', label: 'CA Cert', usage: 'keyCertSign|cRLSign' };

test('the certificate is chosen by usage, whatever its label, and by reader', () => {
  const cards = readCards({
    slots: [
      { slotDescription: 'empty', token: 'unknown token' },
      { slotDescription: 'A', token: { serialNumber: 'TP1', certs: [CA, ENCRYPT] } },
      { slotDescription: 'B', token: { serialNumber: 'TP2', certs: [ENCRYPT, SIGN, CA] } },
    ],
  });
  assert.ok(cards.ok);
  assert.deepEqual(
    cards.value.map(({ certificates }) => certificates.map(({ use }) => use)),
    [
      ['ca', 'encrypt'],
      ['encrypt', 'sign', 'ca'],
    ],
  );
  const sign = chooseCard(cards.value, 'sign');
  assert.ok(sign.ok);
  assert.equal(sign.value.card.slot, 'B');
  assert.deepEqual(sign.value.certificate, Uint8Array.of(1));
  const encrypt = chooseCard(cards.value, 'encrypt');
  assert.ok(encrypt.ok);
  assert.equal(encrypt.value.card.slot, 'A');
});

const READINGS = [
  [{ slots: [] }, 'no-reader'],
  [{ slots: [{ slotDescription: 'A', token: 'unknown token' }] }, 'no-card'],
  [{}, 'bad-answer'],
  [{ slots: 'none' }, 'bad-answer'],
] as const;

test('no reader, no card and nonsense are told apart', () => {
  for (const [answer, fault] of READINGS) assert.deepEqual(readCards(answer), { ok: false, fault });
});

test('lists and names beyond any computer’s are cut off, and nothing in an answer is taken for more than data', () => {
  const certs = Array.from({ length: 5000 }, () => SIGN);
  const slots = Array.from({ length: 5000 }, (_, at) => ({ slotDescription: `${at}`, token: { certs } }));
  const cards = readCards({ slots });
  assert.ok(cards.ok);
  assert.deepEqual([cards.value.length, cards.value[0]!.certificates.length], [32, 32]);
  const long = { slotDescription: 'x'.repeat(257), token: { certs: [SIGN] } };
  assert.deepEqual(readCards({ slots: [long] }), { ok: false, fault: 'no-card' });
  const odd =
    '{"slots":[{"__proto__":{"token":{}}},{"slotDescription":{"a":1},"token":{"certs":{"length":9}}},[],null,7]}';
  const read = readCards(JSON.parse(odd) as Record<string, unknown>);
  assert.deepEqual(read, { ok: true, value: [{ slot: '', serialNumber: '', certificates: [] }] });
});

test('a certificate that signs others is never taken for hers', () => {
  const both = { certb64: 'BA==', usage: 'digitalSignature|keyCertSign|cRLSign' };
  const cards = readCards({ slots: [{ slotDescription: 'A', token: { certs: [both, SIGN] } }] });
  assert.ok(cards.ok);
  const chosen = chooseCard(cards.value, 'sign');
  assert.deepEqual(chosen.ok && chosen.value.certificate, Uint8Array.of(1));
});

test('a card without the certificate says which is missing', () => {
  const cards = readCards({
    slots: [{ slotDescription: 'A', token: { serialNumber: '1', certs: [CA, null, 7, {}] } }],
  });
  assert.ok(cards.ok);
  assert.deepEqual(chooseCard(cards.value, 'sign'), { ok: false, fault: 'no-signing-certificate' });
  assert.deepEqual(chooseCard(cards.value, 'encrypt'), { ok: false, fault: 'no-encryption-certificate' });
});

test('a component elsewhere than on this computer is refused', () => {
  assert.ok(isMiddlewareOrigin('http://localhost:16888'));
  for (const origin of [
    'https://localhost:61161',
    'http://localhost.evil.example:61161',
    'http://evil.example',
    'http://localhost:61161/',
    'http://localhost:99999',
    'http://localhost:061161',
    'http://localhost:80',
    'http://localhost',
  ])
    assert.throws(() => cardClient(component({}).host, origin));
});
