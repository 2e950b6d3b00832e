import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { WAYS, walk } from '../case/case.fixture.ts';
import { fittingData } from '../case/fitting-data.fixture.ts';
import {
  type CaseEvent,
  type CaseState,
  COMMAND_NAMES,
  type Command,
  decide,
  replay,
  transitionOf,
} from '../case/index.ts';
import { chineseNumber, withSeparators } from './chinese-number.ts';
import {
  audienceOf,
  composeLetter,
  type DetailKind,
  detailsNeeded,
  LETTER_NAMES,
  type Letter,
  makeRosterForm,
  occasionOf,
  parseDocumentNumber,
  renderLetter,
  renderUndertaking,
} from './index.ts';
import { occasion, REQUEST, requestFor, SAMPLES, type Sample, STATE } from './letters.fixture.ts';

function compose(sample: Sample, isDemo = true): Letter {
  const made = composeLetter(sample.name, sample.occasion, requestFor(sample, isDemo));
  assert.ok(made.ok, `${sample.name} ${JSON.stringify(made)}`);
  return made.value;
}

const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`;
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(SAMPLES).map(([file, sample]) => [`${file}.txt`, textOf(renderLetter(compose(sample)))]),
  ),
  'undertaking.txt': textOf(renderUndertaking({ ...STATE, phase: 'notified' }, ['demo'])),
  'undertaking-proposal.txt': textOf(renderUndertaking({ ...STATE, phase: 'draft' }, ['demo'])),
  'undertaking-pilot.txt': textOf(renderUndertaking({ ...STATE, number: 'T1', isPilot: true }, ['demo', 'pilot'])),
};
const FOLDER = new URL('../../../vectors/letters/', import.meta.url);

test('every letter stands as it was read and approved (UPDATE_LETTERS=1 writes them anew)', () => {
  if (process.env.UPDATE_LETTERS === '1') {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const [file, text] of Object.entries(FILES)) writeFileSync(new URL(file, FOLDER), text);
  }
  assert.equal(Object.keys(FILES).length, 52);
  assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(FILES).sort());
  for (const [file, text] of Object.entries(FILES))
    assert.equal(text, readFileSync(new URL(file, FOLDER), 'utf8'), file);
});

test('there is a sample of every letter that an act of the table makes', () => {
  assert.deepEqual(new Set(Object.values(SAMPLES).map(({ name }) => name)), new Set(LETTER_NAMES));
  const made = COMMAND_NAMES.flatMap((name) => transitionOf(name).letters ?? []);
  assert.deepEqual(new Set(made), new Set(LETTER_NAMES));
  assert.equal(LETTER_NAMES.length, 30);
});

/** Writes the letters of a history from the n-th on, with any words of the right kind; returns act and letter of each. */
function writeAll(events: readonly CaseEvent[], from: number): readonly string[] {
  const { letters } = replay(events);
  return letters.slice(from).map(({ n, name }) => {
    const made = occasionOf(events, n);
    assert.ok(made !== undefined, name);
    const needed = detailsNeeded(name, made).filter(({ isOptional }) => !isOptional);
    const details = Object.fromEntries(
      needed.map(({ name: field, kind }) => [field, sampleOf(field, kind, made.state)]),
    );
    const composed = composeLetter(name, made, { ...REQUEST, details });
    assert.ok(composed.ok, `${name} ${JSON.stringify(composed)}`);
    assert.doesNotMatch(renderLetter(composed.value).join(''), /undefined|null|NaN|\[object/, name);
    return `${made.event.type} ${name}`;
  });
}

test('whatever act of the table is taken in whatever state, its letters can be written', () => {
  // The electronic way added later: the histories add paper.
  const { name: added, occasion: adding } = SAMPLES['authentication-code-added']!;
  const seen = new Set<string>([`${adding.event.type} ${added}`]);
  for (const way of Object.values(WAYS).flat()) {
    const { events, state } = walk(way);
    for (const pair of writeAll(events, 0)) seen.add(pair);
    for (const name of COMMAND_NAMES.filter((command) => transitionOf(command).letters !== undefined)) {
      for (const by of transitionOf(name).by) {
        const now = by === 'clock' ? Date.UTC(2031, 0, 1) : (events.at(-1)?.at ?? 0) + 60_000;
        const decided = decide(state, { name, by, data: fittingData(name, state, by, now) } as Command, now);
        if (!decided.ok) continue;
        for (const pair of writeAll([...events, ...decided.value], state.letters.length)) seen.add(pair);
      }
    }
  }
  // Every pair of an act and a letter that the table has.
  const pairs = COMMAND_NAMES.flatMap((command) => {
    const { event, letters = [] } = transitionOf(command);
    return letters.map((letter) => `${event} ${letter}`);
  });
  assert.deepEqual([...seen].sort(), [...new Set(pairs)].sort());
});

/** Figures of a poll that bear out what was recorded; otherwise any words of the kind. */
function sampleOf(field: string, kind: DetailKind, { passed }: CaseState): string {
  if (field === 'voters') return '100';
  if (field === 'yesVotes') return passed === true ? '60' : '10';
  if (field === 'noVotes') return '20';
  return { line: '示範', list: '示範甲\n示範乙', date: '2026-05-08', count: '0' }[kind];
}

test('every document has the parts of the official form, in order, once', () => {
  const PARTS = {
    letter: ['受文者：', '發文日期：', '發文字號：', '速別：', '附件：', '主旨：', '說明：', '正本：'],
    announcement: ['發文日期：', '發文字號：', '主旨：', '依據：', '公告事項：', '副本：'],
    paper: ['發文日期：', '發文字號：', '主旨：', '說明：'],
  } as const;
  for (const [file, sample] of Object.entries(SAMPLES)) {
    const letter = compose(sample);
    const lines = renderLetter(letter);
    const parts = PARTS[letter.form];
    const places = parts.map((part) => lines.findIndex((line) => line.startsWith(part)));
    assert.ok(!places.includes(-1), `${file} ${places}`);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
      file,
    );
    for (const part of parts) assert.equal(lines.filter((line) => line.startsWith(part)).length, 1, `${file} ${part}`);
    assert.equal(lines[0], '【示範 DEMO：本件為示範，無法律效力】');
    assert.equal(lines.at(-1), '主任委員　示範甲');
    assert.ok(lines.includes('發文日期：中華民國115年5月10日'), file);
    assert.ok(lines.includes('發文字號：中選綜字第1153050123號'), file);
    assert.match(lines.join(''), /第\d+條/, file);
    assert.equal(letter.form === 'announcement', audienceOf(sample.name) === 'public', file);
    assert.doesNotMatch(lines.join(''), /undefined|null|NaN|\[object/, file);
  }
});

const says = (file: string) => FILES[`${file}.txt`] ?? assert.fail(file);

test('terms, figures and articles that the law fixes', () => {
  assert.match(says('proposal-accepted'), /115年7月3日以前完成審核/);
  assert.match(says('proposal-accepted'), /1,955人，連署人數應達293,228人/);
  assert.match(says('correction-order'), /送達之次日起30日內補正[\s\S]*第10條第4項[\s\S]*以一次為限/);
  assert.match(says('proposer-check-request'), /文到15日內[\s\S]*3日內/);
  assert.match(
    says('opinion-request'),
    /45日內提出意見書[\s\S]*第10條第8項[\s\S]*2,000字[\s\S]*法律效果[\s\S]*視為放棄/,
  );
  assert.match(says('collection-notice'), /次日起10日內[\s\S]*次日起6個月內[\s\S]*2年內不得就同一事項/);
  assert.match(says('signer-supplement-order'), /尚不足2,326人[\s\S]*第8條第4項[\s\S]*不成立之公告/);
  assert.match(says('proposer-supplement-order'), /尚不足12人[\s\S]*應予駁回/);
  assert.doesNotMatch(says('proposer-supplement-order'), /認證碼/);
  assert.match(
    says('household-check-request'),
    /60日內[\s\S]*第8條第2項[\s\S]*2日內標註[\s\S]*保留電磁紀錄[\s\S]*3日內/,
  );
  assert.doesNotMatch(says('household-check-request-record'), /書面名冊/);
  assert.match(says('established-announcement'), /編號為第22案[\s\S]*115年8月10日至中華民國115年11月10日/);
  assert.match(says('not-established-announcement'), /尚不足2,326人[\s\S]*第53條第1項/);
  assert.match(says('abandonment-notice'), /第12條第2項、第12條第4項[\s\S]*2年內，即至中華民國117年11月10日止/);
  assert.match(says('abandonment-notice-not-collected'), /第10條第9項、第12條第4項/);
  assert.match(says('withdrawal-confirmation'), /第11條[\s\S]*1,100人[\s\S]*2,100人/);
  assert.match(says('stop-notice'), /第19條[\s\S]*第15條[\s\S]*第10條規定立即停止[\s\S]*副本：立法院/);
  assert.match(says('poll-announcement'), /第17條第1項[\s\S]*不得少於5場/);
  assert.match(says('extension-announcement'), /第10條第3項所定期間末日延長至中華民國115年7月4日/);
  assert.match(
    says('extension-announcement-collecting'),
    /電子連署[\s\S]*至中華民國115年11月10日止[\s\S]*受理書面連署及提出名冊/,
  );
  assert.doesNotMatch(says('extension-announcement'), /電子/);
  assert.match(says('reopening-notice'), /第53條[\s\S]*6個月，自本函送達之次日起重新起算/);
  assert.match(says('destruction-record'), /第12條第2項[\s\S]*保存至中華民國115年5月1日/);
  assert.match(says('undertaking-proposal'), /比照.*第4條[\s\S]*尚無主管機關依公民投票法第9條第6項所定之辦法/);
  assert.doesNotMatch(says('undertaking-proposal') + says('undertaking-pilot'), /視為放棄|6個月/);
  assert.match(says('undertaking-pilot'), /不生公民投票法上之效力/);
  assert.match(says('undertaking'), /第4條[\s\S]*二份開封碼均遺失[\s\S]*第12條第1項/);
});

test('the way of remedy: after a hearing straight to court, otherwise an appeal', () => {
  const ways = (file: string) => [/訴願書/, /行政法院提起/].map((way) => way.test(says(file)));
  for (const file of ['rejection-still-defective', 'rejection-not-corrected'])
    assert.deepEqual(ways(file), [false, true], file);
  for (const file of ['rejection-still-short', 'rejection-not-supplemented', 'proposal-not-accepted'])
    assert.deepEqual(ways(file), [true, false], file);
  assert.deepEqual(ways('proposal-accepted'), [false, false]);
});

test('what is struck out is attached with its reasons', () => {
  for (const file of ['proposer-supplement-order', 'signer-supplement-order', 'rejection-still-short'])
    assert.match(says(file), /附件：不合格.*名冊（載明個別事由）/, file);
});

test('the paper that hands over a code holds boxes and never a code', () => {
  assert.match(says('authentication-code'), /認證碼：□□□□－□□□□－□□□□－□□□□/);
  assert.match(says('authentication-code-supplement'), /第8條第4項/);
  assert.match(says('authentication-code-pilot'), /不生公民投票法上之效力[\s\S]*試辦期間自/);
  assert.doesNotMatch(says('authentication-code-pilot'), /第12條第2項/);
  assert.match(says('authentication-code-reissued'), /原認證碼同時失效/);
  assert.match(says('authentication-code-proposing'), /原認證碼同時失效[\s\S]*徵求提案期間自[\s\S]*取得提案網址/);
  assert.match(says('authentication-code-proposal-filed'), /第9條第6項[\s\S]*查詢本案電子提案資料/);
  for (const file of ['authentication-code-proposing', 'authentication-code-proposal-filed'])
    assert.doesNotMatch(says(file), /徵求連署|連署期間|第12條第2項/);
});

test('a notice of shortage or an announcement against the figures is not written', () => {
  const few = { ...STATE.result!, accepted: 0 };
  const refused = [
    ['established-announcement', { result: few }],
    ['not-established-announcement', {}],
    ['signer-supplement-order', {}],
    ['proposer-supplement-order', {}],
  ] as const;
  for (const [file, state] of refused) {
    const sample = SAMPLES[file]!;
    const { event } = sample.occasion;
    const made = () =>
      composeLetter(sample.name, occasion(event.type, { state, data: event.data }), requestFor(sample));
    assert.throws(made, RangeError, file);
  }
});

test('the result of a poll is announced only with figures that bear it out (Act Art. 29)', () => {
  const figures = (voters: string, yesVotes: string, noVotes: string, passed: boolean) => {
    const sample = SAMPLES['result-announcement']!;
    const made = composeLetter(sample.name, occasion('poll-result-announced', { state: { passed } }), {
      ...REQUEST,
      details: { signer: '甲', voters, yesVotes, noVotes },
    });
    return made.ok ? 'ok' : made.detail?.fault;
  };
  assert.equal(figures('100', '25', '24', true), 'ok');
  assert.equal(figures('100', '24', '23', true), 'figures');
  assert.equal(figures('100', '24', '23', false), 'ok');
  assert.equal(figures('100', '30', '30', false), 'ok');
  assert.equal(figures('100', '30', '30', true), 'figures');
  assert.equal(figures('100', '60', '41', true), 'figures');
});

test('details: what is missing, unknown, too long or of the wrong kind is named, never repeated', () => {
  const fault = (file: string, details: Readonly<Record<string, string>>) => {
    const sample = SAMPLES[file]!;
    const made = composeLetter(sample.name, sample.occasion, {
      ...REQUEST,
      details: { ...requestFor(sample).details, ...details },
    });
    return made.ok ? 'ok' : `${made.code} ${made.detail?.field} ${made.detail?.fault}`;
  };
  assert.equal(fault('hearing-notice', {}), 'ok');
  assert.equal(fault('hearing-notice', { invited: '' }), 'ok');
  assert.equal(fault('hearing-notice', { place: '  ' }), 'letter.details place missing');
  assert.equal(fault('hearing-notice', { place: '甲\n正本：乙' }), 'letter.details place text');
  assert.equal(fault('hearing-notice', { place: '甲\u202e乙' }), 'letter.details place text');
  assert.equal(fault('hearing-notice', { place: '甲'.repeat(121) }), 'letter.details place too-long');
  assert.equal(fault('hearing-notice', { issues: '甲\n'.repeat(41) }), 'letter.details issues too-long');
  assert.equal(fault('hearing-notice', { decidedOn: '2026-01-01' }), 'letter.details details unknown');
  assert.equal(fault('established-announcement', { decidedOn: '2026-02-30' }), 'letter.details decidedOn date');
  assert.equal(fault('result-announcement', { voters: '1,000' }), 'letter.details voters count');
  assert.equal(fault('household-check-request-record', { offices: '甲' }), 'letter.details details unknown');
});

test('a document number as it is typed', () => {
  assert.deepEqual(parseDocumentNumber('中選綜字第1153050123號'), { word: '中選綜字', number: '1153050123' });
  assert.deepEqual(parseDocumentNumber(' 中選法字第 １１５３０５０１２３ 號'), {
    word: '中選法字',
    number: '1153050123',
  });
  for (const text of ['', '1153050123', '中選綜字1153050123', '中選綜字第號', 'A字第1153050123號'])
    assert.equal(parseDocumentNumber(text), undefined, text);
  const made = composeLetter('proposal-accepted', SAMPLES['proposal-accepted']!.occasion, {
    ...REQUEST,
    documentNumber: '無',
    details: { signer: '甲' },
  });
  assert.equal(made.ok ? '' : made.detail?.field, 'documentNumber');
});

test('no name and no text can bring a line of its own', () => {
  for (const leadName of ['甲\n正本：乙', '甲\r乙', '甲\u2028乙', '甲\u0000']) {
    const text = { ...STATE.text!, leadName };
    const made = composeLetter('proposing-opened', occasion('proposing-opened', { state: { text } }), {
      ...REQUEST,
      details: { signer: '甲' },
    });
    assert.ok(made.ok);
    assert.throws(() => renderLetter(made.value), RangeError);
  }
});

test('reasons of very many lines still become a letter: an act that is taken must be able to go out', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `理由${i + 1}`).join('\n');
  const rendered = (type: 'correction-ordered' | 'pilot-reported' | 'poll-announced', data: object, state = {}) => {
    const {
      name,
      occasion: made,
      details = {},
    } = Object.values(SAMPLES).find(({ occasion: { event } }) => event.type === type)!;
    const sample = occasion(type, { data: { ...made.event.data, ...data }, state: { ...made.state, ...state } });
    return renderLetter(compose({ name, occasion: { ...sample, before: made.before }, details }));
  };
  const ordered = rendered('correction-ordered', { reasons: lines(2000) });
  assert.ok(ordered.includes('二千零三、理由2000'), ordered.at(-5) ?? '');
  const text = { ...STATE.text!, reason: lines(10_000) };
  assert.ok(rendered('poll-announced', {}, { text }).includes('　（一萬）理由10000'));
});

test('a pilot says so on every paper, and nothing is marked without reason', () => {
  const sample = SAMPLES['pilot-report']!;
  assert.equal(renderLetter(compose(sample, false))[0], '【試辦：本件為試辦，無法律效力】');
  assert.equal(renderLetter(compose(SAMPLES.rejection ?? SAMPLES['stop-notice']!, false))[0], '中央選舉委員會　函');
});

test('the form of a roster takes a county that exists and a township that has the form of one', () => {
  const place = (county?: string, township?: string) => {
    const made = makeRosterForm(
      STATE,
      'signer',
      { ...(county === undefined ? {} : { county }), ...(township === undefined ? {} : { township }) },
      [],
    );
    return made.ok ? 'ok' : made.detail?.at;
  };
  assert.equal(place(), 'ok');
  assert.equal(place('臺北市', '大安區'), 'ok');
  assert.equal(place('台北市'), '/county');
  assert.equal(place('臺北市', '大安'), '/township');
  assert.equal(place('臺北市', '王小明的家裡區'), '/township');
  assert.equal(place(undefined, '大安區'), '/township');
});

test('the fields of a letter begin with its own and end with who signs', () => {
  const names = (file: string) => {
    const sample = SAMPLES[file]!;
    return detailsNeeded(sample.name, sample.occasion).map(({ name, isOptional }) => `${name}${isOptional ? '?' : ''}`);
  };
  assert.deepEqual(names('collection-notice'), ['place', 'signer', 'contact?', 'copies?']);
  assert.deepEqual(names('household-check-request'), ['offices', 'signer', 'contact?', 'copies?']);
  assert.deepEqual(names('household-check-request-record'), ['signer', 'contact?', 'copies?']);
});

test('numbers of points, and separators of thousands', () => {
  const known = [
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [2000, '二千'],
    [2010, '二千零一十'],
    [9999, '九千九百九十九'],
    [10_000, '一萬'],
    [10_001, '一萬零一'],
    [20_010, '二萬零一十'],
    [99_999, '九萬九千九百九十九'],
  ] as const;
  for (const [value, text] of known) assert.equal(chineseNumber(value), text);
  for (const value of [0, 100_000, 1.5]) assert.throws(() => chineseNumber(value), RangeError);
  assert.equal(new Set(Array.from({ length: 99_999 }, (_, i) => chineseNumber(i + 1))).size, 99_999);
  fc.assert(fc.property(fc.nat(), (value) => assert.equal(withSeparators(value), value.toLocaleString('en-US'))));
});
