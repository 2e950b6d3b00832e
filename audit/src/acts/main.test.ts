import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ACT_FINDINGS } from '@lianshu/core/acts';
import { concat } from '@lianshu/core/bytes';
import { encodeTrust } from '@lianshu/core/trust';
import { actsCheckpoints, exportOf, FIXTURE_ACTS } from '@lianshu/devkit/fixture-acts';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { runActs } from './main.ts';
import { readLines } from './read-lines.ts';
import { ACTS_WORDS } from './words.ts';

const root = mkdtempSync(join(tmpdir(), 'lianshu-acts-'));
after(() => rmSync(root, { recursive: true, force: true }));

const { items, before } = FIXTURE_ACTS;
const whole = exportOf(items, before);
let files = 0;

function fileWith(bytes: Uint8Array | string): string {
  const path = join(root, `file-${files++}`);
  writeFileSync(path, bytes);
  return path;
}

const exported = fileWith(whole);
const trust = fileWith(encodeTrust(TRUST));

function run(...argv: readonly string[]) {
  let [out, err] = ['', ''];
  const code = runActs(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test('a log that holds: exit 0, from a file or a folder, with the keys that come with the program', () => {
  const { code, out } = run('verify', exported, '--trust', trust, '--json');
  const report = JSON.parse(out);
  assert.equal(code, 0);
  assert.deepEqual(
    [report.path, report.trustKind, report.size, report.judgedEvents, report.findings, report.more],
    [exported, 'demo', 12, 6, [], 0],
  );
  const folder = join(root, 'folder');
  mkdirSync(folder);
  writeFileSync(join(folder, 'acts.ndjson'), whole);
  assert.equal(run('verify', folder).code, 0);
});

test('the report in both languages says DEMO first and last, and what does not hold and where', () => {
  const english = run('verify', exported, '--trust', trust, '--lang', 'en');
  assert.equal(english.out.match(/DEMO/g)?.length, 2);
  assert.match(english.out, /log: localhost\/log\/acts\nentries: 12\n/);
  assert.match(english.out, /The acts log holds\./);
  const illegal = items.map((item, i) => (i === 1 ? { ...item, case: '9003' } : item));
  const bad = fileWith(exportOf(illegal, before));
  const chinese = run('verify', bad, '--trust', trust, '--lang', 'zh-TW');
  assert.equal(chinese.code, 1);
  assert.match(chinese.out, /✗ event-illegal {2}line 7, entry 2, case 9003, event 2\n {4}依當時狀態，法律不允許此行為/);
  assert.match(chinese.out, /承辦行為紀錄簿不成立。/);
});

test('kept checkpoints: extended, or cut behind them', () => {
  const kept = actsCheckpoints(items, before).map(fileWith);
  const given = kept.flatMap((file) => ['--earlier', file]);
  const { code, out } = run('verify', exported, '--trust', trust, ...given, '--lang', 'en');
  assert.equal(code, 0);
  assert.equal(out.match(/✓ extends file-/g)?.length, 12);
  const cut = fileWith(exportOf(items.slice(0, -1), before));
  const report = JSON.parse(run('verify', cut, '--trust', trust, '--earlier', kept.at(-1)!, '--json').out);
  assert.deepEqual(
    report.findings.map((finding: { code: string }) => finding.code),
    ['earlier-larger'],
  );
  assert.equal(run('verify', exported, '--trust', trust, '--origin', 'elsewhere/log/acts').code, 1);
});

test('what cannot be run is exit 2, said in words on the error stream', () => {
  const calls = [
    [],
    ['verify'],
    ['audit', exported],
    ['verify', exported, exported],
    ['verify', exported, '--lang', 'fr'],
    ['verify', exported, '--unknown'],
    ['verify', join(root, 'nowhere')],
    ['verify', root],
    ['verify', exported, '--trust', join(root, 'nowhere')],
    ['verify', exported, '--trust', exported],
    ['verify', exported, '--earlier', join(root, 'nowhere')],
  ];
  for (const argv of calls) {
    const { code, out, err } = run(...argv);
    assert.deepEqual([code, out], [2, ''], argv.join(' '));
    assert.ok(err.trim().length > 10 && !err.includes('    at '), argv.join(' '));
  }
  assert.deepEqual([run('--help', '--lang', 'en').code, run('-h', '--lang', 'zh-TW').code], [0, 0]);
});

test('a file of one endless line is a finding and stays out of memory', () => {
  const huge = fileWith(concat(whole, new Uint8Array(50 * 2 ** 20).fill(0x5b)));
  const report = JSON.parse(run('verify', huge, '--trust', trust, '--json').out);
  assert.equal(report.findings[0].code, 'line-malformed');
  const bomb = fileWith('['.repeat(20_000_000));
  assert.equal(run('verify', bomb, '--trust', trust).code, 1);
});

test('lines are read as they are, across the pieces of the file', () => {
  const lines = ['', 'a', 'b'.repeat(65_535), 'c'.repeat(65_536), 'd'.repeat(200_000), ''];
  const read = [...readLines(fileWith(lines.map((line) => `${line}\n`).join('')))];
  assert.deepEqual(
    read.map((line) => new TextDecoder().decode(line)),
    lines,
  );
  assert.deepEqual([...readLines(fileWith('a\nb'))].at(-1), undefined);
  assert.deepEqual(
    [...readLines(fileWith('c'.repeat(5 << 20).concat('\nd\n')))].map((line) => line?.length),
    [undefined, 1],
  );
});

test('both languages say every finding, the Chinese ones in Chinese', () => {
  for (const code of Object.keys(ACT_FINDINGS) as (keyof typeof ACT_FINDINGS)[]) {
    assert.match(ACTS_WORDS['zh-TW'].findings[code], /\p{Script=Han}/u);
    assert.ok(ACTS_WORDS.en.findings[code].length > 10);
  }
});

test('`lianshu acts` is the program', () => {
  const entry = join(import.meta.dirname, '../../../bin/lianshu.mjs');
  const out = execFileSync(process.execPath, [entry, 'acts', 'verify', exported, '--trust', trust, '--json']);
  assert.deepEqual(JSON.parse(String(out)).findings, []);
});
