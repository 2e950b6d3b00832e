// The fixtures of vectors/middleware against the simulated component, and the client of the pages against it over HTTP:
// what the popup does in a browser is done here by a few lines, so that every code and every encoding is quick.
import assert from 'node:assert/strict';
import { constants, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { encodeEnvelopedCms, parseCertificate } from '@lianshu/core/pki';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { MiddlewareSettings } from '../../../web/src/middleware/index.ts';
import { cardClient, MIDDLEWARE_DEFAULTS, type PopupHost } from '../../../web/src/middleware/index.ts';
import { issueCard } from '../card/card.ts';
import { createDemoPki } from '../pki/demo-pki.ts';
import { FOLDER, middlewareVectors, vectorText } from './middleware-vectors.ts';
import { LAST_ERRORS, type LastErrorName, RETURN_CODES, type ReturnName } from './return-codes.ts';
import { startSimulator } from './simulator.ts';

const NOW = Date.UTC(2026, 10, 23, 2, 0, 0);
const card = issueCard(createDemoPki(), { idNumber: 'A123456789', name: '示範王' }, { generation: 'G2' });
const simulator = await startSimulator({ port: 0, cards: [{ card, role: '連署人' }], now: () => NOW });
after(() => simulator.close());
beforeEach(() => {
  simulator.setConditions({ reset: true });
  simulator.insert(card.id);
});

interface Case {
  readonly name: string;
  readonly [field: string]: unknown;
}

function cases(name: string, count: number): readonly Case[] {
  const { cases: found } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { cases: Case[] };
  assert.equal(found.length, count, name);
  return found;
}

test('the fixtures are what their writer writes', () => {
  for (const [name, value] of Object.entries(middlewareVectors()))
    assert.equal(readFileSync(join(FOLDER, name), 'utf8'), vectorText(value), name);
});

async function send(request: string, body: string | null): Promise<Record<string, unknown>> {
  const [method, path] = request.split(' ') as [string, string];
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await fetch(simulator.origin + path, { method, ...(body === null ? {} : { headers, body }) });
  return (await response.json()) as Record<string, unknown>;
}

test('each published request is understood, and answered under its own name', async () => {
  const expected = [
    ['pkcs11info', RETURN_CODES.ok],
    ['sign', RETURN_CODES.ok],
    ['decrypt', RETURN_CODES.decryptFailed],
    ['decrypt', RETURN_CODES.cipherNotDer],
  ];
  const given = [];
  for (const { request, body } of cases('requests.json', 4)) {
    const { func, ret_code } = await send(request as string, body as string | null);
    given.push([func, ret_code]);
  }
  assert.deepEqual(given, expected);
});

test('a plus sign in the form must be written %2B: unescaped, another cipher arrives, or none', async () => {
  const bodies = cases('requests.json', 4).flatMap(({ body }) => (typeof body === 'string' ? [body] : []));
  assert.ok(bodies.every((body) => !body.includes('+')));
  const decrypting = bodies[1]!;
  assert.match(decrypting, /%2B%2B/);
  const { ret_code } = await send('POST /decrypt', decrypting.replaceAll('%2B', '+'));
  assert.equal(ret_code, RETURN_CODES.notBase64);
});

test('the answers of the simulator have the fields of the published forms', async () => {
  const [info] = cases('pkcs11info.json', 11) as readonly [{ name: string; answer: Record<string, unknown> }];
  const shapeOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shapeOf);
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  };
  assert.deepEqual(shapeOf(await send('GET /pkcs11info?withcert=true', null)), shapeOf(info.answer));
  const [sign] = cases('sign.json', 12) as readonly [{ name: string; answer: Record<string, unknown> }];
  const { body } = cases('requests.json', 4)[1]!;
  assert.deepEqual(shapeOf(await send('POST /sign', body as string)), shapeOf(sign.answer));
});

