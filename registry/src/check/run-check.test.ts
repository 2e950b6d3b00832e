import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accept } from '@lianshu/core/errors';
import type { Slot } from '@lianshu/core/record';
import { parseFiling } from '@lianshu/core/submission';
import {
  openOwnVerdict,
  parseSignedStatistics,
  parseSignedVerdict,
  parseStruckOutList,
  REASON_NAMES,
  type ReasonName,
  statisticsTotals,
  summarizeVerdictLog,
  verdictEntryAt,
  verifyStatistics,
  verifyVerdictNote,
} from '@lianshu/core/verdict';
import { type Circumstance, plantPerson, writeRegister } from '@lianshu/devkit/population';
import { nodePrimitives as p } from '@lianshu/platform';
import type { PersonRecord } from '../register/person-record.ts';
import { openRegisterFile } from '../register/register-file.ts';
import { firstStanding } from '../rolls/standing.ts';
import {
  authorities,
  brokenSlot,
  card,
  decoySlot,
  FILED_AT,
  FILED_ON,
  M,
  manifest,
  numberLike,
  otherRelease,
  population,
  randomOf,
  realSlot,
  receiptSecret,
  trust,
  withFolder,
  writeFiling,
} from './filing.fixture.ts';
import { type CheckOptions, type CheckProgress, runCheck } from './run-check.ts';

const plant = (circumstance: Circumstance, ordinal = 0) =>
  plantPerson(population, circumstance, ordinal, FILED_ON).person;
const good = (ordinal: number) => plant('eligible', ordinal);

const twice = plant('two-cards');
const victim = good(10);
const impostor = { ...good(11), idNumber: numberLike(victim.idNumber) };
const renamed = good(12);
const flipLast = (bytes: Uint8Array) => {
  const changed = bytes.slice();
  changed[changed.length - 1]! ^= 1;
  return changed;
};

type Expected = ReasonName | 'decoy' | 'malformed';

/** Every kind of slot a filing can hold, with the verdict it must get; index i + 1 in the log. */
const PLAN: readonly (readonly [name: string, make: (name: string) => Slot, Expected])[] = [
  ['first decoy', decoySlot, 'decoy'],
  ['good', (n) => realSlot(n, card(good(0))), 'accepted'],
  ['good on a newer card', (n) => realSlot(n, card(good(1), { generation: 'G3' })), 'accepted'],
  ['under age', (n) => realSlot(n, card(plant('under-age'))), 'under-age'],
  ['moved in lately', (n) => realSlot(n, card(plant('non-resident'))), 'non-resident'],
  ['moved abroad', (n) => realSlot(n, card(plant('moved-abroad'))), 'non-resident'],
  ['under guardianship', (n) => realSlot(n, card(plant('guardianship'))), 'guardianship'],
  ['dead', (n) => realSlot(n, card(plant('deceased'))), 'deceased'],
  ['unknown to the register', (n) => realSlot(n, card(plant('not-in-register'))), 'not-found'],
  ['decoy between', decoySlot, 'decoy'],
  ['first card of one', (n) => realSlot(n, card(twice)), 'accepted'],
  ['second card of the same', (n) => realSlot(n, card(twice, { ordinal: 2 })), 'duplicate-electronic'],
  ['spoilt first try', (n) => realSlot(n, card(good(2)), { otherSalt: true }), 'commitment-mismatch'],
  ['repaired by a repeat', (n) => realSlot(n, card(good(2)), { flag: 2 }), 'accepted'],
  [
    'other number typed, same last four',
    (n) => realSlot(n, card(impostor), { idNumber: victim.idNumber }),
    'duplicate-electronic',
  ],
  ['her own', (n) => realSlot(n, card(victim)), 'accepted'],
  ['name coded differently', (n) => realSlot(n, card({ ...renamed, name: '某示範' })), 'accepted'],
  ['signature broken', (n) => realSlot(n, card(good(3)), { changeCms: flipLast }), 'signature-invalid'],
  [
    'another text signed',
    (n) => realSlot(n, card(good(4)), { statement: { mainText: '別的主文？' } }),
    'statement-mismatch',
  ],
  ['other salt', (n) => realSlot(n, card(good(5)), { otherSalt: true }), 'commitment-mismatch'],
  ['other receipt key', (n) => realSlot(n, card(good(5)), { otherReceipt: true }), 'commitment-mismatch'],
  ['other c', (n) => realSlot(n, card(good(5)), { otherC: true }), 'commitment-mismatch'],
  ['other envelope', (n) => realSlot(n, card(good(5)), { otherProg: true }), 'commitment-mismatch'],
  ['no envelope', (n) => ({ ...realSlot(n, card(good(5))), prog: new Uint8Array(81) }), 'commitment-mismatch'],
  ['number of another', (n) => realSlot(n, card(good(6)), { idNumber: good(7).idNumber }), 'tail-mismatch'],
  ['expired card', (n) => realSlot(n, card(good(8), { kind: 'expired' })), 'certificate-invalid'],
  ['foreign card', (n) => realSlot(n, card(good(8), { kind: 'foreign-issuer' })), 'certificate-invalid'],
  ['called a decoy by the gate', (n) => realSlot(n, card(good(9)), { flag: 0 }), 'accepted'],
  ['opens to nothing', brokenSlot, 'malformed'],
  ['sealed for another disclosure', (n) => realSlot(n, card(good(8)), { disclosure: 'lead+registry' }), 'malformed'],
  ['decoy with a foreign tag', (n) => ({ ...decoySlot(n), tag: new Uint8Array(32) }), 'malformed'],
  ['last decoy', decoySlot, 'decoy'],
];
const slots = PLAN.map(([name, make]) => make(name));
const indexOf = (name: string) => PLAN.findIndex((row) => row[0] === name) + 1;

