import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64, utf8 } from '@lianshu/core/bytes';
import { cardClient, isMiddlewareOrigin } from './card-client.ts';
import { chooseCard, readCards } from './card-reading.ts';
import type { PopupHost, PopupMessage } from './popup.ts';

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
    cipherType: 'PKCS#1',
    pin: '1',
    slot: '',
  });
  assert.deepEqual(result, { ok: true, value: utf8('hello') });
  assert.equal(given[0]!.cipher, 'AQID');
  assert.equal(given[0]!.func, 'DecryptData');
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
  ])
    assert.throws(() => cardClient(component({}).host, origin));
});
