import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cardName } from '@lianshu/core/acts';
import { toHex, utf8 } from '@lianshu/core/bytes';
import { encodeCanonical } from '@lianshu/core/json';
import {
  type DeedEntry,
  encodeRegistryAct,
  NO_LINE,
  parseRegistryAct,
  placeOf,
  REGISTRY_ACT_FINDINGS,
  type RegistryAct,
  type RegistryActFinding,
} from '@lianshu/core/registry-acts';
import { type ActFields, renderAct } from '@lianshu/core/statement';
import { type Card, issueCard } from '@lianshu/devkit/card';
import { createDemoPki } from '@lianshu/devkit/pki';
import { createPopulation } from '@lianshu/devkit/population';
import { nodePrimitives as p } from '@lianshu/platform';
import { runRegistryActs } from './main.ts';
import { REGISTRY_ACTS_WORDS } from './words.ts';

const AT = Date.UTC(2027, 0, 20, 3, 0, 0);
const LOG = '9001.petition.1';
const folder = mkdtempSync(join(tmpdir(), 'lianshu-registry-acts-'));
after(() => rmSync(folder, { recursive: true }));

const pki = createDemoPki();
const population = createPopulation({ size: 10 });
const [head, clerk] = [901_000, 901_001].map((i) => issueCard(pki, population.outsider(i), { generation: 'G2' })) as [
  Card,
  Card,
];
const nameOf = ({ signing }: Card) => cardName(p.sha256(signing.certificate));
const manifestSha256 = 'ab'.repeat(32);
const files = Object.fromEntries(
  ['verdict.bin', 'verdict.json', 'statistics.json', 'struck-out.json'].map((name) => [name, 'cd'.repeat(32)]),
);

type Open = RegistryAct extends infer A ? (A extends RegistryAct ? Omit<A, 'n' | 'previous'> : never) : never;
type Deed = Omit<DeedEntry, 'n' | 'previous'>;

/** A file of these lines in a folder of its own, chained; signatures are written beside it. */
function write(name: string, acts: readonly Open[], signatures: readonly Uint8Array[] = []): string {
  const dir = join(folder, name);
  mkdirSync(join(dir, 'act-signatures'), { recursive: true });
  for (const cms of signatures) writeFileSync(join(dir, 'act-signatures', `${toHex(p.sha256(cms))}.p7s`), cms);
  let previous = NO_LINE;
  const lines = acts.map((act, n) => {
    const line = encodeRegistryAct({ ...act, n, previous } as RegistryAct);
    previous = p.sha256(line);
    return `${new TextDecoder().decode(line)}\n`;
  });
  writeFileSync(join(dir, 'acts.jsonl'), lines.join(''));
  return join(dir, 'acts.jsonl');
}

const officers: Open = {
  kind: 'officers',
  at: AT,
  officers: [
    { card: nameOf(clerk), roles: ['clerk'] },
    { card: nameOf(head), roles: ['head'] },
  ],
};
const check: Deed = {
  kind: 'check-filing',
  at: AT + 1,
  officer: nameOf(clerk),
  role: 'clerk',
  data: { log: LOG },
  signature: null,
};

/** An act of the head with its card signature; `changes` are in what the card signs. */
function signed(deed: Pick<Deed, 'kind' | 'data'>, n: number, changes: Partial<ActFields> = {}, by = head) {
  const fields = {
    ...placeOf(deed),
    office: 'registry-head',
    act: deed.kind as 'registry-return',
    dataSha256: p.sha256(encodeCanonical(deed.data)),
    origin: 'http://localhost:8093',
    nonce: `${n}`.repeat(64).slice(0, 64),
    issuedAt: AT,
    expiresAt: AT + 300_000,
  } as const;
  const cms = by.sign({ tbs: renderAct({ ...fields, ...changes }), hash: 'SHA256', type: 'PKCS7' });
  const act: Deed = { ...deed, at: AT + 2, officer: nameOf(head), role: 'head', signature: p.sha256(cms) };
  return { cms, act };
}

function run(...argv: string[]) {
  const parts: string[] = [];
  const io = { out: (text: string) => void parts.push(text), err: (text: string) => void parts.push(text) };
  return { code: runRegistryActs(argv, io), out: parts.join('') };
}

function findings(path: string, ...more: string[]): readonly RegistryActFinding[] {
  const { code, out } = run(path, '--json', ...more);
  const report = JSON.parse(out) as { findings: { code: RegistryActFinding }[] };
  assert.equal(code, report.findings.length === 0 ? 0 : 1);
  return report.findings.map((finding) => finding.code);
}

const sign = { kind: 'registry-countersign', data: { log: LOG, manifestSha256 } } as const;
const back = { kind: 'registry-return', data: { log: LOG, files } } as const;
const destroy = { kind: 'registry-destroy', data: { case: '9001', orderSha256: 'ef'.repeat(32) } } as const;
const all = [signed(sign, 1), signed(back, 2), signed(destroy, 3)];
let good: string;
before(() => {
  good = write(
    'good',
    [officers, check, ...all.map(({ act }) => act)],
    all.map(({ cms }) => cms),
  );
});