const people: readonly PersonRecord[] = [
  ...Array.from({ length: 11 }, (_, i) => good(i)),
  { ...renamed, name: '傅示範' },
  twice,
  ...(['under-age', 'non-resident', 'moved-abroad', 'guardianship', 'deceased'] as const).map((it) => plant(it)),
];

function optionsIn(folder: string, changes: Partial<CheckOptions> = {}): CheckOptions {
  const registerPath = join(folder, 'register.jsonl');
  writeRegister(registerPath, people);
  return {
    log: manifest.log,
    filingDir: join(folder, 'to-registry', `filing-${manifest.log}`),
    outDir: join(folder, 'to-commission', `verdict-${manifest.log}`),
    secrets: authorities.registry,
    trust,
    register: openRegisterFile(registerPath),
    revocations: { status: () => 'good' },
    now: FILED_AT + 86_400_000,
    random: randomOf('check'),
    primitives: p,
    ...changes,
  };
}

const bytesOf = (...path: string[]) => new Uint8Array(readFileSync(join(...path)));

test('a filing with every kind of slot gets the right verdict on each', { timeout: 120_000 }, () =>
  withFolder(async (folder) => {
    writeFiling(folder, slots);
    const steps: CheckProgress[] = [];
    const options = optionsIn(folder, { onProgress: (progress) => steps.push(progress) });
    const result = await runCheck(options);
    assert.ok(result.ok, JSON.stringify(result));
    const summary = result.value;

    const expected = PLAN.map(([, , verdict]) => verdict);
    const count = (wanted: (verdict: Expected) => boolean) => expected.filter(wanted).length;
    const struckOut = count((v) => v !== 'decoy' && v !== 'malformed' && v !== 'accepted');
    assert.equal(PLAN.length, 32);
    assert.deepEqual(
      REASON_NAMES.filter((name) => !expected.includes(name)),
      ['duplicate-earlier-round', 'name-mismatch', 'barred-proposer'],
    );
    assert.deepEqual(
      { ...summary, struckOutBy: undefined, review: undefined, countDifferences: undefined },
      {
        log: manifest.log,
        entries: 33,
        opened: 26,
        accepted: 7,
        struckOut: 19,
        decoys: 3,
        malformed: 3,
        filedReal: 5,
        rollsMissing: [],
        struckOutBy: undefined,
        review: undefined,
        countDifferences: undefined,
      },
    );
    assert.equal(struckOut, 19);
    assert.deepEqual(summary.struckOutBy, {
      'under-age': 1,
      'non-resident': 2,
      guardianship: 1,
      deceased: 1,
      'not-found': 1,
      'duplicate-electronic': 2,
      'signature-invalid': 1,
      'statement-mismatch': 1,
      'commitment-mismatch': 6,
      'tail-mismatch': 1,
      'certificate-invalid': 2,
    });
    assert.deepEqual(
      summary.review.map(({ index }) => index),
      [indexOf('other number typed, same last four'), indexOf('name coded differently')],
    );
    assert.deepEqual(summary.countDifferences, [
      indexOf('no envelope'),
      indexOf('called a decoy by the gate'),
      indexOf('opens to nothing'),
      indexOf('sealed for another disclosure'),
    ]);
    assert.deepEqual([...new Set(steps.map(({ step }) => step))], ['reading', 'opening', 'looking-up', 'sealing']);

    const verdicts = bytesOf(options.outDir, 'verdict.bin');
    for (const [i, [name, , verdict]] of PLAN.entries()) {
      const entry = verdictEntryAt(verdicts, i + 1);
      const place = { manifestHash: M, index: i + 1 };
      const own = openOwnVerdict(p, place, entry, receiptSecret(name), authorities.registry.key.verdict);
      if (verdict === 'decoy' || verdict === 'malformed') assert.equal(own.class, verdict, name);
      // Whoever sealed another receipt key than she committed to reads nothing; that is her own doing.
      else assert.equal(own.reason, name === 'other receipt key' ? undefined : verdict, name);
    }

    const note = parseSignedVerdict(bytesOf(options.outDir, 'verdict.json'));
    const log = { log: manifest.log, manifestHash: M, size: 33, summary: summarizeVerdictLog(p, verdicts) };
    assert.ok(verifyVerdictNote(p, trust, log, note).ok);
    const statistics = parseSignedStatistics(bytesOf(options.outDir, 'statistics.json'));
    assert.ok(verifyStatistics(p, trust, statistics).ok);
    assert.deepEqual(statisticsTotals(statistics.statistics), { accepted: 7, struckOut: 19 });
    // Nobody is placed in a county whose signature nobody believes: 12 such records and the one not in the register.
    const nowhere = statistics.statistics.rows.find((row) => row.county === '')!;
    assert.equal(
      Object.values(nowhere.struckOut).reduce((sum, n) => sum + n, 0),
      12,
    );
    const list = parseStruckOutList(bytesOf(options.outDir, 'struck-out.json'));
    assert.deepEqual(
      list.entries.map(({ index, reason }) => [index, reason]),
      PLAN.flatMap(([, , v], i) => (v === 'decoy' || v === 'malformed' || v === 'accepted' ? [] : [[i + 1, v]])),
    );
    assert.deepEqual(readdirSync(options.outDir).sort(), [
      'done',
      'statistics.json',
      'struck-out.json',
      'verdict.bin',
      'verdict.json',
    ]);
    await assert.rejects(runCheck(options), /verdict already/);
  }),
);

