import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromUtf8 } from '@lianshu/core/bytes';
import { parseCanonical } from '@lianshu/core/json';
import { encodeSignedManifest, type ManifestDraft, verifySignedManifest } from '@lianshu/core/manifest';
import { NO_REVOCATION_LISTS } from '@lianshu/core/pki';
import { encodeVkey } from '@lianshu/core/tlog';
import { authoritySignatureFromJson, signAuthority } from '@lianshu/core/trust';
import { plantPerson } from '@lianshu/devkit/population';
import { PAGE_HEADERS, nodePrimitives as p } from '@lianshu/platform';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createRegistryApp } from './app.ts';
import {
  authorities,
  card,
  decoySlot,
  FILED_AT,
  FILED_ON,
  M,
  manifest,
  population,
  randomOf,
  realSlot,
  signedManifest,
  trust,
  withFolder,
  writeFiling,
} from './check/filing.fixture.ts';
import { countersignManifest } from './countersign/countersign-manifest.ts';
import type { PersonRecord } from './register/person-record.ts';
import type { RegistryDeps } from './registry-deps.ts';
import { encodeRegistryKeys, parseRegistryKeys } from './registry-keys.ts';
import { type Answer, Browser, OFFICERS, ORIGIN, writeOfficers } from './sessions/officers.fixture.ts';

const person = plantPerson(population, 'eligible', 0, FILED_ON).person;
const signed = signedManifest();
const draft: ManifestDraft = { ...signed, registry: null };

function depsIn(folder: string): RegistryDeps {
  mkdirSync(join(folder, 'to-registry'), { recursive: true });
  mkdirSync(join(folder, 'to-commission'), { recursive: true });
  writeOfficers(join(folder, 'state'));
  return {
    exchangeDir: folder,
    stateDir: join(folder, 'state'),
    origin: ORIGIN,
    secrets: authorities.registry,
    trust,
    register: { find: async () => new Map([[person.idNumber, { ...person, name: '傅示範' }]]) },
    revocations: () => ({ status: () => 'good' }),
    clock: () => FILED_AT,
    random: randomOf('app'),
    primitives: p,
  };
}

/** The officer who is everything, logged in. */
async function seated(app: FastifyInstance): Promise<Browser> {
  const browser = new Browser(app);
  assert.equal((await browser.logIn(OFFICERS.all)).status, 200);
  return browser;
}

function withApp<T>(work: (browser: Browser, folder: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const app = createRegistryApp(depsIn(folder));
    try {
      return await work(await seated(app), folder);
    } finally {
      await app.close();
    }
  });
}

/** Starts a check and waits for its end. */
async function finish(browser: Browser, log: string): Promise<Answer> {
  await browser.call({ method: 'POST', url: `/api/registry/filings/${log}/check` });
  for (let i = 0; i < 200; i++) {
    const answer = await browser.call({ url: `/api/registry/filings/${log}` });
    if (answer.json.state !== 'running') return answer;
    await sleep(25);
  }
  throw new Error('the check does not end');
}

test('a draft in the inbox is shown, countersigned once checked, and then complete', () =>
  withApp(async (browser, folder) => {
    writeFileSync(join(folder, 'to-registry', `manifest-${manifest.log}.json`), encodeSignedManifest(draft));
    writeFileSync(join(folder, 'to-registry', 'manifest-..%2Fx.json'), 'not seen');
    writeFileSync(join(folder, 'to-registry', 'manifest-9002.petition.1.json'), '{}');
    const inbox = await browser.call({ url: '/api/registry/inbox' });
    assert.deepEqual(
      inbox.json.manifests.map(({ log, state }: { log: string; state: string }) => [log, state]),
      [
        ['9001.petition.1', 'waiting'],
        ['9002.petition.1', 'unreadable'],
      ],
    );
    assert.equal(inbox.json.manifests[0].mainText, manifest.case.mainText);
    const answer = await browser.act(OFFICERS.all, 'registry-countersign', manifest.log);
    assert.equal(answer.status, 200);
    assert.equal(answer.json.state, 'countersigned');
    const file = readFileSync(join(folder, 'to-commission', `manifest-${manifest.log}.registry.json`));
    const { registry } = parseCanonical(new Uint8Array(file)) as { registry: never };
    const whole = { ...signed, registry: authoritySignatureFromJson(registry) };
    assert.ok(verifySignedManifest(p, trust, whole).ok);
  }));

