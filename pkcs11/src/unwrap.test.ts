import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  deriveLogKeys,
  encodeUnsealingCode,
  encodeWrap,
  makeWrap,
  newUnsealingCode,
  openMaster,
  openPublicKey,
  parseOpenedWrap,
  sealMaster,
} from '@lianshu/core/crypto';
import { encodeSignedManifest, type Manifest, parseManifest } from '@lianshu/core/manifest';
import { parseCertificate } from '@lianshu/core/pki';
import { type Card, issueCard } from '@lianshu/devkit/card';
import { createDemoPki } from '@lianshu/devkit/pki';
import { createPopulation } from '@lianshu/devkit/population';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { type Opening, runUnwrap } from './main.ts';
import { loadPkcs11js } from './pkcs11-module.ts';
import { makeSoftTokens, SOFTHSM } from './soft-token.testing.ts';

const ROOT = join(import.meta.dirname, '../..');
const missing =
  SOFTHSM === undefined
    ? 'SoftHSM2 (package softhsm2) is not installed here'
    : loadPkcs11js() === undefined
      ? 'run npm run setup:pkcs11 first'
      : undefined;
const only = missing === undefined ? {} : { skip: missing };

const PIN = '135790';
const folder = mkdtempSync(join(tmpdir(), 'lianshu-pkcs11-'));
const file = (name: string) => join(folder, name);
const code = newUnsealingCode(nodeRandom);
const typed = encodeUnsealingCode(code);
const master = nodeRandom(32);
const keys = deriveLogKeys(p, master);

function cardOf(person: number): Card {
  return issueCard(createDemoPki(), createPopulation({ size: 23_000_000 }).person(person), { generation: 'G3' });
}

function onToken({ encryption }: Card, id: string, withCertificate: boolean) {
  const { key, certificate } = encryption!;
  const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  return withCertificate ? { id, pem, certificate } : { id, pem };
}

