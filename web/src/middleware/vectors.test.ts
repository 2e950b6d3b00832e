import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromBase64, toBase64, utf8 } from '@lianshu/core/bytes';
import { errors as en } from '../words/en/errors.ts';
import { errors as zhTw } from '../words/zh-TW/errors.ts';
import { type CardResult, judgeAnswer } from './answer.ts';
import { cardClient } from './card-client.ts';
import { MIDDLEWARE_FAULTS, type MiddlewareFault } from './faults.ts';
import type { PopupHost, PopupMessage } from './popup.ts';
import { MIDDLEWARE_DEFAULTS, type PlainEncoding } from './settings.ts';

const ORIGIN = 'http://localhost:61161';

interface Case {
  readonly name: string;
  readonly source: string;
  readonly answer: object;
  readonly fault?: MiddlewareFault;
  readonly code?: string;
}

/** A fixture of vectors/middleware, with as many cases as are claimed. */
function cases<T>(name: string, count: number): readonly T[] {
  const text = readFileSync(new URL(`../../../vectors/middleware/${name}`, import.meta.url), 'utf8');
  const { cases: found } = JSON.parse(text) as { cases: T[] };
  assert.equal(found.length, count, name);
  return found;
}

/** A popup that answers whatever it is given with `answer`; time stands still but for an answer that cannot be read. */
function component(answer: object, given: string[] = []): PopupHost {
  let handler: (message: PopupMessage) => void = () => {};
  return {
    open: () => {
      const say = (data: string) => handler({ origin: ORIGIN, source: popup, data });
      const popup = {
        closed: false,
        close: () => {},
        postMessage: (message: string) => {
          given.push(message);
          queueMicrotask(() => say(JSON.stringify(answer)));
        },
      };
      queueMicrotask(() => say('{"func":"getTbs"}'));
      return popup;
    },
    listen: (chosen) => {
      handler = chosen;
      return () => {};
    },
    after: (ms, act) => {
      if (ms === 3000) queueMicrotask(act);
      return () => {};
    },
  };
}

function demand(result: CardResult<unknown>, { name, fault, code }: Case): void {
  const expected = code === undefined ? { ok: false, fault } : { ok: false, fault, code };
  assert.deepEqual(result, expected, name);
}

test('the readers and cards of each published form are read', async () => {
  type Info = Case & { readonly cards?: readonly { slot: string; serialNumber: string; uses: string }[] };
  for (const given of cases<Info>('pkcs11info.json', 11)) {
    const result = await cardClient(component(given.answer), ORIGIN).getUserCert();
    if (given.cards === undefined) {
      demand(result, given);
      continue;
    }
    assert.ok(result.ok, given.name);
    const read = result.value.map(({ slot, serialNumber, certificates }) => ({
      slot,
      serialNumber,
      uses: certificates.map(({ use }) => use).join(' '),
    }));
    assert.deepEqual(read, given.cards, given.name);
  }
});

test('each published form of a signature is taken, or its refusal is', async () => {
  const signer = fromBase64(cases<{ answer: { certb64: string } }>('sign.json', 12)[0]!.answer.certb64);
  for (const given of cases<Case & { readonly signature?: string }>('sign.json', 12)) {
    const client = cardClient(component(given.answer), ORIGIN);
    const result = await client.makeSignature({ content: utf8('x'), pin: '123456', slot: '', signer });
    if (given.signature === undefined) demand(result, given);
    else assert.equal(result.ok && toBase64(result.value), given.signature, given.name);
  }
});

test('what was decrypted is read in each encoding, or its refusal is', async () => {
  type Plain = Case & { readonly encoding: PlainEncoding; readonly plain?: string };
  for (const given of cases<Plain>('decrypt.json', 9)) {
    const settings = { ...MIDDLEWARE_DEFAULTS, plainEncoding: given.encoding };
    const client = cardClient(component(given.answer), settings);
    const result = await client.decryptData({ ciphertext: utf8('x'), form: 'pkcs1', pin: '123456', slot: '' });
    if (given.plain === undefined) demand(result, given);
    else assert.equal(result.ok && toBase64(result.value), given.plain, given.name);
  }
});

test('what the popup is given is the published tbsPackage, to the letter', async () => {
  const expected = cases<{ tbsPackage: Record<string, string> }>('requests.json', 4).map(
    ({ tbsPackage }) => tbsPackage,
  );
  const given: string[] = [];
  const client = cardClient(component({ func: 'none' }, given), ORIGIN);
  const [, signing, rsa, cms] = expected;
  await client.getUserCert();
  await client.makeSignature({
    content: fromBase64(signing!.tbs!),
    pin: signing!.pin!,
    slot: signing!.slotDescription!,
  });
  for (const [form, { cipher, pin }] of [
    ['pkcs1', rsa!],
    ['cms', cms!],
  ] as const)
    await client.decryptData({ ciphertext: fromBase64(cipher!), form, pin: pin!, slot: '' });
  assert.deepEqual(
    given,
    expected.map((value) => JSON.stringify(value)),
  );
});

test('every published code, unsigned, signed and as text, is its fault and has words in both languages', () => {
  type Code = { readonly ret_code: string; readonly last_error: string; readonly fault: MiddlewareFault };
  const codes = cases<Code>('codes.json', 58);
  for (const { ret_code, last_error, fault } of codes) {
    const [code, last] = [Number(ret_code), Number(last_error)];
    for (const [a, b] of [
      [code, last],
      [code | 0, last | 0],
      [String(code), String(last)],
      [String(code | 0), String(last | 0)],
    ]) {
      const judged = judgeAnswer({ ret_code: a, last_error: b });
      const said = `0x${ret_code.slice(2).toUpperCase()}`;
      assert.deepEqual(judged, { ok: false, fault, code: said }, `${ret_code} ${last_error} as ${a}`);
    }
    for (const words of [zhTw, en])
      assert.ok(words.middleware[fault].said !== '' && words.middleware[fault].next !== '', fault);
  }
  const specification = readFileSync(new URL('../../../docs/specs/middleware.md', import.meta.url), 'utf8');
  for (const { ret_code, fault } of codes) {
    const row = specification.split('\n').find((line) => line.startsWith(`| \`0x${ret_code.slice(2).toUpperCase()}\``));
    assert.ok(row !== undefined && specification.includes(`\`${fault}\``), `${ret_code} in docs/specs/middleware.md`);
  }
  // Faults that the page finds itself, and those of codes that nobody has published.
  const reached = new Set(codes.map(({ fault }) => fault));
  assert.deepEqual(
    MIDDLEWARE_FAULTS.filter((fault) => !reached.has(fault)),
    [
      'popup-blocked',
      'not-installed',
      'timeout',
      'closed',
      'bad-answer',
      'card-changed',
      'no-signing-certificate',
      'no-encryption-certificate',
      'function-failed',
      'buffer-too-small',
      'unknown',
    ],
  );
});