test('no countersignature without consent, commission, own keys, a good card, and time left', () => {
  const context = {
    primitives: p,
    trust,
    secrets: authorities.registry,
    revocations: { status: () => 'good' as const },
    now: FILED_AT,
  };
  const codeOf = (changes: Partial<ManifestDraft>, other = {}) => {
    const result = countersignManifest({ ...context, ...other }, { ...draft, ...changes });
    return result.ok ? 'ok' : result.code;
  };
  assert.equal(codeOf({}), 'ok');
  assert.equal(codeOf({ commission: null }), 'manifest.signature');
  const { commission, registry } = authorities;
  assert.equal(codeOf({ commission: signAuthority(p, registry.secret, 'manifest', M) }), 'manifest.signature');
  assert.equal(codeOf({ leadConsent: new Uint8Array(3) }), 'cms.malformed');
  assert.equal(codeOf({}, { revocations: NO_REVOCATION_LISTS }), 'certificate.revocation-unknown');
  assert.equal(codeOf({}, { revocations: { status: () => 'revoked' } }), 'certificate.revoked');
  assert.equal(codeOf({}, { now: Date.UTC(2027, 4, 24) }), 'manifest.shape');
  const keys = { ...manifest.keys, count: new Uint8Array(32) };
  assert.equal(codeOf({ manifest: { ...manifest, keys } }), 'manifest.keys');
  const verdict = new Uint8Array(32).fill(1);
  assert.equal(codeOf({ manifest: { ...manifest, registry: { ...manifest.registry, verdict } } }), 'manifest.keys');
  const policyOf = (...vkeys: readonly string[]) => {
    const witness = { policy: 'quorum', threshold: 1, vkeys } as const;
    const result = countersignManifest(context, { ...draft, manifest: { ...manifest, witness } });
    return result.ok ? 'ok' : result.detail?.at;
  };
  const vkey = (name: string, type: number, publicKey: Uint8Array) => encodeVkey(p, { name, type, publicKey });
  const witness = p.mlDsa44Public(new Uint8Array(32));
  assert.equal(policyOf('nonsense'), 'witness');
  assert.equal(policyOf(vkey('w.example/1', 6, manifest.logKeys.mldsa44)), 'witness');
  assert.equal(policyOf(vkey(manifest.logOrigin, 6, witness)), 'witness');
  assert.equal(policyOf(vkey('w.example/1', 1, new Uint8Array(32).fill(2))), 'witness');
  assert.equal(policyOf(vkey('w.example/1', 6, witness), vkey('w.example/2', 6, witness)), 'witness');
  // In order: what is missing now is only the commission's signature over it.
  assert.equal(policyOf(vkey('w.example/1', 6, witness)), undefined);
  const later = { ...manifest, createdAt: 1 };
  assert.equal(codeOf({ manifest: later }), 'manifest.signature');
  const resigned = signAuthority(p, commission.secret, 'manifest', p.sha256(new Uint8Array()));
  assert.equal(codeOf({ commission: resigned }), 'manifest.signature');
});

