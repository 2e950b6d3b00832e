import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { NO_CASE } from '@lianshu/core/case';
import { makeRosterForm, renderUndertaking } from '@lianshu/core/letters';
import { printLetter } from './print-letter.ts';
import { printRoster } from './print-roster.ts';
import { printUndertaking } from './print-undertaking.ts';
import { breakLines, piecesOf } from './typeset.ts';

const DAY = '2026-05-10';
const VECTORS = new URL('../../../vectors/letters/', import.meta.url);
const FILES = readdirSync(VECTORS).sort();
const linesOf = (file: string) => readFileSync(new URL(file, VECTORS), 'utf8').replace(/\n$/, '').split('\n');
const RARE = '𠮷㵾𡍼';
const STATE = {
  ...NO_CASE,
  number: '9001',
  text: {
    kind: 'policy-initiative',
    mainText: '您是否同意政府應於全國各國民小學周邊300公尺內設置行人專用通道，以保障學童通行之安全？',
    reason: '示範理由。',
    leadName: `示範${RARE}`,
  },
} as const;

/** Poppler reads back what we print. CI installs it; elsewhere these tests say that they were skipped. */
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;
const withPoppler = hasPoppler || process.env.CI === 'true' ? {} : { skip: 'poppler-utils is not installed' };
const folder = mkdtempSync(join(tmpdir(), 'lianshu-print-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function onDisk(pdf: Uint8Array): string {
  files += 1;
  const path = join(folder, `${files}.pdf`);
  writeFileSync(path, pdf);
  return path;
}

const plain = (text: string) => text.replace(/\s/gu, '');
const textOf = (path: string) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
const infoOf = (path: string) => execFileSync('pdfinfo', [path], { encoding: 'utf8' });

/** Text of a PDF without white space, page numbers and the bands. */
const printed = (pdf: Uint8Array) => plain(textOf(onDisk(pdf)));

function print(file: string): Promise<Uint8Array> {
  return file.startsWith('undertaking') ? printUndertaking(linesOf(file), DAY) : printLetter(linesOf(file), DAY);
}

function roster(kind: 'proposer' | 'signer', place = {}) {
  const form = makeRosterForm(STATE, kind, place, ['demo']);
  assert.ok(form.ok);
  return printRoster(form.value, DAY);
}

test('every letter is printed word for word, on pages that say which they are', withPoppler, async () => {
  assert.equal(FILES.length, 52);
  for (const file of FILES) {
    const path = onDisk(await print(file));
    const text = plain(textOf(path));
    // A paragraph that runs over the page has the foot of the page in its middle.
    const whole = text.replace(/第\d+頁共\d+頁/gu, '').replace(/【示範DEMO：本件為示範，無法律效力】/gu, '');
    for (const line of linesOf(file).filter((given) => given !== '' && !given.startsWith('【')))
      assert.ok(whole.includes(plain(line)), `${file}: ${line}`);
    const pages = Number(/Pages:\s+(\d+)/.exec(infoOf(path))?.[1]);
    const numbers = [...text.matchAll(/第(\d+)頁共(\d+)頁/gu)].map(([, page, of]) => `${page}/${of}`);
    assert.deepEqual(new Set(numbers), new Set(Array.from({ length: pages }, (_, i) => `${i + 1}/${pages}`)), file);
    assert.ok(text.includes(plain('【示範 DEMO：本件為示範，無法律效力】')) || file === 'pilot-report.txt', file);
  }
});

test('the file names its title and language, embeds its fonts as subsets and has no seal', withPoppler, async () => {
  const pdf = await print('established-announcement.txt');
  const path = onDisk(pdf);
  assert.match(infoOf(path), /Title:\s+中央選舉委員會　公告　公告「您是否同意設立示範基金？」/);
  assert.match(infoOf(path), /CreationDate:.*2026/);
  assert.match(infoOf(path), /Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
  assert.ok(Buffer.from(pdf).includes('/Lang (zh-TW)'));
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
  assert.ok(fonts.length > 0 && fonts.every((line) => /\+.*yes yes yes/.test(line)), fonts.join('\n'));
  assert.equal(execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).trim().split('\n').length, 2);
  assert.ok(pdf.length < 200_000);
});

test('rare characters are set in the second face, and one that no face has is written out', withPoppler, async () => {
  const lines = linesOf('proposal-accepted.txt').map((line) => line.replaceAll('示範領銜', RARE));
  const letter = printed(await printLetter(lines, DAY));
  assert.ok(letter.includes('受文者：𠮷㵾〔U+2137C〕君'), letter.slice(0, 80));
  const sheet = printed(await roster('signer'));
  assert.ok(sheet.includes('示範𠮷㵾〔U+2137C〕'));
  const undertaking = printed(await printUndertaking(renderUndertaking(STATE, []), DAY));
  assert.ok(undertaking.includes('立切結書人示範𠮷㵾〔U+2137C〕'));
  assert.ok(!undertaking.includes('DEMO'));
});

test('the roster form: the case, the place that was asked for, its boxes and no person', withPoppler, async () => {
  const filled = printed(await roster('signer', { county: '新北市', township: '板橋區' }));
  for (const words of [
    '全國性公民投票案連署人名冊',
    plain(STATE.text.mainText),
    '本人同意連署上開全國性公民投票案。',
    '連署人簽名或蓋章',
    '國民身分證統一編號',
    '新北市縣（市）板橋區鄉鎮市區',
    '查對結果',
    '全國性公民投票案連署人名冊封面',
    '每冊以50張為限',
  ])
    assert.ok(filled.includes(words), words);
  const blank = printed(await roster('proposer'));
  assert.ok(blank.includes('本人同意擔任上開全國性公民投票案之提案人。'));
  assert.ok(!blank.includes('新北市'));
  assert.match(infoOf(onDisk(await roster('proposer'))), /Pages:\s+2/);
});

test('the same letter gives the same bytes, another letter others', async () => {
  for (const make of [
    () => print('hearing-notice.txt'),
    () => print('undertaking.txt'),
    () => roster('signer', { county: '臺北市' }),
  ]) {
    const [first, again] = [await make(), await make()];
    assert.deepEqual(Buffer.from(first), Buffer.from(again));
  }
  assert.notDeepEqual(await print('rejection-still-short.txt'), await print('rejection-still-defective.txt'));
});

test('a letter of many pages leaves no heading and no signature alone', withPoppler, async () => {
  const lines = linesOf('poll-announcement.txt');
  const at = lines.findIndex((line) => line.startsWith('　（一）'));
  const long = Array.from(
    { length: 12 },
    (_, i) => `　（${'一二三四五六七八九十'[i % 10]}）${'示範理由書之一段，'.repeat(22)}`,
  );
  const path = onDisk(await printLetter([...lines.slice(0, at), ...long, ...lines.slice(at + 2)], DAY));
  const pages = textOf(path)
    .split('\f')
    .filter((page) => page.trim() !== '');
  assert.ok(pages.length >= 2);
  assert.ok(plain(pages.at(-1)!).length > 120);
  assert.ok(pages.at(-1)!.includes('主任委員'));
});

test('lines of another form are not printed', async () => {
  await assert.rejects(printLetter(['甲'], DAY), RangeError);
  await assert.rejects(printLetter([], DAY), RangeError);
});

test('no line begins with a closing mark or ends with an opening one, and figures stay whole', () => {
  const text = linesOf('poll-announcement.txt').join('');
  for (let letters = 24; letters <= 44; letters++) {
    const lines = breakLines(
      piecesOf(text, letters, (word) => [...word].reduce((sum, char) => sum + (char < '\u0100' ? 0.5 : 1), 0)),
      letters,
    );
    assert.equal(
      lines
        .map((line) => line.text)
        .join('')
        .replaceAll(' ', ''),
      text.replaceAll(' ', ''),
    );
    assert.deepEqual([lines.at(-1)?.isLast, lines.filter(({ isLast }) => isLast).length], [true, 1]);
    for (const { text: line, width } of lines) {
      assert.ok(width <= letters + 0.01, line);
      assert.doesNotMatch(line, /^[、。，；：？！）」』》〉】]/u, `${letters}: ${line}`);
      assert.doesNotMatch(line, /[（「『《〈【]$/u, `${letters}: ${line}`);
      assert.doesNotMatch(line, /第$/u, `${letters}: ${line}`);
    }
  }
  // A mark stays with its letter, also where that goes along to the next line for the sake of a closing mark.
  const marked = breakLines(
    piecesOf('一二三四o\u030d，五六', 5, (word) => [...word.replace(/\p{M}/gu, '')].length),
    5,
  );
  assert.deepEqual(
    marked.map(({ text: line }) => line),
    ['一二三四', 'o\u030d，五六'],
  );
  // A word that no line can hold is cut after all.
  const long = breakLines(
    piecesOf('a'.repeat(30), 10, (word) => word.length),
    10,
  );
  assert.deepEqual(
    long.map(({ text: line }) => line.length),
    [10, 10, 10],
  );
});
