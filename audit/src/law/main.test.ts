import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PARSE_CODES } from '@lianshu/core/errors';
import { LAW_RULES } from '@lianshu/core/law';
import { runLaw } from './main.ts';
import { LAW_WORDS } from './words.ts';

const ENTRY = join(import.meta.dirname, '../../../bin/law.mjs');
const folder = mkdtempSync(join(tmpdir(), 'lianshu-law-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command itself, as a program of its own. */
function spawnLaw(args: readonly string[], input = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...args], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

function run(args: readonly string[], input = ''): Run {
  let [out, err] = ['', ''];
  const stdin = () => new TextEncoder().encode(input);
  const code = runLaw(args, { out: (text) => (out += text), err: (text) => (err += text), stdin });
  return { code, out, err };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('the command prints one JSON object with rule, result and article, and the ROC date beside', () => {
  const { code, out, err } = spawnLaw(['petition-end', '2025-07-30']);
  assert.deepEqual([code, err], [0, '']);
  assert.equal(out.trimEnd().split('\n').length, 1);
  const { rule, result, roc, article } = JSON.parse(out) as Record<string, string>;
  assert.deepEqual([rule, result, roc], ['petition-end', '2026-01-30', '中華民國115年1月30日']);
  assert.match(article!, /Act Art\. 6, 12\(2\)/);
});

test('a wrong call of the command: code 2, nothing on standard output, both languages on the other', () => {
  const { code, out, err } = spawnLaw(['petition-end', '2025-02-30']);
  assert.deepEqual([code, out], [2, '']);
  assert.equal(
    err,
    'date.malformed\n領取日：須為存在的日期，寫成 YYYY-MM-DD。\nCOLLECTED: A date that exists was expected, as YYYY-MM-DD.\n',
  );
});

test('the command reads a number or a text from standard input', () => {
  assert.equal(JSON.parse(spawnLaw(['id', '-'], 'A123456789\n').out).result, 'valid');
  assert.equal(JSON.parse(spawnLaw(['text', 'main', '-'], '您是否同意？\n').out).counted, 5);
});

test('every vector comes out of the command line as it comes out of core', () => {
  const url = new URL('../../../vectors/law/answers.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(url, 'utf8')) as {
    cases: { rule: string; given: string[]; result: unknown }[];
  };
  assert.equal(cases.length, 53);
  for (const { rule, given, result } of cases) {
    const args = rule === 'text' ? [given[0]!, file('vector.txt', given[1]!)] : given;
    const { code, out } = run([rule, ...args]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).result, result, `${rule} ${given.join(' ')}`);
  }
});

test('a text file: length, limit and hints; a byte order mark is no character', () => {
  const path = file('main.txt', '\ufeff如果通過，您是否同意設立該基金？\r\n');
  const answer = JSON.parse(run(['text', 'main', path]).out);
  assert.deepEqual([answer.result, answer.counted, answer.limit, answer.kind], ['valid', 14, 100, 'main']);
  assert.deepEqual(answer.warnings, [{ code: 'text.condition', article: 'text regulation Art. 4.6', found: ['如果'] }]);
  assert.equal(JSON.parse(run(['text', 'reasons', file('long.txt', '理'.repeat(2001))]).out).result, 'text.too-long');
});

test('wrong calls have their code, exit with 2 and repeat nothing of what was given', () => {
  const bytes = file('bytes.txt', Uint8Array.of(0xff, 0xfe, 0x41));
  const calls: readonly (readonly [code: string, ...args: string[]])[] = [
    ['law.rule'],
    ['law.rule', 'A123456789'],
    ['law.rule', 'toString', 'A123456789'],
    ['law.arguments', 'id'],
    ['law.arguments', 'id', 'A123456789', 'A123456789'],
    ['law.arguments', 'text', 'main'],
    ['law.number', 'period-end', 'A123456789', '2025-01-01'],
    ['law.number', 'threshold', '-5'],
    ['law.date-range', 'born-by', '1890-01-01'],
    ['law.text-kind', 'text', 'A123456789', bytes.replace('bytes', 'main')],
    ['file.unreadable', 'text', 'main', join(folder, 'absent')],
    ['file.unreadable', 'text', 'main', folder],
    ['utf8.malformed', 'text', 'main', bytes],
  ];
  assert.equal(calls.length, 13);
  for (const [expected, ...args] of calls) {
    const { code, out, err } = run(args);
    assert.deepEqual([code, out, err.split('\n')[0]], [2, '', expected], args.join(' '));
    assert.ok(!err.includes('A123456789') && !err.includes(folder), args.join(' '));
    assert.match(err, /\p{Script=Han}/u);
    assert.match(err, /\b[a-z]+ [a-z]+\b/);
  }
});

test('the usage names every rule in both languages; every code has its words', () => {
  const { code, out } = run(['--help']);
  assert.equal(code, 0);
  for (const rule of Object.keys(LAW_RULES)) assert.equal(out.split(`\n  ${rule} `).length, 3, rule);
  const codes = PARSE_CODES.filter((known) => known.startsWith('law.'));
  assert.equal(codes.length, 5);
  for (const { problems } of LAW_WORDS) for (const known of codes) assert.ok(known in problems, known);
});