before(() => {
  if (missing !== undefined) return;
  const lead = cardOf(700);
  const other = cardOf(701);
  makeSoftTokens(folder, [
    // The signature key comes first, as on a real card: the right one is found by the certificate.
    { label: 'lead', pin: PIN, keys: [onToken(other, '01', false), onToken(lead, '02', true)] },
    { label: 'bare', pin: PIN, keys: [onToken(lead, '07', false)] },
    { label: 'other', pin: PIN, keys: [onToken(other, '01', true)] },
  ]);
  const manifest = parseManifest(new Uint8Array(readFileSync(join(ROOT, 'vectors/manifest/manifest.json'))));
  const registrySeal = openPublicKey(p, nodeRandom(32));
  const inner = sealMaster(p, master, code, nodeRandom(12));
  const encryptionCertificate = parseCertificate(lead.encryption!.certificate);
  const { seedCount } = keys;
  const wrap = makeWrap(p, { log: manifest.log, inner, seedCount, encryptionCertificate, registrySeal }, nodeRandom);
  const bytes = encodeWrap(wrap);
  writeFileSync(file('wrap.json'), bytes);
  const draft = (changed: Partial<Manifest['keys']>) => ({
    manifest: {
      ...manifest,
      keys: { ...manifest.keys, open: keys.open, count: keys.count, wrapSha256: p.sha256(bytes), ...changed },
    },
    leadConsent: new Uint8Array(8),
    commission: null,
    registry: null,
  });
  writeFileSync(file('manifest.json'), encodeSignedManifest(draft({})));
  writeFileSync(file('elsewhere.json'), encodeSignedManifest(draft({ wrapSha256: nodeRandom(32) })));
  writeFileSync(file('swapped.json'), encodeSignedManifest(draft({ open: openPublicKey(p, nodeRandom(32)) })));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command on the lead's token with these answers to its questions. */
async function run(args: readonly string[], answers: readonly string[], token = 'lead') {
  let out = '';
  let err = '';
  const left = [...answers];
  const given = ['--pkcs11', SOFTHSM!, '--wrap', file('wrap.json'), '--token', token, '--json', ...args];
  const exit = await runUnwrap(given, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    asker: { secret: async () => left.shift(), close: () => {} },
  });
  for (const secret of [PIN, typed, code, master, keys.seedCount]) {
    const spelled = typeof secret === 'string' ? secret : Buffer.from(secret).toString('hex');
    assert.ok(!out.includes(spelled) && !err.includes(spelled), 'no secret is shown');
  }
  return { exit, result: out === '' ? undefined : (JSON.parse(out) as Opening & { refused?: string }), err, left };
}

test('the card opens either stored form; with the code, the keys are proved to be the manifest’s', only, async () => {
  for (const form of ['pkcs1', 'cms'] as const) {
    const { exit, result } = await run(['--form', form, '--manifest', file('manifest.json'), '--prove'], [PIN, typed]);
    assert.equal(exit, 0);
    assert.deepEqual([result?.compared, result?.form, result?.isOwnCertificate], ['all-keys', form, true]);
    assert.equal(result?.log, '9001.petition.1');
  }
});

test('what was opened is written once, for its owner alone, and leads to the master with the code', only, async () => {
  const out = file('opened.json');
  const first = await run(['--manifest', file('manifest.json'), '--out', out], [PIN]);
  assert.deepEqual([first.exit, first.result?.compared, first.result?.kept], [0, 'count-key', out]);
  assert.equal(statSync(out).mode & 0o777, 0o600);
  const opened = parseOpenedWrap(new Uint8Array(readFileSync(out)));
  assert.deepEqual(openMaster(p, opened.inner, code), master);
  assert.deepEqual(opened.seedCount, keys.seedCount);
  assert.deepEqual(opened.wrapSha256, p.sha256(new Uint8Array(readFileSync(file('wrap.json')))));
  const kept = readFileSync(out);
  const again = await run(['--out', out], [PIN]);
  assert.deepEqual([again.exit, again.result?.refused], [2, 'out-exists']);
  assert.deepEqual(readFileSync(out), kept);
});

test('a token without the certificate still opens by its key, and says so', only, async () => {
  const { exit, result } = await run(['--manifest', file('manifest.json')], [PIN], 'bare');
  assert.deepEqual([exit, result?.isOwnCertificate, result?.compared], [0, false, 'count-key']);
});

const REFUSED = [
  ['pin-wrong', 1, [], ['000000'], 'lead'],
  ['pin-length', 1, [], ['1'], 'lead'],
  ['other-card', 1, [], [PIN], 'other'],
  ['code-malformed', 1, ['--manifest', 'manifest.json', '--prove'], [PIN, 'ABC'], 'lead'],
  ['code-wrong', 1, ['--manifest', 'manifest.json', '--prove'], [PIN, '0'.repeat(26)], 'lead'],
  ['keys-differ', 1, ['--manifest', 'swapped.json', '--prove'], [PIN, typed], 'lead'],
  ['manifest-other', 2, ['--manifest', 'elsewhere.json'], [], 'lead'],
  ['manifest-unreadable', 2, ['--manifest', 'wrap.json'], [], 'lead'],
  ['which-token', 2, [], [], 'nobody'],
  ['no-answer', 2, [], [], 'lead'],
  ['no-answer', 2, ['--manifest', 'manifest.json', '--prove'], [PIN], 'lead'],
] as const;

test('everything that cannot be opened says why, and takes no second try by itself', only, async () => {
  for (const [why, exit, args, answers, token] of REFUSED) {
    const given = args.map((arg) => (arg.endsWith('.json') ? file(arg) : arg));
    const answer = await run(given, answers, token);
    assert.deepEqual([answer.exit, answer.result?.refused], [exit, why]);
    assert.ok(answer.err.length > 5, 'a sentence for a person');
    assert.deepEqual(answer.left, [], 'every answer was asked for once');
  }
});

test('bad arguments, no module and no wrap are said', only, async () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'usage-wrong'],
    [['--pkcs11', SOFTHSM!, '--wrap', file('wrap.json'), '--prove'], 'usage-wrong'],
    [['--pkcs11', file('wrap.json'), '--wrap', file('wrap.json'), '--json'], 'module'],
    [['--pkcs11', SOFTHSM!, '--wrap', file('none.json'), '--json'], 'wrap-unreadable'],
    [['--pkcs11', SOFTHSM!, '--wrap', file('manifest.json'), '--json'], 'wrap-unreadable'],
  ];
  for (const [argv, why] of cases) {
    const out: string[] = [];
    const asker = { secret: async () => undefined, close: () => {} };
    const exit = await runUnwrap(argv, { out: (text) => out.push(text), err: () => {}, asker });
    assert.equal(exit, 2);
    if (argv.includes('--json')) assert.deepEqual(JSON.parse(out.join('')), { refused: why });
  }
});

test('as a program: PIN and code come on standard input, a line each, in either language', only, async () => {
  for (const [lang, title] of [
    ['zh-TW', '封檔已由卡片解開'],
    ['en', 'The card opened the wrap'],
  ] as const) {
    const args = ['--pkcs11', SOFTHSM!, '--wrap', file('wrap.json'), '--manifest', file('manifest.json')];
    const argv = [join(ROOT, 'bin/lianshu.mjs'), 'unwrap', ...args, '--token', 'lead', '--prove', '--lang', lang];
    const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(`${PIN}\n${typed}\n`);
    let text = '';
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
    });
    const exit = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(exit, 0);
    assert.ok(text.startsWith(title) && !text.includes(PIN) && !text.includes(typed));
  }
});

test('an independent program decrypts the same block on the same token', only, (t) => {
  const wrap = JSON.parse(readFileSync(file('wrap.json'), 'utf8')) as { countPkcs1: string };
  writeFileSync(file('block.bin'), Buffer.from(wrap.countPkcs1, 'base64url'));
  const args = ['--module', SOFTHSM!, '--token-label', 'lead', '--login', '--pin', 'env:LIANSHU_TEST_PIN'];
  const env = { ...process.env, LIANSHU_TEST_PIN: PIN };
  try {
    execFileSync('pkcs11-tool', ['--version'], { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return t.skip('OpenSC (package opensc) is not installed here');
  }
  const output = file('block.out');
  const what = ['--decrypt', '--id', '02', '-m', 'RSA-PKCS', '-i', file('block.bin'), '-o', output];
  execFileSync('pkcs11-tool', [...args, ...what], { stdio: 'pipe', env });
  assert.deepEqual(new Uint8Array(readFileSync(output)), keys.seedCount);
});
