import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runDirectory } from './main.ts';

const VECTOR = join(import.meta.dirname, '../../../vectors/directory/demo.json');
const AT = ['--at', '2026-11-23T00:00:00Z'];
const LINK = 'https://joint.example.tw/sign/9001.petition.1#m=AAECAwQFBgcICQoLDA0ODw';
const folder = mkdtempSync(join(tmpdir(), 'lianshu-directory-'));
after(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runDirectory(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('a directory is read in both languages and its signature checked', async () => {
  const { code, out } = await run(VECTOR, ...AT, '--lang', 'en');
  assert.equal(code, 0, out);
  assert.match(out, /The signature of the Central Election Commission holds/);
  assert.match(out, /DEMO/);
  assert.match(out, /9001\.petition\.1 \(collecting\)/);
  assert.match(out, /T1\.petition\.1 \(collecting, trial/);
  assert.match((await run(VECTOR, ...AT, '--lang', 'zh-TW')).out, /簽章成立/);
});

/** A link, the exit code, and what is said of it. */
const LINKS: readonly (readonly [link: string, code: number, says: RegExp])[] = [
  [LINK, 0, /GENUINE.*9001/],
  ['https://joint.example.tw/cases/9001', 0, /GENUINE.*page/],
  ['https://joint.example.tw/receipt', 0, /official site/],
  [LINK.slice(0, -2), 1, /DO NOT SIGN/],
  ['https://joint.example.tw/sign/9001.petition.1', 1, /compare before/],
  [LINK.replace('tw', 'tw.evil.example'), 1, /goes to joint\.example\.tw\.evil\.example[\s\S]*owner stands at the end/],
  [LINK.replace('https', 'http'), 1, /DO NOT USE[\s\S]*http:/],
  ['\u001b[31mx', 1, /not a link/],
];
for (const [link, code, says] of LINKS)
  test(`${JSON.stringify(link)} ends with ${code}`, async () => {
    const told = await run(VECTOR, ...AT, '--lang', 'en', '--link', link);
    assert.match(told.out, says);
    assert.equal(told.code, code);
    assert.ok(!told.out.includes('\u001b'));
  });

test('by a directory that is false, out of date or older than one seen nothing is said of a link', async () => {
  const changed = file(
    'changed.json',
    readFileSync(VECTOR, 'utf8').replace('"round":1', '"round":2').replace('proposal.1', 'proposal.2'),
  );
  const cases: readonly (readonly [string[], string])[] = [
    [[changed, ...AT], 'signature'],
    [[VECTOR, '--at', '2026-11-30T16:00:01Z'], 'expired'],
    [[VECTOR, '--at', '2026-11-22T15:00:00Z'], 'not-yet'],
    [[VECTOR, ...AT, '--sequence', '20832'], 'older'],
  ];
  for (const [argv, fault] of cases) {
    const { code, out } = await run(...argv, '--link', LINK, '--json');
    assert.equal(code, 1);
    const { directory, link } = JSON.parse(out);
    assert.deepEqual([directory, link], [fault, null]);
  }
  assert.equal((await run(VECTOR, ...AT, '--sequence', '20831')).code, 0);
});

test('what cannot be read ends with 2 and one sentence', async () => {
  for (const argv of [
    [],
    ['a', 'b'],
    [join(folder, 'none')],
    [file('no.json', '{}')],
    [VECTOR, '--at', 'x'],
    [VECTOR, '--sequence', '0'],
    [VECTOR, '--trust', VECTOR],
    ['x', '--lang', 'de'],
  ]) {
    const { code, out, err } = await run(...argv);
    assert.deepEqual([code, out], [2, ''], argv.join(' '));
    assert.ok(err.length > 5);
  }
  assert.equal((await run('--help')).code, 0);
});
