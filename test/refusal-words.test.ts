// A refusal names its article in both languages, on its whole way: the server's problem document, the client's reading of it,
// the words that the page shows.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COMMAND_NAMES, OFFICE_TASK_NAMES, POLICIES, POLICY_IDS, taskOf, transitionOf } from '@lianshu/core/case';
import { REFUSALS, type RefusalCode } from '@lianshu/core/errors';
import { BAR_ARTICLES } from '@lianshu/core/matters';
import { DRAFTING_RULES } from '@lianshu/core/text';
import { REASONS } from '@lianshu/core/verdict';
import { parseSync } from 'oxc-parser';
import { problemOf as problemOfRefusal } from '../server/src/http/problem.ts';
import { problemOf as readProblem } from '../web/src/api/answer.ts';
import type { Language } from '../web/src/words/area.ts';
import { sayArticle } from '../web/src/words/articles.ts';
import { errors as en } from '../web/src/words/en/errors.ts';
import { wordsOfProblem } from '../web/src/words/errors.ts';
import { errors as zhTw } from '../web/src/words/zh-TW/errors.ts';

const ROOT = join(import.meta.dirname, '..');
const CODES = Object.keys(REFUSALS) as RefusalCode[];
const LANGUAGES: Readonly<Record<Language, typeof zhTw>> = { 'zh-TW': zhTw, en: en as unknown as typeof zhTw };

/** Codes of the law itself; the others may rest on a format or a protocol. */
const OF_THE_LAW = /^(case|matter|signature)\./;

/** Strings in the sources that name a provision, as the parser sees them: comments do not count. */
function provisionsIn(file: string): string[] {
  const { program } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { readonly type?: string; readonly value?: unknown };
    if (type === 'Literal' && typeof value === 'string' && /(^|\s)Art\. \d/.test(value)) found.push(value);
    for (const child of Object.values(node)) walk(child);
  };
  walk(program);
  return found;
}

function fromTheTables(): string[] {
  const transitions = COMMAND_NAMES.map(transitionOf);
  return [
    ...Object.values(REFUSALS),
    ...transitions.map(({ cite }) => cite),
    ...transitions.flatMap(({ term }) => (term === undefined || term === 'kept' ? [] : [term.cite])),
    ...OFFICE_TASK_NAMES.map((name) => taskOf(name).cite),
    ...POLICY_IDS.map((id) => POLICIES[id].article),
    ...Object.values(BAR_ARTICLES),
    ...Object.values(DRAFTING_RULES).map(({ article }) => article),
    ...Object.values(REASONS).map(({ cite }) => cite),
  ];
}

const isTechnical = (article: string) => /^(design|moica|RFC|C2SP|FIPS)\b/.test(article);
const sources = globSync('{core,server,registry}/src/**/*.ts', { cwd: ROOT }).filter(
  (file) => !/\.(test|fixture|testing)\.ts$/.test(file),
);
const articles = [...new Set([...fromTheTables(), ...sources.flatMap(provisionsIn)])].sort();
const provisions = articles.filter((article) => !isTechnical(article));

/** As the server answers and the client reads. */
function received(code: RefusalCode, article: string) {
  const sent = problemOfRefusal({ ok: false, code, article });
  return readProblem(sent.status, JSON.parse(JSON.stringify(sent)));
}

test('every provision that a refusal can name is said in both languages', () => {
  assert.ok(provisions.length >= 60, `${provisions.length} provisions found`);
  for (const article of provisions) {
    const [chinese, english] = [sayArticle(article, 'zh-TW'), sayArticle(article, 'en')];
    assert.match(chinese ?? '', /第 \d+ 條/, article);
    assert.doesNotMatch(chinese ?? '', /[A-Za-z]/, article);
    assert.match(english ?? '', / Art\. \d+/, article);
    assert.doesNotMatch(english ?? '', /\p{Script=Han}/u, article);
  }
});

test('every code with every provision arrives at the page with words and the provision, in both languages', () => {
  let pairs = 0;
  for (const code of CODES) {
    for (const article of articles) {
      const problem = received(code, article);
      assert.deepEqual([problem.code, problem.article], [code, article]);
      for (const [language, words] of Object.entries(LANGUAGES) as [Language, typeof zhTw][]) {
        const { said, next } = wordsOfProblem(words, problem);
        assert.notEqual(said, words.unexpected.said, `${code} has no words in ${language}`);
        assert.ok(said.length > 3 && next.length > 3, `${code} ${language}`);
        assert.equal(sayArticle(problem.article!, language) === undefined, isTechnical(article), `${code} ${article}`);
      }
      pairs += 1;
    }
  }
  assert.equal(pairs, CODES.length * articles.length);
});

test('no refusal of the law is without a provision of the law', () => {
  const lawful = CODES.filter((code) => OF_THE_LAW.test(code));
  assert.ok(lawful.length >= 8, lawful.join());
  for (const code of lawful) assert.ok(!isTechnical(REFUSALS[code]), `${code} rests on ${REFUSALS[code]}`);
  // Where a refusal is given a provision of its own, that is one too.
  for (const name of COMMAND_NAMES) assert.ok(!isTechnical(transitionOf(name).cite), name);
});