test('who counted in the round before counts no more', () =>
  withFolder(async (folder) => {
    writeFiling(folder, [realSlot('a', card(good(0))), realSlot('b', card(good(1)))]);
    const kept: unknown[] = [];
    const standing: CheckOptions['standing'] = async (filed) =>
      accept({ ...firstStanding(filed), counted: (idNumber) => idNumber === good(0).idNumber });
    const keepCounted: CheckOptions['keepCounted'] = async (...args) => void kept.push(args);
    const result = await runCheck(optionsIn(folder, { standing, keepCounted }));
    assert.ok(result.ok);
    assert.deepEqual(result.value.struckOutBy, { 'duplicate-earlier-round': 1 });
    assert.deepEqual(kept, [[FILED_ON, [good(1).idNumber]]]);
  }));

test('eligibility is that of the day of filing', () =>
  withFolder(async (folder) => {
    const turns = { ...good(0), bornOn: '2009-01-21', residence: [{ from: '2009-01-21' }] };
    const late = { ...good(1), bornOn: '2009-01-22', residence: [{ from: '2009-01-22' }] };
    const moved = { ...good(2), residence: [{ from: '2026-07-21' }] };
    const movedLate = { ...good(3), residence: [{ from: '2026-07-22' }] };
    const cast = [turns, late, moved, movedLate];
    writeFiling(
      folder,
      cast.map((person, i) => realSlot(String(i), card(person))),
    );
    const register = { find: async () => new Map(cast.map((person) => [person.idNumber, person])) };
    const result = await runCheck(optionsIn(folder, { register }));
    assert.ok(result.ok);
    assert.deepEqual(result.value.struckOutBy, { 'under-age': 1, 'non-resident': 1 });
    assert.equal(result.value.accepted, 2);
  }));

