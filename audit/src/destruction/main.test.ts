import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runDestruction } from './main.ts';

const VECTORS = join(import.meta.dirname, '../../../vectors/destruction');
const folder = mkdtempSync(join(tmpdir(), 'lianshu-destruction-'));
after(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runDestruction(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const statement = (name: string) => readFileSync(join(VECTORS, name), 'utf8').trimEnd();

test('a statement is read in both languages and its signature checked', async () => {
  for (const name of ['records.json', 'tag-key.json', 'registry.json']) {
    const path = file(name, statement(name));
    const { code, out } = await run(path, '--lang', 'en');
    assert.equal(code, 0, out);
    assert.match(out, /The signature holds/);
    assert.match(out, /DEMO/);
    assert.match((await run(path, '--lang', 'zh-TW')).out, /簽章成立/);
    const json = JSON.parse((await run(path, '--json')).out);
    assert.deepEqual([json.case, json.signature, json.trustKind], ['9001', 'holds', 'demo']);
  }
  const { out } = await run(join(folder, 'records.json'), '--lang', 'en');
  assert.match(out, /sealed bodies: 300/);
  assert.match(out, /authentication codes: 2/);
});

test('a changed one fails, anything else cannot be read', async () => {
  const changed = file('changed.json', statement('records.json').replace('"office":"intake"', '"office":"legal"'));
  assert.equal((await run(changed)).code, 1);
  for (const argv of [[], ['a', 'b'], [join(folder, 'none')], [file('no.json', '{}')], ['x', '--lang', 'de']]) {
    const { code, out, err } = await run(...argv);
    assert.deepEqual([code, out], [2, ''], argv.join(' '));
    assert.ok(err.length > 5);
  }
  assert.equal((await run('--help')).code, 0);
});
