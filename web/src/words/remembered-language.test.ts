import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberedLanguage, rememberLanguage } from './remembered-language.ts';

function store() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('Traditional Chinese until chosen otherwise, then remembered', () => {
  const own = store();
  assert.equal(rememberedLanguage(own), 'zh-TW');
  rememberLanguage(own, 'en');
  assert.equal(rememberedLanguage(own), 'en');
});

test('nonsense in the store and a forbidden store are no fault', () => {
  assert.equal(rememberedLanguage({ getItem: () => 'de', setItem: () => {} }), 'zh-TW');
  assert.equal(rememberedLanguage(undefined), 'zh-TW');
  const forbidden = {
    getItem: (): string => {
      throw new Error('SecurityError');
    },
    setItem: () => {
      throw new Error('SecurityError');
    },
  };
  assert.equal(rememberedLanguage(forbidden), 'zh-TW');
  rememberLanguage(forbidden, 'en');
});
