import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  DRAFTING_RULES,
  type DraftingCode,
  draftingWarnings,
  judgeText,
  publishedText,
  statutoryLength,
} from './index.ts';

test('punctuation is free however an input method writes it', () => {
  const marks =
    '。．，、；：？！「」『』（）〔〕【】《》〈〉—–─━…⋯‥·‧・～~〜＿﹏,.;:?!()[]{}\'"-_“”‘’　 \n\t\u200b\ufeff';
  assert.equal([...marks].length, 63);
  for (const mark of marks) assert.equal(statutoryLength(`甲${mark}乙`), 2, JSON.stringify(mark));
});

test('what is no punctuation counts', () => {
  for (const character of '甲あАaＡ1１%％&＋+=℃㎡①$＄§/@#*𠮷\ue000ㄅ')
    assert.equal(statutoryLength(character), 1, character);
  assert.equal(statutoryLength('您是否同意廢止「核電」，並停建？'), 12);
  assert.equal(statutoryLength('PM2.5 空污'), 6);
});

test('a length is that of its parts', () => {
  const words = fc
    .array(fc.constantFrom(...'您同意？，「」aé1% \n𠮷'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, words, (a, b) => {
      assert.equal(statutoryLength(`${a}，${b}`), statutoryLength(a) + statutoryLength(b));
    }),
  );
});

test('the limits are the last lengths that are valid, whatever punctuation stands between', () => {
  const cases = [
    ['main', 100, 'valid'],
    ['main', 101, 'text.too-long'],
    ['reasons', 2000, 'valid'],
    ['reasons', 2001, 'text.too-long'],
    ['main', 0, 'text.empty'],
    ['reasons', 0, 'text.empty'],
  ] as const;
  for (const [kind, length, result] of cases) {
    const judged = judgeText(kind, '甲，'.repeat(length).concat('？'));
    assert.deepEqual([judged.result, judged.counted], [result, length]);
    assert.match(judged.article, /^Act Art\. 9\(/);
  }
});

test('what is over the limit is cut off before its first character, and punctuation stays with what is published', () => {
  const whole = `${'甲，'.repeat(99)}𠮷。」乙丙？`;
  assert.deepEqual(publishedText('main', whole), { published: whole.slice(0, -3), cutOff: '乙丙？' });
  assert.ok(publishedText('main', whole).published.endsWith('𠮷。」'));
  assert.deepEqual(publishedText('reasons', whole), { published: whole, cutOff: '' });
  const words = fc.array(fc.constantFrom(...'您，。？aé1% \n𠮷'), { maxLength: 400 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, (text) => {
      const { published, cutOff } = publishedText('main', text);
      assert.equal(published + cutOff, text.normalize('NFC'));
      assert.equal(statutoryLength(published), Math.min(100, statutoryLength(text)));
    }),
  );
});

/** Main texts of the referendums of 2018 and 2021, in substance: each must pass without a hint. */
const PLAIN = [
  '您是否同意政府應全面禁止進口含有萊克多巴胺之豬隻及其內臟？',
  '你是否同意廢止電業法第九十五條第一項之規定？',
  '您是否同意核能四廠啟封商轉發電？',
  '您是否同意在公投案公告成立後半年內，若干地區之選務人員加給由中央政府編列？',
];

test('a plain question raises no hint', () => {
  for (const text of PLAIN) assert.deepEqual(draftingWarnings('main', text), [], text);
});

const HINTS: readonly (readonly [DraftingCode, text: string, found: readonly string[]])[] = [
  ['text.not-a-question', '您是否同意設立該基金', ['意設立該基金']],
  ['text.not-agree-or-disagree', '政府是否應設立該基金？', ['設立該基金？']],
  ['text.more-than-one-matter', '您是否同意設立甲基金？您是否同意廢止乙法？', ['？', '是否']],
  ['text.more-than-one-matter', '您是否同意：一、設立甲基金。二、廢止乙法？', ['一、', '二、']],
  ['text.condition', '如果經費足夠，您是否同意設立該基金？', ['如果']],
  ['text.condition', '若乙法未通過，您是否同意設立該基金？', ['若']],
  ['text.leading-question', '難道您不同意設立該基金？', ['難道']],
  ['text.loaded-words', '您是否同意廢止此一惡法？', ['惡法']],
  ['text.double-negative', '您是否不同意政府設立該基金？', ['是否不同意']],
  ['text.double-negative', '您同意政府反對乙國取消該協定嗎？', ['反對乙國取消']],
  ['text.double-negative', '您同意政府不得不設立該基金嗎？', ['不得不']],
  ['text.emphasis', '您是否同意絕對禁止該物質！？', ['絕對', '！']],
  ['text.inconsistent-terms', '您是否同意台灣加入該組織，並使用臺灣之名？', ['台灣', '臺灣']],
  ['text.foreign-script', '您是否同意我國加入CPTPP與тест？', ['CPTPP', 'тест']],
  ['text.picture', '您是否同意設立該基金😀★？', ['😀', '★']],
];

test('each hint with what it points at and its article', () => {
  assert.equal(HINTS.length, 15);
  for (const [code, text, found] of HINTS) {
    const warning = draftingWarnings('main', text).find((hint) => hint.code === code);
    assert.deepEqual(warning, { code, article: DRAFTING_RULES[code].article, found }, text);
  }
});

test('what a case must say follows from its kind, and is asked only when the kind is known', () => {
  const codes = (text: string, matter?: 'initiative' | 'referendum') =>
    draftingWarnings('main', text, matter).map(({ code }) => code);
  assert.deepEqual(codes('您是否同意甲法之內容？', 'initiative'), ['text.initiative-purpose']);
  assert.deepEqual(codes('您是否同意政府應設立甲基金？', 'initiative'), []);
  assert.deepEqual(codes('您是否同意甲法之內容？', 'referendum'), ['text.referendum-purpose']);
  assert.deepEqual(codes('您是否同意廢止甲法？', 'referendum'), []);
  assert.deepEqual(codes('您是否同意甲法之內容？'), []);
});

test('every rule has an example that raises it', () => {
  const raised = new Set<string>([
    ...HINTS.map(([code]) => code),
    'text.initiative-purpose',
    'text.referendum-purpose',
  ]);
  assert.deepEqual(
    Object.keys(DRAFTING_RULES).filter((code) => !raised.has(code)),
    [],
  );
  for (const { article } of Object.values(DRAFTING_RULES)) assert.match(article, /text regulation Art\. \d/);
});

test('reasons may ask, condition and enumerate; hints never change what is valid', () => {
  const reasons = '一、如果不處理，後果難料。二、何時？三、理應處理！';
  assert.deepEqual(
    draftingWarnings('reasons', reasons).map(({ code }) => code),
    ['text.emphasis'],
  );
  assert.equal(judgeText('main', '難道不是嗎').result, 'valid');
});
