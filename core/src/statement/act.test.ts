import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import {
  COMMAND_NAMES,
  OFFICE_TASK_NAMES,
  REGISTRY_TASK_NAMES,
  registryTaskOf,
  taskOf,
  transitionOf,
} from '../case/index.ts';
import { ParseError, type Result } from '../errors/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import {
  ACT_WORDS,
  type ActFields,
  actTemplateText,
  OFFICE_TITLES,
  renderAct,
  SIGNED_ACTS,
  verifyAct,
} from './index.ts';
import { ACT, LOG_ACT, REGISTRY_ACT } from './statement.fixture.ts';

/** The acts of the three tables that need the card, with their provisions. */
const CARD_ACTS: ReadonlyMap<string, string> = new Map(
  [
    ...COMMAND_NAMES.map((name) => [name, transitionOf(name)] as const),
    ...OFFICE_TASK_NAMES.map((name) => [name, taskOf(name)] as const),
    ...REGISTRY_TASK_NAMES.map((name) => [name, registryTaskOf(name)] as const),
  ].flatMap(([name, { needsCard, cite }]) => (needsCard === true ? [[name, cite] as const] : [])),
);

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code);

test('every act has its own title and a whole sentence, and its statement says them', () => {
  assert.equal(SIGNED_ACTS.length, 33);
  assert.equal(new Set(SIGNED_ACTS.map((act) => ACT_WORDS[act].title)).size, SIGNED_ACTS.length);
  for (const act of SIGNED_ACTS) {
    const { title, effect, basis } = ACT_WORDS[act];
    assert.match(effect, /^[^。]+。$/, act);
    assert.match(basis, /第\d+條/, act);
    const text = fromUtf8(renderAct({ ...ACT, act }));
    for (const line of [`行為：${title}`, `效果：${effect}`, `依據：${basis}`, `act: ${act}`, '承辦單位：委員會議'])
      assert.ok(text.split('\n').includes(line), `${act}: ${line}`);
    assert.ok(verifyAct({ ...ACT, act }, utf8(text)).ok, act);
  }
});

test('exactly the acts that need the card have words, and these name the provision of the table', () => {
  assert.deepEqual([...CARD_ACTS.keys()].sort(), [...SIGNED_ACTS].sort());
  for (const act of SIGNED_ACTS) {
    const places = CARD_ACTS.get(act)!
      .replace(/[A-Za-z. ]+/g, ' ')
      .match(/\d+(\(\d+\))?/g)!;
    for (const place of places) {
      const [article, paragraph] = place.match(/\d+/g)!;
      const said = ACT_WORDS[act].basis;
      assert.ok(said.includes(`第${article}條`), `${act}: ${place}`);
      assert.ok(paragraph === undefined || said.includes(`第${paragraph}項`), `${act}: ${place}`);
    }
  }
});

test('the words of all acts are those that the hash names', () => {
  const file = new URL('../../../vectors/statement/act-template.sha256', import.meta.url);
  assert.equal(toHex(purePrimitives.sha256(utf8(actTemplateText()))), readFileSync(file, 'utf8').trim());
  assert.equal(actTemplateText().normalize('NFC'), actTemplateText());
});

const OTHERS: readonly (readonly [change: Partial<ActFields>, code: string])[] = [
  [{ caseNumber: '9002' }, 'statement.wrong-case'],
  [{ log: '9001.petition.1' }, 'statement.wrong-case'],
  [{ act: 'reject' }, 'statement.mismatch'],
  [{ office: 'legal' }, 'statement.mismatch'],
  [{ office: 'registry-head' }, 'statement.mismatch'],
  [{ dataSha256: new Uint8Array(32) }, 'statement.mismatch'],
  [{ origin: 'https://joint-example.tw' }, 'statement.mismatch'],
];

test('a statement of another case, log, act, office, data or site is refused', () => {
  assert.equal(OTHERS.length, 7);
  for (const [change, code] of OTHERS) assert.equal(codeOf(verifyAct(ACT, renderAct({ ...ACT, ...change }))), code);
  assert.equal(codeOf(verifyAct(LOG_ACT, renderAct({ ...LOG_ACT, log: '9001.petition.2' }))), 'statement.wrong-case');
});

test('an act of the household authority says whose officer signs, and is none of the commission’s', () => {
  const text = fromUtf8(renderAct(REGISTRY_ACT));
  assert.ok(text.includes('本人為戶政機關查對人員，') && text.includes('承辦單位：戶政事務所主管\n'));
  assert.ok(!text.includes('本人為中央選舉委員會'));
  for (const office of ['intake', 'legal', 'commission'] as const)
    assert.equal(codeOf(verifyAct({ ...REGISTRY_ACT, office }, utf8(text))), 'statement.mismatch');
});

test('what could not stand in an act is refused when rendering', () => {
  const wrong: readonly Partial<ActFields>[] = [
    { caseNumber: '01' },
    { log: '9002.petition.1' },
    { nonce: 'short' },
    { origin: 'https://joint.example.tw/' },
  ];
  for (const change of wrong) assert.throws(() => renderAct({ ...ACT, ...change }), ParseError);
  assert.throws(() => renderAct({ ...ACT, dataSha256: new Uint8Array(31) }), RangeError);
  assert.throws(() => renderAct({ ...ACT, issuedAt: 1 }), RangeError);
});

test('unknown acts and offices in the block are refused, never thrown at the caller', () => {
  const text = fromUtf8(renderAct(ACT));
  for (const mutant of [
    text.replace('act: order-correction', 'act: toString'),
    text.replace('office: commission', 'office: auditor'),
    text.replace('office: commission', 'office: constructor'),
  ]) {
    assert.notEqual(mutant, text);
    assert.equal(codeOf(verifyAct(ACT, utf8(mutant))), 'statement.mismatch');
  }
  assert.equal(Object.keys(OFFICE_TITLES).length, 4);
});
