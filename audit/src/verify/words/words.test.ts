import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECK_IDS } from '@lianshu/core/verify';
import { fill, languageOf, WORDS, type Words } from './index.ts';

/** Every sentence with its path. */
function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same sentences with the same places to fill', () => {
  const [english, chinese] = [sentences(WORDS.en), sentences(WORDS['zh-TW'])];
  assert.ok(english.length > 120, String(english.length));
  assert.deepEqual(chinese.map(([path]) => path).sort(), english.map(([path]) => path).sort());
  const translated = new Map(chinese);
  for (const [path, sentence] of english) {
    assert.deepEqual(placeholders(translated.get(path)!), placeholders(sentence), path);
    assert.ok(sentence.trim().length > 0 && translated.get(path)!.trim().length > 0, path);
  }
});

test('the Chinese sentences are Chinese', () => {
  const exempt = new Set(['.title', '.line']);
  for (const [path, sentence] of sentences(WORDS['zh-TW']))
    if (!exempt.has(path)) assert.match(sentence, /\p{Script=Han}/u, path);
});

test('each check has its sentence', () => {
  for (const words of Object.values(WORDS) as Words[])
    for (const id of CHECK_IDS) assert.ok(words.checks[id].length > 5);
});

test('the locale decides the language', () => {
  for (const locale of ['zh_TW.UTF-8', 'zh-Hant-TW', 'zh']) assert.equal(languageOf(locale), 'zh-TW');
  for (const locale of ['en_US.UTF-8', 'C', '', undefined]) assert.equal(languageOf(locale), 'en');
});

test('values are put in once', () => {
  assert.equal(fill('{a} of {b}', { a: '{b}', b: 2 }), '{b} of 2');
});
