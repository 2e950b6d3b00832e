import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const HERE = import.meta.dirname;
const areas = globSync('zh-TW/*.ts', { cwd: HERE }).map((path) => path.slice('zh-TW/'.length));

/** Path → text; a function is called with stand-ins, so that its words count too. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const words = value as (...given: unknown[]) => unknown;
    return [[path, String(words(...Array.from({ length: words.length }, () => 7)))]];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, `${path}[${i}]`));
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

async function wordsOf(language: string, file: string): Promise<Map<string, string>> {
  const module = (await import(join(HERE, language, file))) as object;
  return new Map(leaves(module, file));
}

/** Characters that exist only in simplified writing, the common ones: a sign of text from elsewhere. */
const SIMPLIFIED = /[们这为说请时间码录签开关发现经过还进选项动证书连领读验错误该检询载务应总结处]/;

test('every area exists in both languages with the same keys and no empty words', async () => {
  assert.ok(areas.length >= 4, areas.join());
  for (const file of areas) {
    const [zhTw, en] = await Promise.all([wordsOf('zh-TW', file), wordsOf('en', file)]);
    assert.deepEqual([...en.keys()].sort(), [...zhTw.keys()].sort());
    for (const [key, text] of [...zhTw, ...en]) {
      assert.notEqual(text.trim(), '', key);
      assert.doesNotMatch(text, /undefined|\[object|TODO/, key);
    }
  }
});

test('no character of simplified writing', async () => {
  for (const file of areas) {
    for (const [key, text] of await wordsOf('zh-TW', file)) assert.doesNotMatch(text, SIMPLIFIED, key);
  }
});

test('the English catalogue is in English; a term of the statute may stand beside its translation', async () => {
  for (const file of areas) {
    for (const [key, text] of await wordsOf('en', file)) {
      const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
      const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
      assert.ok(han === 0 || latin >= han, `${key}: ${text}`);
    }
  }
});
