import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { chineseNumber, withSeparators } from './chinese-number.ts';
import * as letters from './index.ts';
import { type CaseFacts, type Letter, type LetterHead, renderLetter } from './index.ts';

const HEAD: LetterHead = {
  issuedOn: '2026-05-10',
  documentNumber: { word: '中選綜字', number: '1153050123' },
  signer: '主任委員　示範甲',
  mark: 'demo',
};
const FACTS: CaseFacts = { caseNumber: '9001', mainText: '您是否同意設立示範基金？', leadName: '示範領銜' };
const FIGURES = { valid: 300_000, struckOut: 12_345, needed: 293_228, electorate: 19_548_531, decidedOn: '2026-05-08' };
const REASONS = '主文包含二項以上事項。\n請擇一事項重新擬具主文。';

const LETTERS: Readonly<Record<string, Letter>> = {
  acceptance: letters.composeAcceptance(HEAD, FACTS, {
    receivedOn: '2026-05-04',
    proposersFiled: 2100,
    electorate: 19_548_531,
  }),
  'non-acceptance-proposal': letters.composeNonAcceptance(HEAD, FACTS, {
    stage: 'proposal',
    reasons: '名冊未裝訂成冊。',
  }),
  'non-acceptance-petition': letters.composeNonAcceptance(HEAD, FACTS, { stage: 'petition', reasons: '人數不足。' }),
  'hearing-notice': letters.composeHearingNotice(HEAD, FACTS, {
    hearingOn: '2026-06-01',
    time: '上午10時',
    place: '本會第一會議室',
    leadAddress: '示範市示範路1號',
    issues: ['本案是否屬一案一事項。', '主文是否客觀、中立。'],
    invited: ['示範部'],
  }),
  'correction-order': letters.composeCorrectionOrder(HEAD, FACTS, {
    ground: 'several-matters',
    hearingHeldOn: '2026-05-01',
    reasons: REASONS,
  }),
  'rejection-after-hearing': letters.composeRejection(HEAD, FACTS, { ground: 'still-defective', reasons: REASONS }),
  'rejection-still-short': letters.composeRejection(HEAD, FACTS, { ground: 'still-short', reasons: '尚不足12人。' }),
  'proposer-check': letters.composeProposerCheck(HEAD, FACTS, {
    offices: ['甲市乙區戶政事務所', '丙縣丁鎮戶政事務所'],
    proposersFiled: 2100,
  }),
  'notice-to-collect': letters.composeNoticeToCollect(HEAD, FACTS, { signersNeeded: 293_228, place: '本會' }),
  'supplement-proposers': letters.composeSupplementNotice(HEAD, FACTS, {
    stage: 'proposal',
    valid: 1943,
    struckOut: 157,
    needed: 1955,
    isElectronic: true,
  }),
  'supplement-signers': letters.composeSupplementNotice(HEAD, FACTS, {
    stage: 'petition',
    valid: 290_902,
    struckOut: 35_065,
    needed: 293_228,
    isElectronic: true,
  }),
  established: letters.composeEstablished(HEAD, FACTS, { ...FIGURES, officialNumber: '22' }),
  'not-established': letters.composeNotEstablished(HEAD, FACTS, { ...FIGURES, valid: 293_227 }),
};

const FOLDER = new URL('../../../vectors/letters/', import.meta.url);
const textOf = (letter: Letter) => `${renderLetter(letter).join('\n')}\n`;

test('every letter stands as it was read and approved (UPDATE_LETTERS=1 writes them anew)', () => {
  if (process.env.UPDATE_LETTERS === '1') {
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, letter] of Object.entries(LETTERS)) writeFileSync(new URL(`${name}.txt`, FOLDER), textOf(letter));
  }
  assert.equal(Object.keys(LETTERS).length, 13);
  assert.deepEqual(
    readdirSync(FOLDER).sort(),
    Object.keys(LETTERS)
      .map((name) => `${name}.txt`)
      .sort(),
  );
  for (const [name, letter] of Object.entries(LETTERS))
    assert.equal(textOf(letter), readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8'), name);
});