test('a file of every kind of act holds, in both languages, and its last line can be kept', () => {
  assert.deepEqual(findings(good), []);
  const { out } = run(good, '--json');
  const { head: last, lines, signatures } = JSON.parse(out);
  assert.deepEqual([lines, signatures], [5, 3]);
  for (const lang of ['en', 'zh-TW'] as const) {
    const said = run(good, '--lang', lang).out;
    const words = REGISTRY_ACTS_WORDS[lang];
    for (const part of [words.holds, words.keep, words.demo, last]) assert.ok(said.includes(part), part);
  }
  assert.deepEqual(findings(good, '--kept', last), []);
  assert.deepEqual(findings(good, '--kept', '00'.repeat(32)), ['kept-head-absent']);
});

test('what was cut, changed, moved or put in is found', () => {
  const text = readFileSync(good, 'utf8');
  const lines = text.trimEnd().split('\n');
  const signaturesAt = join(folder, 'good', 'act-signatures');
  const of = (name: string, changed: string) => {
    const path = join(folder, `${name}.jsonl`);
    writeFileSync(path, changed);
    return findings(path, '--signatures', signaturesAt);
  };
  assert.deepEqual(of('same', text), []);
  const keep = JSON.parse(run(good, '--json').out).head as string;
  writeFileSync(join(folder, 'cut.jsonl'), `${lines.slice(0, 4).join('\n')}\n`);
  assert.deepEqual(
    findings(join(folder, 'cut.jsonl'), '--signatures', signaturesAt),
    [],
    'a cut end shows only to who kept',
  );
  assert.deepEqual(findings(join(folder, 'cut.jsonl'), '--signatures', signaturesAt, '--kept', keep), [
    'kept-head-absent',
  ]);
  assert.ok(of('taken out', [lines[0], ...lines.slice(2), ''].join('\n')).includes('chain-broken'));
  assert.ok(of('moved', [lines[1], lines[0], ...lines.slice(2), ''].join('\n')).includes('chain-broken'));
  assert.ok(of('changed', text.replace(`"at":${AT + 1}`, `"at":${AT}`)).includes('chain-broken'));
  assert.ok(of('half', text.slice(0, -40)).includes('line-malformed'));
  assert.ok(of('noise', `${text}{}\n`).includes('line-malformed'));
  assert.ok(of('spelt otherwise', text.replace('{"at"', '{ "at"')).includes('line-malformed'));
});

test('each wrong act is found for its reason', () => {
  const one = (name: string, act: Deed, cms: readonly Uint8Array[] = []) => findings(write(name, [officers, act], cms));
  const [first] = all as [(typeof all)[number], ...typeof all];
  const cases: readonly (readonly [RegistryActFinding, readonly RegistryActFinding[]])[] = [
    ['time-backwards', one('time', { ...check, at: AT - 1 })],
    ['officer-not-listed', one('listed', { ...check, officer: '00'.repeat(8) })],
    ['officer-not-listed', findings(write('no list', [check]))],
    ['role-wrong', one('role', { ...check, officer: nameOf(head), role: 'head' })],
    ['signature-missing', one('missing', { ...first.act, signature: null })],
    ['signature-absent', one('absent', first.act)],
    ['signature-invalid', one('invalid', { ...first.act, signature: p.sha256(utf8('x')) }, [utf8('x')])],
    ['signature-other-officer', (({ act, cms }) => one('officer', act, [cms]))(signed(sign, 4, {}, clerk))],
    ['signature-other-act', (({ act, cms }) => one('data', act, [cms]))(signed(sign, 5, { dataSha256: NO_LINE }))],
    ['signature-other-act', (({ act, cms }) => one('act', act, [cms]))(signed(sign, 6, { act: 'registry-return' }))],
    ['signature-other-act', (({ act, cms }) => one('office', act, [cms]))(signed(sign, 7, { office: 'intake' }))],
    ['signature-other-act', one('dated', { ...first.act, at: AT + 3_600_000 }, [first.cms])],
    ['signature-repeated', findings(write('twice', [officers, first.act, first.act], [first.cms]))],
  ];
  for (const [code, found] of cases) assert.deepEqual(found, [code], code);
  const elsewhere: readonly RegistryActFinding[] = ['line-malformed', 'chain-broken', 'kept-head-absent'];
  const covered = new Set([...cases.map(([code]) => code), ...elsewhere]);
  assert.deepEqual([...covered].sort(), Object.keys(REGISTRY_ACT_FINDINGS).sort());
});

test('a line says nothing that names a person, and only what is written is read', () => {
  for (const line of readFileSync(good, 'utf8').trimEnd().split('\n')) {
    const act = parseRegistryAct(utf8(line));
    assert.deepEqual(encodeRegistryAct(act), utf8(line));
    assert.ok(!line.includes(head.holder.name) && !line.includes(head.holder.idNumber));
  }
  const [listed = ''] = readFileSync(good, 'utf8').split('\n');
  for (const wrong of [
    listed.replace('"officers"', '"officer"'),
    listed.replace('"clerk"', '"auditor"'),
    listed.replace(nameOf(head), nameOf(head).toUpperCase()),
    listed.replace('"n":0', '"n":0,"name":"x"'),
  ]) {
    assert.notEqual(wrong, listed);
    assert.throws(() => parseRegistryAct(utf8(wrong)));
  }
});

test('what cannot be read is said, with another exit code than what does not hold', () => {
  assert.deepEqual(run('--help', '--lang', 'zh-TW').code, 0);
  for (const argv of [
    [],
    [good, 'x'],
    [good, '--kept', 'x'],
    ['/nowhere'],
    [good, '--trust', '/nowhere'],
    [good, '--trust', good],
  ])
    assert.equal(run(...argv).code, 2, argv.join(' '));
  assert.equal(readdirSync(folder).length > 0, true);
});
