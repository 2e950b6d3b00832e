import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { toBase64url, toHex } from '@lianshu/core/bytes';
import { issuerFingerprint, parseTrust, parseTrustDraft, type Trust } from '@lianshu/core/trust';
import { demoTrust, deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { createDemoPki } from '@lianshu/devkit/pki';
import { runTrust } from './main.ts';
import { addIssuer, certificateDer } from './make-trust.ts';
import { TRUST_WORDS } from './words.ts';

const root = mkdtempSync(join(tmpdir(), 'lianshu-trust-'));
after(() => rmSync(root, { recursive: true, force: true }));

const DEMO = join(import.meta.dirname, '../../trust/demo.json');
const SAMPLE = join(import.meta.dirname, '../../../core/src/trust/sample-issuer.fixture.pem');
const sample = certificateDer(new Uint8Array(readFileSync(SAMPLE)));
const sha256 = toHex(issuerFingerprint(sample));
const strangers = deriveDemoAuthorities('trust tool test');

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runTrust([...argv, '--lang', 'en'], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

function keysFile(name: string, key: Trust['commission'] | Trust['registry']): string {
  const path = join(root, `${name}.json`);
  const { ed25519, mldsa44 } = key;
  const json = { name: `機關 ${name}`, ed25519: toBase64url(ed25519), mldsa44: toBase64url(mldsa44) };
  const more = 'seal' in key ? { seal: toBase64url(key.seal), verdict: toBase64url(key.verdict) } : {};
  writeFileSync(path, JSON.stringify({ ...json, ...more }));
  return path;
}

const commission = keysFile('commission', strangers.commission.key);
const registry = keysFile('registry', strangers.registry.key);

test('from two authorities’ keys and a certificate whose fingerprint was compared comes a production trust file', async () => {
  const file = join(root, 'production.json');
  assert.equal((await run('new', file, '--commission', commission, '--registry', registry)).code, 0);
  assert.equal((await run('new', file, '--commission', commission, '--registry', registry)).code, 2);
  const empty = await run('check', file);
  assert.equal(empty.code, 1);
  const { from, until } = daysOfSample();
  const add = ['add-issuer', file, '--generation', 'G2', '--certificate', SAMPLE, '--from', from, '--until', until];

  const asked = await run(...add);
  assert.equal(asked.code, 1);
  assert.match(asked.err, new RegExp(sha256));
  assert.match(asked.out, /NOT one of the fingerprints/);
  const other = await run(...add, '--fingerprint', '0'.repeat(64));
  assert.equal(other.code, 1);
  assert.deepEqual(parseTrustDraft(new Uint8Array(readFileSync(file))).issuers, []);

  const colons = sha256.toUpperCase().replace(/(..)(?=.)/g, '$1:');
  assert.equal((await run(...add, '--fingerprint', colons)).code, 0);
  const trust = parseTrust(new Uint8Array(readFileSync(file)));
  assert.equal(trust.kind, 'production');
  assert.deepEqual(trust.issuers[0]!.certificate, sample);
  assert.equal(new Date(trust.issuers[0]!.notBefore).toISOString().slice(10), 'T16:00:00.000Z');
  assert.equal((await run('check', file)).code, 0);
  assert.equal((await run(...add, '--fingerprint', sha256)).code, 1);
  const json = JSON.parse((await run('show', file, '--json')).out) as { issuers: object[]; faults: string[] };
  assert.deepEqual([json.issuers.length, json.faults], [1, []]);
});

function daysOfSample(): { from: string; until: string } {
  return { from: '2027-01-01', until: '2027-12-31' };
}

test('a certificate of a demonstration, of nobody, or days outside its validity are not added', async () => {
  const file = join(root, 'refused.json');
  await run('new', file, '--commission', commission, '--registry', registry);
  const before = readFileSync(file);
  const demo = createDemoPki().issuer('G2').certificate;
  const path = join(root, 'demo.cer');
  writeFileSync(path, demo);
  const add = (certificate: string, ...more: string[]) =>
    run('add-issuer', file, '--generation', 'G2', '--certificate', certificate, ...more);
  const days = ['--from', '2027-01-01', '--until', '2027-12-31'];
  const synthetic = await add(path, ...days, '--fingerprint', toHex(issuerFingerprint(demo)));
  assert.deepEqual([synthetic.code, synthetic.err], [1, `${TRUST_WORDS.en.problems.synthetic}\n`]);
  assert.match(synthetic.out, /SYNTHETIC/);
  const long = await add(SAMPLE, '--from', '1990-01-01', '--until', '2027-12-31', '--fingerprint', sha256);
  assert.deepEqual([long.code, long.err], [1, `${TRUST_WORDS.en.problems.window}\n`]);
  assert.equal((await add(SAMPLE, '--from', '2027-02-30', '--until', '2027-12-31', '--fingerprint', sha256)).code, 1);
  assert.equal((await add(commission, ...days)).code, 2);
  assert.equal((await add(SAMPLE, ...days, '--fingerprint', 'xyz')).code, 2);
  assert.deepEqual(readFileSync(file), before);
});

test('a root, and an authority that is known as of another generation, is not added', () => {
  const trust: Trust = {
    kind: 'production',
    commission: strangers.commission.key,
    registry: strangers.registry.key,
    issuers: [],
  };
  const add = (generation: 'G2' | 'G3', knownGeneration: 'G2' | 'G3' | null) =>
    addIssuer(
      trust,
      { generation, certificate: sample, from: '2027-01-01', until: '2027-12-31', fingerprint: sha256 },
      (of) => ({ name: 'known', generation: knownGeneration, sha256: of, from: '', until: '' }),
    );
  assert.deepEqual(add('G2', null), { problem: 'other-generation' });
  assert.deepEqual(add('G2', 'G3'), { problem: 'other-generation' });
  assert.ok('trust' in add('G3', 'G3'));
});

test('a file that is there is never written over, were it made the same moment', async () => {
  const file = join(root, 'raced.json');
  const codes = await Promise.all(
    [1, 2, 3].map(async () => (await run('new', file, '--commission', commission, '--registry', registry)).code),
  );
  assert.deepEqual(codes.sort(), [0, 2, 2]);
  assert.deepEqual(parseTrustDraft(new Uint8Array(readFileSync(file))).issuers, []);
});

test('the demo file is shown with a warning, in either language, and is no file for production', async () => {
  const shown = await run('show', DEMO);
  assert.equal(shown.code, 0);
  assert.match(shown.out, /DEMO/);
  assert.match(shown.out, /SYNTHETIC/);
  let chinese = '';
  await runTrust(['check', DEMO, '--lang', 'zh-TW'], { out: (text) => (chinese += text), err: () => undefined });
  assert.match(chinese, /本檔可以採用/);
  const was = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const refused = await run('check', DEMO);
    assert.equal(refused.code, 1);
    assert.match(refused.out, new RegExp(TRUST_WORDS.en.faults['demo-kind']));
  } finally {
    if (was === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = was;
  }
  assert.equal(demoTrust(createDemoPki()).kind, 'demo');
});

test('what is no command, no file or no trust file is said, with exit code 2', async () => {
  const no = join(root, 'none.json');
  for (const argv of [[], ['show'], ['burn', DEMO], ['show', no], ['show', SAMPLE], ['add-issuer', DEMO]])
    assert.equal((await run(...argv)).code, 2, argv.join(' '));
  assert.equal((await run('--help')).code, 0);
});
