import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { encodeRefusal } from '@lianshu/core/receipt';
import { encodeTrust, parseTrust } from '@lianshu/core/trust';
import { fixtureBundle, LONG_LOG, TRUST } from '@lianshu/devkit/fixture-bundle';
import { PINNED_TRUST_FILE, runVerify } from './main.ts';

const root = mkdtempSync(join(tmpdir(), 'lianshu-verify-'));
after(() => rmSync(root, { recursive: true, force: true }));

const bundle = fixtureBundle();
const trustFile = join(root, 'trust.json');
writeFileSync(trustFile, encodeTrust(TRUST));
const receiptFile = join(root, 'receipt.json');
writeFileSync(receiptFile, bundle.receiptFileAt(3).bytes);
const refusalFile = join(root, 'refusal.json');
writeFileSync(refusalFile, encodeRefusal(bundle.refusal));

let folders = 0;

/** A copy of the fixture on disk, with one thing done to it. */
function folderWith(change: (folder: string) => void = () => {}, of = bundle): string {
  const folder = join(root, `bundle-${folders++}`);
  for (const [path, bytes] of of.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  change(folder);
  return folder;
}

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runVerify(argv, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

interface JsonReport {
  readonly bundle: { readonly path: string; readonly log: string; readonly size: number };
  readonly trustKind: string;
  readonly pass: number;
  readonly fail: number;
  readonly notApplicable: number;
  readonly checks: readonly { readonly id: string; readonly findings: readonly { code: string; where: string }[] }[];
}

async function findingsOf(folder: string): Promise<readonly string[]> {
  const { code, out } = await run(folder, '--trust', trustFile, '--json');
  const report = JSON.parse(out) as JsonReport;
  assert.equal(code, report.fail === 0 ? 0 : 1);
  return report.checks.flatMap(({ findings }) => findings.map(({ code, where }) => `${code} ${where}`));
}

test('a valid bundle: exit 0, one JSON object, nineteen checks', async () => {
  const folder = folderWith();
  const { code, out, err } = await run(folder, '--trust', trustFile, '--receipt', receiptFile, '--json');
  assert.deepEqual([code, err, out.trimEnd().split('\n').length], [0, '', 1]);
  const report = JSON.parse(out) as JsonReport;
  assert.deepEqual(report.bundle, { path: folder, log: '9001.petition.1', size: 9 });
  assert.deepEqual([report.pass, report.fail, report.notApplicable, report.checks.length], [11, 0, 8, 19]);
  assert.equal(report.trustKind, 'demo');
});

test('the report in both languages says DEMO first and last, and what became of a receipt', async () => {
  const folder = folderWith();
  const given = ['--trust', trustFile, '--receipt', receiptFile, '--refusal', refusalFile];
  const english = await run(folder, ...given, '--lang', 'en');
  assert.equal(english.code, 0);
  assert.equal(english.out.match(/DEMO/g)?.length, 2);
  assert.match(english.out, /✓ V01 pass {2}The index lists/);
  assert.match(english.out, /– V05 n\/a/);
  assert.match(english.out, /receipt\.json, entry 3: struck out — under the age of 18/);
  assert.match(english.out, /12 passed, 0 failed, 7 not applicable\nThe bundle holds\./);
  const chinese = await run('verify', folder, ...given, '--lang', 'zh-TW');
  assert.equal(chinese.code, 0);
  assert.match(chinese.out, /示範 DEMO/);
  assert.match(chinese.out, /✓ V01 通過/);
  assert.match(chinese.out, /receipt\.json，第 3 筆：已剔除 — 未滿十八歲/);
  assert.match(chinese.out, /通過 12 項、未通過 0 項、不適用 7 項\n驗證資料成立。/);
});

test('a changed file: exit 1, the finding with its place, in words', async () => {
  const folder = folderWith((path) => writeFileSync(join(path, 'cover.json'), '{}'));
  const { code, out } = await run(folder, '--trust', trustFile, '--lang', 'en');
  assert.equal(code, 1);
  assert.match(out, /✗ V01 FAIL/);
  assert.match(out, /V01\.file-length {2}cover\.json\n {8}the file has another length/);
  assert.match(out, /V08\.file-malformed {2}cover\.json#json\.shape/);
  assert.match(out, /The bundle does not hold\./);
  const chinese = await run(folder, '--trust', trustFile, '--lang', 'zh-TW');
  assert.match(chinese.out, /V01\.file-length {2}cover\.json\n {8}檔案長度與索引不同/);
});

test('symbolic links are named and never followed', async () => {
  const secret = join(root, 'outside.txt');
  writeFileSync(secret, bundle.files.get('README.txt')!);
  const linked = folderWith((folder) => {
    rmSync(join(folder, 'README.txt'));
    symlinkSync(secret, join(folder, 'README.txt'));
  });
  assert.deepEqual(await findingsOf(linked), ['V01.file-absent README.txt']);
  const linkedFolder = folderWith((folder) => {
    rmSync(join(folder, 'checkpoints'), { recursive: true });
    symlinkSync(join(root, 'bundle-0', 'checkpoints'), join(folder, 'checkpoints'));
  });
  const findings = await findingsOf(linkedFolder);
  assert.ok(findings.includes('V01.file-unlisted checkpoints'));
  assert.ok(findings.includes('V01.file-absent checkpoints/00000001.txt'));
  const loop = folderWith((folder) => symlinkSync(folder, join(folder, 'tile', 'loop')));
  assert.deepEqual(await findingsOf(loop), ['V01.file-unlisted tile/loop', 'V06.tile-strange tile/loop']);
});

test('a pipe or a folder in the place of a file is not read', { skip: process.platform === 'win32' }, async () => {
  const folder = folderWith((path) => {
    rmSync(join(path, 'README.txt'));
    execFileSync('mkfifo', [join(path, 'README.txt')]);
  });
  assert.deepEqual(await findingsOf(folder), ['V01.file-absent README.txt']);
  const nested = folderWith((path) => {
    rmSync(join(path, 'README.txt'));
    mkdirSync(join(path, 'README.txt'));
  });
  assert.deepEqual(await findingsOf(nested), ['V01.file-absent README.txt']);
});

test('huge files in the place of small ones are read once and end in findings', { timeout: 15_000 }, async () => {
  const long = fixtureBundle({ log: LONG_LOG });
  const folder = folderWith((path) => {
    for (const name of ['tile/0/000', 'tile/0/001']) truncateSync(join(path, name), 100 * 2 ** 20);
    truncateSync(join(path, 'cover.json'), 40 * 2 ** 20);
  }, long);
  const findings = await findingsOf(folder);
  for (const finding of [
    'V01.file-length cover.json',
    'V06.tile-length tile/0/000',
    'V08.file-malformed cover.json#bytes.length',
  ])
    assert.ok(findings.includes(finding), finding);
});

test('brackets without end are a finding', { timeout: 60_000 }, async () => {
  const bombs = [Buffer.alloc(20_000_000, '['), Buffer.alloc(20_000_000, '{"":'), Buffer.alloc(40_000_000, '[')];
  for (const bomb of bombs) {
    const folder = folderWith((path) => {
      for (const name of ['index.json', 'manifest.json', 'filing.json', 'verdict.json'])
        writeFileSync(join(path, name), bomb);
    });
    const findings = await findingsOf(folder);
    assert.ok(findings.some((finding) => finding.startsWith('V01.file-malformed index.json#')));
  }
  assert.ok(process.resourceUsage().maxRSS < 2 ** 21, 'memory in line with the input');
});

test('a file name cannot write to the terminal', async () => {
  const folder = folderWith((path) => writeFileSync(join(path, 'a\u001b[2Jb\u202e\u061c\u200b'), ''));
  const { out } = await run(folder, '--trust', trustFile, '--lang', 'en');
  assert.match(out, /V01\.path {2}a�\[2Jb���/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  assert.doesNotMatch(out, /[\u001b\u202e\u061c\u200b]/);
});

test('what cannot be run is exit 2, said in words on the error stream', async () => {
  const folder = folderWith();
  const broken = join(root, 'broken.json');
  writeFileSync(broken, '{}');
  const cases: readonly (readonly string[])[] = [
    [],
    ['--json'],
    [folder, folder],
    ['verify'],
    [folder, '--lang', 'fr'],
    [folder, '--no-such-option'],
    [folder, '--receipt'],
    [join(root, 'nowhere')],
    [trustFile],
    [folder, '--trust', join(root, 'nowhere')],
    [folder, '--trust', broken],
    [folder, '--receipt', join(root, 'nowhere')],
    [folder, '--refusal', root],
  ];
  for (const argv of cases) {
    const { code, out, err } = await run(...argv);
    assert.deepEqual([code, out], [2, ''], argv.join(' '));
    assert.ok(err.trim().length > 10 && !err.includes('    at '), argv.join(' '));
  }
  const chinese = await run(join(root, 'nowhere'), '--lang', 'zh-TW');
  assert.match(chinese.err, /無法讀取驗證資料夾/);
});

test('--help tells how to use it, exit 0', async () => {
  const { code, out } = await run('--help', '--lang', 'en');
  assert.equal(code, 0);
  assert.match(out, /--receipt FILE/);
});

test('the keys that come with the program are a trust file, and the fixture is made of the same', async () => {
  const pinned = parseTrust(new Uint8Array(readFileSync(PINNED_TRUST_FILE)));
  assert.equal(pinned.kind, 'demo');
  assert.deepEqual(pinned.commission, TRUST.commission);
  const { code } = await run(folderWith());
  assert.equal(code, 0);
});
