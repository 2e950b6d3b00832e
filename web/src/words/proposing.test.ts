import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ceremonyWords } from '../faces/ceremony/words.ts';
import { leadWords } from '../faces/lead/words.ts';
import { publicWords } from './public.ts';
import { signerWords } from './signer.ts';

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...given: unknown[]) => unknown)(7, 7))]];
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, `${path}[${i}]`));
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

/** Where the regulation that governs joint signing alone is named, or what is said of both stages. */
const NAMES_THE_OTHER = /unregulatedText|problems\./;

test('a proposer is never told that she signs jointly, nor in English that she joins a petition', () => {
  const words = leaves(signerWords.proposing?.['zh-TW'], 'signer');
  assert.ok(words.length > 100);
  for (const [path, text] of words) if (!NAMES_THE_OTHER.test(path)) assert.doesNotMatch(text, /連署/, path);
  for (const [path, text] of leaves(signerWords.proposing?.en, 'signer'))
    if (!NAMES_THE_OTHER.test(path)) assert.doesNotMatch(text, /joint|petition/i, path);
});

test('the lead’s pages speak of proposers where they name link, period and threshold', () => {
  for (const path of ['link', 'window', 'filed'] as const)
    for (const [at, text] of leaves(leadWords.proposing?.['zh-TW'][path], path)) assert.doesNotMatch(text, /連署/, at);
  assert.match(leadWords.proposing!['zh-TW'].progress.thresholdArticle, /第 10 條/);
  assert.equal(ceremonyWords.proposing!['zh-TW'].home.open.title, '徵求提案進行中');
});

test('the result of a receipt speaks of its stage, and what is asked before the stage is known speaks of both', () => {
  const { proven, disproven, verdict, intro, fileHelp, unreadable } = publicWords.proposing!['zh-TW'].receipt;
  for (const [path, text] of leaves({ proven, disproven, verdict }, 'receipt')) assert.doesNotMatch(text, /連署/, path);
  for (const text of [intro, fileHelp, unreadable]) assert.match(text, /連署或提案/);
  for (const [path, text] of leaves(publicWords.proposing!.en.receipt, 'receipt'))
    assert.doesNotMatch(text, /joint|petition/i, path);
  assert.equal(publicWords['zh-TW'].receipt.proven.title, '您的連署在紀錄裡');
});

test('what is not said otherwise is said the same, and the words of joint signers are untouched', () => {
  assert.equal(signerWords.proposing!['zh-TW'].sign.pinLabel, signerWords['zh-TW'].sign.pinLabel);
  assert.deepEqual(signerWords.proposing!.en.steps, signerWords.en.steps);
  assert.equal(signerWords['zh-TW'].sign.submit, '我要連署');
  assert.equal(signerWords.proposing!['zh-TW'].sign.submit, '我要擔任提案人');
});