test('a filing is checked off the request, returned by the head; progress, outcome and review can be asked for', () =>
  withApp(async (browser, folder) => {
    writeFiling(folder, [decoySlot('a'), realSlot('b', card(person))]);
    const url = `/api/registry/filings/${manifest.log}`;
    assert.deepEqual((await browser.call({ url })).json, { log: manifest.log, state: 'waiting' });
    assert.equal((await browser.act(OFFICERS.all, 'registry-return', manifest.log)).json.code, 'case.wrong-state');
    const started = await browser.call({ method: 'POST', url: `${url}/check` });
    assert.equal(started.status, 202);
    assert.equal((await browser.call({ method: 'POST', url: `${url}/check` })).json.state, 'running');
    const { json } = await finish(browser, manifest.log);
    assert.equal(json.state, 'decided');
    assert.deepEqual(
      [json.summary.accepted, json.summary.decoys, json.summary.entries, json.summary.reviewCount],
      [1, 1, 3, 1],
    );
    assert.ok(!JSON.stringify(json).includes(person.idNumber));
    assert.deepEqual((await browser.call({ url: `${url}/review` })).json.review, [
      { index: 2, idNumber: person.idNumber, certificateName: person.name, registerName: '傅示範' },
    ]);
    assert.deepEqual(readdirSync(join(folder, 'to-commission')), [], 'nobody else has it before it is returned');
    assert.equal((await finish(browser, manifest.log)).json.state, 'decided');
    const returned = await browser.act(OFFICERS.all, 'registry-return', manifest.log);
    assert.deepEqual([returned.status, returned.json.state], [200, 'done']);
    assert.ok(existsSync(join(folder, 'to-commission', `verdict-${manifest.log}`, 'done')));
    assert.equal((await finish(browser, manifest.log)).json.state, 'done');
    assert.equal((await browser.call({ url: '/api/registry/inbox' })).json.filings[0].state, 'done');
  }));

test('a verdict is given once: what the exchange folder lost is handed over again, not judged again', () =>
  withFolder(async (folder) => {
    writeFiling(folder, [decoySlot('a'), realSlot('b', card(person))]);
    let now = FILED_AT;
    let known: readonly PersonRecord[] = [person];
    const register = { find: async () => new Map(known.map((one) => [one.idNumber, one])) };
    const outDir = join(folder, 'to-commission', `verdict-${manifest.log}`);
    const give = async () => {
      const app = createRegistryApp({ ...depsIn(folder), register, clock: () => now });
      try {
        const browser = await seated(app);
        assert.equal((await finish(browser, manifest.log)).json.state, 'decided');
        assert.equal((await browser.act(OFFICERS.all, 'registry-return', manifest.log)).json.state, 'done');
      } finally {
        await app.close();
      }
      return ['verdict.bin', 'verdict.json', 'struck-out.json'].map((name) => readFileSync(join(outDir, name), 'hex'));
    };
    const first = await give();
    // Meanwhile the register knows her no more. A second reason under the same key would open both.
    known = [];
    now += 1000;
    rmSync(outDir, { recursive: true });
    assert.deepEqual(await give(), first);
    rmSync(join(outDir, 'done'));
    writeFileSync(join(outDir, 'verdict.bin'), 'something else');
    assert.deepEqual(await give(), first);
  }));

test('a refused check says why and can be started again', () =>
  withApp(async (browser, folder) => {
    const dir = writeFiling(folder, [decoySlot('a')]);
    const filing = readFileSync(join(dir, 'filing.json'));
    writeFileSync(join(dir, 'filing.json'), '{}');
    assert.deepEqual((await finish(browser, manifest.log)).json, {
      log: manifest.log,
      state: 'refused',
      code: 'request.malformed',
      article: 'RFC 9110 §15.5.1',
    });
    writeFileSync(join(dir, 'filing.json'), filing);
    assert.equal((await finish(browser, manifest.log)).json.state, 'decided');
  }));