test('every document has the parts of the official form, in order, once', () => {
  for (const [name, letter] of Object.entries(LETTERS)) {
    const lines = renderLetter(letter);
    const parts =
      letter.form === 'letter'
        ? ['受文者：', '發文日期：', '發文字號：', '速別：', '附件：', '主旨：', '說明：', '正本：']
        : ['發文日期：', '發文字號：', '主旨：', '依據：', '公告事項：', '副本：'];
    const places = parts.map((part) => lines.findIndex((line) => line.startsWith(part)));
    assert.ok(!places.includes(-1), `${name} ${places}`);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
      name,
    );
    for (const part of parts) assert.equal(lines.filter((line) => line.startsWith(part)).length, 1, `${name} ${part}`);
    assert.equal(lines[0], '【示範 DEMO：本件為示範，無法律效力】');
    assert.equal(lines.at(-1), HEAD.signer);
    assert.ok(lines.includes('發文日期：中華民國115年5月10日'), name);
    assert.ok(lines.includes('發文字號：中選綜字第1153050123號'), name);
    assert.match(lines.join(''), /公民投票法第\d+條/);
  }
});

const says = (name: string) => textOf(LETTERS[name]!);

test('terms, figures and articles that the law fixes', () => {
  assert.match(says('acceptance'), /115年7月3日以前完成審核/);
  assert.match(says('acceptance'), /1,955人，連署人數應達293,228人/);
  assert.match(says('correction-order'), /送達之次日起30日內補正[\s\S]*第10條第4項[\s\S]*以一次為限/);
  assert.match(says('proposer-check'), /文到15日內[\s\S]*3日內/);
  assert.match(says('notice-to-collect'), /次日起10日內[\s\S]*次日起6個月內[\s\S]*2年內不得就同一事項/);
  assert.match(says('supplement-signers'), /尚不足2,326人[\s\S]*第8條第4項[\s\S]*不成立之公告/);
  assert.match(says('supplement-proposers'), /尚不足12人[\s\S]*應予駁回/);
  assert.doesNotMatch(says('supplement-proposers'), /認證碼/);
  assert.match(says('established'), /編號為第22案[\s\S]*115年8月10日至中華民國115年11月10日/);
  assert.match(says('not-established'), /尚不足1人[\s\S]*第53條第1項/);
});

test('the way of remedy: after a hearing straight to court, otherwise an appeal', () => {
  const ways = (name: string) => [/訴願書/, /行政法院/].map((way) => way.test(says(name)));
  assert.deepEqual(ways('rejection-after-hearing'), [false, true]);
  assert.deepEqual(ways('rejection-still-short'), [true, false]);
  assert.deepEqual(ways('non-acceptance-proposal'), [true, false]);
  assert.deepEqual(ways('acceptance'), [false, false]);
});

test('what is struck out is attached with its reasons', () => {
  for (const name of ['supplement-proposers', 'supplement-signers', 'rejection-still-short'])
    assert.match(says(name), /附件：不合格.*名冊（載明個別事由）/, name);
});

test('a notice of shortage or an announcement against the figures is not written', () => {
  const supplement = { stage: 'petition', valid: 10, struckOut: 0, needed: 10, isElectronic: false } as const;
  assert.throws(() => letters.composeSupplementNotice(HEAD, FACTS, supplement), RangeError);
  assert.throws(
    () => letters.composeEstablished(HEAD, FACTS, { ...FIGURES, valid: 293_227, officialNumber: '1' }),
    RangeError,
  );
  assert.throws(() => letters.composeNotEstablished(HEAD, FACTS, { ...FIGURES, valid: 293_228 }), RangeError);
  assert.throws(() => letters.composeProposerCheck(HEAD, FACTS, { offices: [], proposersFiled: 1 }), RangeError);
});

test('no name and no text can bring a line of its own', () => {
  for (const leadName of ['甲\n正本：乙', '甲\r乙', '甲\u2028乙', '甲\u0000']) {
    const letter = letters.composeNoticeToCollect(HEAD, { ...FACTS, leadName }, { signersNeeded: 1, place: '本會' });
    assert.throws(() => renderLetter(letter), RangeError);
  }
});

test('numbers of points, and separators of thousands', () => {
  const known = [
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
  ] as const;
  for (const [value, text] of known) assert.equal(chineseNumber(value), text);
  for (const value of [0, 100, 1.5]) assert.throws(() => chineseNumber(value), RangeError);
  assert.equal(new Set(Array.from({ length: 99 }, (_, i) => chineseNumber(i + 1))).size, 99);
  fc.assert(fc.property(fc.nat(), (value) => assert.equal(withSeparators(value), value.toLocaleString('en-US'))));
});

test('copies that the registry of documents adds stand once beside those of the act', () => {
  const copies = ['內政部', '示範部'];
  const letter = letters.composeProposerCheck({ ...HEAD, copies }, FACTS, { offices: ['甲'], proposersFiled: 1 });
  assert.ok(renderLetter(letter).includes('副本：內政部、示範部'));
});