test('a package that is not what was filed gets a coded refusal and no verdict', { timeout: 120_000 }, () =>
  withFolder(async (folder) => {
    const few = slots.slice(0, 3);
    const options = optionsIn(folder);
    const check = async (spoil: (dir: string) => void, changes = {}) => {
      const dir = writeFiling(folder, few, changes);
      spoil(dir);
      const result = await runCheck(options);
      assert.ok(!result.ok);
      assert.equal(existsSync(options.outDir), false);
      return [result.code, result.detail?.at];
    };
    const flip = (name: string, at: number) => (dir: string) => {
      const bytes = bytesOf(dir, name);
      bytes[at < 0 ? bytes.length + at : at]! ^= 1;
      writeFileSync(join(dir, name), bytes);
    };
    const filing = parseFiling(bytesOf(writeFiling(folder, few), 'filing.json'));
    const slot = 7425;
    assert.deepEqual(await check((dir) => rmSync(join(dir, 'done'))), ['submission.head', 'done']);
    for (const at of [0, 7280, 7361, 7424, slot, 3 * slot - 1])
      assert.deepEqual(await check(flip('slots.bin', at)), ['submission.head', 'root'], `byte ${at}`);
    assert.deepEqual(await check((dir) => truncateSync(join(dir, 'slots.bin'), 2 * slot)), [
      'submission.head',
      'slots',
    ]);
    assert.deepEqual(await check(flip('checkpoint', 0)), ['submission.head', 'checkpoint']);
    assert.deepEqual(await check(() => {}, { release: otherRelease(filing) }), ['submission.seed-mismatch', 'key']);
    const release = { ...filing.release, ct: new Uint8Array(48) };
    assert.deepEqual(await check(() => {}, { release }), ['submission.seed-mismatch', 'sealing']);
    assert.deepEqual(await check(() => {}, { seedCount: new Uint8Array(32) }), ['submission.seed-mismatch', 'count']);
    assert.deepEqual((await check(() => {}, { size: 5 }))[0], 'submission.head');
    assert.deepEqual((await check(flip('manifest.json', 40)))[0], 'manifest.signature');
    assert.deepEqual((await check(flip('manifest.json', 0)))[0], 'request.malformed');
    assert.deepEqual((await check(flip('filing.json', 2)))[0], 'request.malformed');
    const other = { ...options, trust: { ...trust, registry: { ...trust.registry, seal: new Uint8Array(1216) } } };
    writeFiling(folder, few);
    const result = await runCheck(other);
    assert.equal(!result.ok && result.code, 'manifest.keys');
  }),
);

test('a register that cannot be read stops the check', () =>
  withFolder(async (folder) => {
    writeFiling(folder, [realSlot('a', card(good(0)))]);
    const options = optionsIn(folder, { register: openRegisterFile(join(folder, 'absent.jsonl')) });
    await assert.rejects(runCheck(options));
    assert.equal(existsSync(options.outDir), false);
  }));