/** The popup of the component without a browser: it asks, is given its task, posts it as a form and hands the answer back. */
function popupInNode(origin: string): PopupHost {
  const handlers = new Set<(message: { origin: string; source: unknown; data: unknown }) => void>();
  return {
    open: () => {
      const say = (data: string) => {
        for (const handler of [...handlers]) handler({ origin, source: popup, data });
      };
      const popup = {
        closed: false,
        close: () => {},
        postMessage: (tbsPackage: string) => {
          const { func } = JSON.parse(tbsPackage) as { func: string };
          const path = { GetUserCert: '/pkcs11info?withcert=true', MakeSignature: '/sign', DecryptData: '/decrypt' }[
            func
          ]!;
          const body = new URLSearchParams({ tbsPackage });
          const request = func === 'GetUserCert' ? {} : { method: 'POST', body };
          void fetch(origin + path, request).then(async (response) => say(await response.text()));
        },
      };
      queueMicrotask(() => say('{"func":"getTbs"}'));
      return popup;
    },
    listen: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}

const clientOf = (settings: Partial<MiddlewareSettings> = {}) =>
  cardClient(popupInNode(simulator.origin), { ...MIDDLEWARE_DEFAULTS, origin: simulator.origin, ...settings });

test('each code that the simulator can answer is the fault that the client has for it, in every spelling', async () => {
  const names = new Set<string>();
  for (const { simulator: name, last_error, fault } of cases('codes.json', 58)) {
    if (name === null) continue;
    names.add(name as string);
    const lastError = Object.entries(LAST_ERRORS).find(([, value]) => value === Number(last_error))![0];
    for (const numbers of ['signed', 'unsigned', 'text'] as const) {
      simulator.setConditions({ failWith: name as ReturnName, failLastError: lastError as LastErrorName, numbers });
      const result = await clientOf().makeSignature({ content: Uint8Array.of(1), pin: card.pin, slot: '' });
      assert.equal(!result.ok && result.fault, fault, `${name} ${lastError} ${numbers}`);
    }
  }
  assert.deepEqual(
    Object.keys(RETURN_CODES).filter((name) => name !== 'ok' && !names.has(name)),
    [],
  );
});

const KEY = randomBytes(32);
const certificate = card.encryption!.certificate;
const CIPHERS = {
  pkcs1: Uint8Array.from(
    publicEncrypt({ key: new X509Certificate(certificate).publicKey, padding: constants.RSA_PKCS1_PADDING }, KEY),
  ),
  cms: encodeEnvelopedCms(p, parseCertificate(certificate), KEY, nodeRandom),
} as const;

test('a wrapped key comes back in either form, in each encoding, under the names that a site sets', async () => {
  const spellings = [
    { pkcs1: 'PKCS#1', cms: 'PKCS#7' },
    { pkcs1: 'PKCS1', cms: 'pkcs7' },
  ];
  let runs = 0;
  for (const form of ['pkcs1', 'cms'] as const)
    for (const plainEncoding of ['base64', 'NONE', ''] as const)
      for (const cipherTypes of spellings) {
        const request = { ciphertext: CIPHERS[form], form, pin: card.pin, slot: '' };
        const result = await clientOf({ plainEncoding, cipherTypes }).decryptData(request);
        assert.deepEqual(result, { ok: true, value: Uint8Array.from(KEY) }, `${form} ${plainEncoding}`);
        runs += 1;
      }
  assert.equal(runs, 12);
});

test('a component that knows one form alone says so for the other, and a wrong name is told as such', async () => {
  const ask = (form: 'pkcs1' | 'cms', settings: Partial<MiddlewareSettings> = {}) =>
    clientOf(settings).decryptData({ ciphertext: CIPHERS[form], form, pin: card.pin, slot: '' });
  const notKnown = { ok: false, fault: 'decrypt-type', code: '0x76400002' };
  simulator.setConditions({ cipherTypes: 'PKCS#1' });
  assert.equal((await ask('pkcs1')).ok, true);
  assert.deepEqual(await ask('cms'), notKnown);
  simulator.setConditions({ cipherTypes: 'PKCS#7' });
  assert.deepEqual(await ask('pkcs1'), notKnown);
  assert.equal((await ask('cms')).ok, true);
  assert.deepEqual(await ask('cms', { cipherTypes: { pkcs1: 'RSA', cms: 'ENVELOPED' } }), notKnown);
});