test('every wrong request is a problem document with a code', () =>
  withApp(async (browser) => {
    const wrong: readonly (readonly [InjectOptions, number, string])[] = [
      [{ url: '/' }, 404, 'request.not-found'],
      [{ url: '/api/nothing' }, 404, 'request.not-found'],
      [{ url: '/api/registry/filings/9001.petition.1' }, 404, 'log.unknown'],
      [{ url: '/api/registry/filings/..%2F..%2Fetc' }, 404, 'log.unknown'],
      [{ url: `/api/registry/filings/${'9'.repeat(300)}` }, 400, 'request.malformed'],
      [{ url: '/api/%E0%A4%A' }, 400, 'request.malformed'],
      [{ method: 'POST', url: '/api/registry/manifests/x/countersign', payload: {} }, 404, 'log.unknown'],
      [{ method: 'POST', url: '/api/registry/manifests/9001.petition.1/countersign', payload: {} }, 404, 'log.unknown'],
      [
        { method: 'POST', url: '/api/registry/manifests/x/countersign', payload: { card: { cms: '?' } } },
        400,
        'request.malformed',
      ],
      [
        { method: 'POST', url: '/api/registry/filings/x/check', payload: { x: 'x'.repeat(100_000) } },
        413,
        'request.too-large',
      ],
      [{ url: '/api/registry/inbox', headers: { host: 'evil.example' } }, 403, 'session.csrf'],
      [{ url: '/api/registry/inbox', headers: { host: 'localhost.evil.example:8093' } }, 403, 'session.csrf'],
      [
        { url: '/api/registry/inbox', headers: { host: 'localhost:1', origin: 'http://localhost:2' } },
        403,
        'session.csrf',
      ],
      [
        {
          method: 'POST',
          url: '/api/registry/filings/9001.petition.1/check',
          headers: { host: 'localhost:1', 'sec-fetch-site': 'cross-site' },
        },
        403,
        'session.csrf',
      ],
    ];
    for (const [options, status, code] of wrong) {
      const answer = await browser.call(options);
      assert.deepEqual([answer.status, answer.json.code], [status, code], JSON.stringify(options).slice(0, 120));
      assert.equal(answer.type, 'application/problem+json; charset=utf-8');
      assert.equal(answer.json.stack, undefined);
    }
    assert.deepEqual((await browser.call({ url: '/api/health' })).json, { status: 'ok' });
    const { json } = await browser.call({ url: '/api/config' });
    assert.deepEqual([json.demo, json.trust.kind, json.origin], [true, 'demo', 'http://localhost:8093']);
  }));

test("pages of the build are served, and only the officer's", () =>
  withFolder(async (folder) => {
    const webRoot = join(folder, 'web');
    mkdirSync(join(webRoot, 'assets'), { recursive: true });
    for (const name of ['registry.html', 'index.html', 'favicon.svg', 'assets/a.js'])
      writeFileSync(join(webRoot, name), name);
    const app = createRegistryApp({ ...depsIn(folder), webRoot });
    const get = async (url: string) => {
      const { statusCode, headers, body } = await app.inject({ url, headers: { host: 'localhost:8093' } });
      for (const [name, value] of Object.entries(PAGE_HEADERS)) assert.equal(headers[name], value, `${name} of ${url}`);
      return [statusCode, statusCode === 200 ? body : ''];
    };
    assert.deepEqual(await get('/registry'), [200, 'registry.html']);
    assert.deepEqual(await get('/registry/cases/1'), [200, 'registry.html']);
    assert.deepEqual(await get('/assets/a.js'), [200, 'assets/a.js']);
    assert.deepEqual((await get('/index.html'))[0], 404);
    for (const path of ['/assets/..%2Findex.html', '/assets/%2e%2e/%2e%2e/state', '/assets/..\\index.html'])
      assert.ok(Number((await get(path))[0]) >= 400, path);
    assert.deepEqual((await get('/'))[0], 302);
    await app.close();
  }));

test('the key file is read back as it was written', () => {
  const { secret, sealSeed, verdictSecret } = authorities.registry;
  const bytes = encodeRegistryKeys({ secret, sealSeed, verdictSecret });
  assert.deepEqual(parseRegistryKeys(bytes), { secret, sealSeed, verdictSecret });
  assert.match(fromUtf8(bytes), /^\{"ed25519Seed":/);
});
