import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

/** A terminal to play on; its absence is said like SoftHSM2's. */
const terminal = missing === undefined && !existsSync('/usr/bin/script') ? { skip: 'no script(1) here' } : only;

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
  writeFileSync(file('odd-cms.json'), encodeWrap({ ...wrap, cms: Uint8Array.of(0x30, 0x80) }));
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
async function run(
  args: readonly string[],
  answers: readonly string[],
  token = 'lead',
  ask?: () => Promise<string | undefined>,
) {
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
    asker: { secret: ask ?? (async () => left.shift()), close: () => {} },
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
  assert.deepEqual([again.exit, again.result?.refused, again.left], [2, 'out-exists', [PIN]], 'no PIN was asked for');
  assert.deepEqual(readFileSync(out), kept);
  symlinkSync(file('nowhere'), file('link.json'));
  const linked = await run(['--out', file('link.json')], [PIN]);
  assert.deepEqual([linked.result?.refused, linked.left], ['out-exists', [PIN]], 'nor is a link followed');
  const lost = await run(['--out', join(folder, 'no/such/folder.json')], [PIN]);
  assert.deepEqual([lost.exit, lost.result?.refused, lost.left], [2, 'out-unwritable', [PIN]]);
});

test(
  'its owner alone may read it, whatever the umask; it appears meanwhile: nothing is written over',
  only,
  async () => {
    const before = process.umask(0);
    try {
      await run(['--out', file('open-umask.json')], [PIN]);
    } finally {
      process.umask(before);
    }
    assert.equal(statSync(file('open-umask.json')).mode & 0o777, 0o600);
    const raced = file('raced.json');
    const answer = await run(['--out', raced], [], 'lead', async () => {
      writeFileSync(raced, 'mine');
      return PIN;
    });
    assert.deepEqual([answer.exit, answer.result?.refused], [2, 'out-exists']);
    assert.equal(readFileSync(raced, 'utf8'), 'mine');
  },
);

test('a card that goes away is said with its number, and the next run finds its module as new', only, async () => {
  const [tokens, away] = [join(folder, 'tokens'), join(folder, 'away')];
  const answer = await run([], [], 'lead', async () => {
    renameSync(tokens, away);
    return PIN;
  });
  renameSync(away, tokens);
  assert.deepEqual([answer.exit, answer.result?.refused], [1, 'pin-refused']);
  assert.match(answer.err, /\(0x[0-9A-F]+\)/);
  assert.equal((await run([], [PIN])).exit, 0);
});

test('a module that fails late, and once more on the way out, is left in order', only, async () => {
  const gone = () => {
    throw new Error('CKR_DEVICE_REMOVED:50'); // as the package's native part words it
  };
  for (const late of ['C_GetSlotList', 'C_OpenSession', 'C_FindObjects', 'C_DecryptInit'] as const) {
    const Real = loadPkcs11js()!;
    class Failing extends Real {
      override C_Finalize(): void {
        super.C_Finalize();
        gone();
      }
    }
    Failing.prototype[late] = gone;
    const given = ['--pkcs11', SOFTHSM!, '--wrap', file('wrap.json'), '--token', 'lead', '--json'];
    const err: string[] = [];
    const out: string[] = [];
    const asker = { secret: async () => PIN, close: () => {} };
    const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), asker };
    const exit = await runUnwrap(given, { ...io, loader: () => Failing });
    assert.deepEqual([exit, JSON.parse(out.join(''))], [1, { refused: 'card-failed' }], late);
    assert.match(err.join(''), /\(0x32\)/);
    assert.ok(!err.join('').includes(PIN));
    assert.equal((await run([], [PIN])).exit, 0, 'nothing was left behind');
  }
});

test('a token without the certificate still opens by its key, and says so', only, async () => {
  const { exit, result } = await run(['--manifest', file('manifest.json')], [PIN], 'bare');
  assert.deepEqual([exit, result?.isOwnCertificate, result?.compared], [0, false, 'count-key']);
});

const REFUSED = [
  ['pin-wrong', 1, [], ['000000'], 'lead'],
  ['pin-length', 1, [], ['1'], 'lead'],
  ['pin-length', 1, [], [`\t${PIN}`], 'lead'],
  ['other-card', 1, ['--form', 'cms', '--wrap', 'odd-cms.json'], [PIN], 'lead'],
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
    [['--pkcs11', SOFTHSM!, '--wrap', '/dev/zero', '--json'], 'wrap-unreadable'],
    [['--pkcs11', SOFTHSM!, '--wrap', folder, '--json'], 'wrap-unreadable'],
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

test('a card is named by its number too, where labels are the same', only, async () => {
  const listed = await run([], [], 'nobody');
  const number = /lead　([0-9a-f]+)/.exec(listed.err)?.[1];
  assert.ok(number !== undefined, listed.err);
  assert.equal((await run([], [PIN], number)).exit, 0);
});

/** The program on a terminal of its own (`script`, of util-linux); `keys` are pressed once it has asked. */
async function onTerminal(keys: string): Promise<{ readonly exit: number | null; readonly shown: string }> {
  const args = ['unwrap', '--pkcs11', SOFTHSM!, '--wrap', file('wrap.json'), '--token', 'lead', '--lang', 'en'];
  const words = [process.execPath, join(ROOT, 'bin/lianshu.mjs'), ...args].map((word) => `'${word}'`);
  const child = spawn('script', ['-qefc', words.join(' '), '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let shown = '';
  child.stdout.on('data', (part: Buffer) => {
    const hadAsked = shown.includes('(not shown)');
    shown += part.toString();
    if (!hadAsked && shown.includes('(not shown)')) child.stdin.write(keys);
  });
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, shown };
}

test(
  'on a terminal nothing that is typed is shown; Ctrl+C and Ctrl+D end it, and no try is spent',
  terminal,
  async () => {
    const opened = await onTerminal(`13\u007f\u007f${PIN}\r`);
    assert.equal(opened.exit, 0, opened.shown);
    assert.match(opened.shown, /The card opened the wrap/);
    assert.ok(!opened.shown.includes('13\u007f') && !opened.shown.includes(PIN) && !opened.shown.includes('*'));
    for (const keys of ['\u0003', '\u0004', `${PIN}\u0003`]) {
      const { exit, shown } = await onTerminal(keys);
      assert.equal(exit, 2, shown);
      assert.match(shown, /Nothing was typed; stopped/);
    }
  },
);

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
