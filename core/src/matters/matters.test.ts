import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DRAFT, WAYS, walk } from '../case/case.fixture.ts';
import { PHASE_NAMES, replay } from '../case/index.ts';
import {
  type BarredMatter,
  barsOfCase,
  consultMatters,
  inNeutralOrder,
  isRunning,
  wordingSimilarity,
} from './index.ts';
import { normalizeMatter } from './similarity.ts';

test('what does not tell matters apart is left out before they are compared', () => {
  const SAME = [
    '您是否同意核能四廠啟封商轉發電？',
    '你是否贊成「核能四廠」啟封，商轉發電',
    '核能四廠　啟封商轉發電。',
    ' 核能四廠啟封商轉發電 ',
  ];
  for (const text of SAME) assert.equal(normalizeMatter(text), '核能四廠啟封商轉發電', text);
  assert.equal(normalizeMatter('ＣＰＴＰＰ與臺灣'), 'cptpp與台灣');
  assert.equal(wordingSimilarity(SAME[0]!, SAME[1]!), 1);
});

/** Main texts of 2018 and 2021, in substance, and how alike they are. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ['甲乙丙', '甲乙丁', 0.5],
  ['甲', '甲', 1],
  ['甲', '乙', 0],
  ['', '甲', 0],
  ['', '', 0],
  ['甲甲甲', '甲甲', 2 / 3],
];

test('similarity is twice the common pairs over all pairs', () => {
  for (const [a, b, expected] of PAIRS) assert.equal(wordingSimilarity(a, b), expected, `${a} ${b}`);
});

test('similarity is symmetric, within 0 and 1, and 1 for a text with itself', () => {
  const text = fc.string({ unit: fc.constantFrom(...'您是否同意核能四廠臺台aA1？，𠮷'), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const found = wordingSimilarity(a, b);
      assert.equal(found, wordingSimilarity(b, a));
      assert.ok(found >= 0 && found <= 1);
      assert.equal(wordingSimilarity(a, a), normalizeMatter(a) === '' ? 0 : 1);
    }),
  );
});

const bar = (id: string, matter: string, until: string, more: Partial<BarredMatter> = {}): BarredMatter => ({
  id,
  matter,
  source: id,
  binds: 'everyone',
  article: 'Act Art. 32',
  since: '2024-01-01',
  until,
  ...more,
});

test('a bar runs from its day to its last day, both included', () => {
  const running = (day: string) => isRunning(bar('a', '甲', '2025-12-31'), day);
  assert.deepEqual(['2023-12-31', '2024-01-01', '2025-12-31', '2026-01-01'].map(running), [false, true, true, false]);
});

test('the nearest wording is consulted first; what is not alike stands in neutral order; what has ended is left out', () => {
  const bars = [
    bar('c', '您是否同意政府應全面禁止進口含有萊克多巴胺之豬隻？', '2026-03-01'),
    bar('b', '公投綁大選', '2026-02-01'),
    bar('a', '海洋生態保育', '2026-02-01'),
    bar('d', '核能四廠啟封商轉', '2026-05-01'),
    bar('e', '核能四廠', '2025-01-01'),
  ];
  const found = consultMatters(bars, '您是否同意核能四廠啟封商轉發電？', '2026-01-15');
  assert.deepEqual(
    found.map(({ id }) => id),
    ['d', 'a', 'b', 'c'],
  );
  assert.deepEqual(
    found.map(({ similarity }) => similarity > 0),
    [true, false, false, false],
  );
  assert.deepEqual(
    inNeutralOrder(bars).map(({ id }) => id),
    ['e', 'a', 'b', 'c', 'd'],
  );
});

test('a text is as long to compare as it is to read: letters that unfold into many do not make it longer without end', () => {
  // One character that compatibility unfolds into fifteen letters.
  const unfolding = '\ufdfa'.repeat(4000);
  assert.equal(normalizeMatter(unfolding).length, 4000);
  assert.equal(wordingSimilarity(unfolding, unfolding), 1);
  assert.ok(normalizeMatter('𠮷'.repeat(5000)).isWellFormed());
});

test('a case bars when it is deemed abandoned and when its result is announced, and in no other phase', () => {
  const barring = PHASE_NAMES.filter((phase) => WAYS[phase].some((way) => barsOfCase(walk(way).state).length > 0));
  assert.deepEqual(barring, ['result-announced', 'deemed-abandoned']);
  assert.deepEqual(barsOfCase(replay([])), []);
  const [abandoned] = WAYS['deemed-abandoned'].map((way) => barsOfCase(walk(way).state));
  // Notified 2025-07-24, not collected by 2025-08-03: two years from that day.
  assert.deepEqual(abandoned, [
    {
      id: 'case-9001-original-proposers',
      matter: DRAFT.mainText,
      source: '9001',
      binds: 'original-proposers',
      article: 'Act Art. 12(4)',
      since: '2025-08-03',
      until: '2027-08-03',
    },
  ]);
  const [announced] = WAYS['result-announced'].map((way) => barsOfCase(walk(way).state));
  assert.deepEqual(
    announced?.map(({ id, source, article, since, until }) => [id, source, article, since, until]),
    [['case-9001-everyone', '22', 'Act Art. 32', '2026-09-03', '2028-09-03']],
  );
});
