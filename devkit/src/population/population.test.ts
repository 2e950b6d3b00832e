import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ineligibility } from '@lianshu/core/case';
import { checkIdNumber } from '@lianshu/core/identity';
import fc from 'fast-check';
import { type PersonRecord, parsePersonRecord } from '../../../registry/src/register/person-record.ts';
import { COUNTIES } from './counties.ts';
import { ID_CAPACITY, idNumberOf } from './id-numbers.ts';
import { CIRCUMSTANCES, type Circumstance, isElectorOn, plantPerson } from './planted.ts';
import { createPopulation, MAX_POPULATION } from './population.ts';
import { writeRegister } from './register-file.ts';

const ON = '2026-11-23';
const kinds = Object.keys(CIRCUMSTANCES) as Circumstance[];
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

test('200,000 people have different numbers, each with its check digit', () => {
  const population = createPopulation({ size: 200_000 });
  const seen = new Set<string>();
  for (const { idNumber } of population.people()) {
    seen.add(idNumber);
    const checked = checkIdNumber(idNumber);
    if (!checked.ok) assert.fail(`${idNumber}: ${checked.code}`);
  }
  assert.equal(seen.size, 200_000);
});

test('numbers are unique over the whole space, and there is none beyond it', () => {
  const index = fc.integer({ min: 0, max: ID_CAPACITY - 1 });
  const key = fc.integer({ min: 0, max: 0xffff_ffff });
  fc.assert(
    fc.property(key, index, index, (k, a, b) => {
      assert.equal(
        idNumberOf(k, a, 1).slice(2, 9) + idNumberOf(k, a, 1)[0] ===
          idNumberOf(k, b, 1).slice(2, 9) + idNumberOf(k, b, 1)[0],
        a === b,
      );
      assert.ok(checkIdNumber(idNumberOf(k, a, 2)).ok);
    }),
    { numRuns: 500 },
  );
  assert.throws(() => idNumberOf(1, ID_CAPACITY, 1), RangeError);
  assert.throws(() => idNumberOf(1, -1, 1), RangeError);
});

test('a person depends on seed and index alone, not on who was asked for before or how many there are', () => {
  const small = createPopulation({ size: 1000 });
  const large = createPopulation({ size: 23_000_000 });
  const listed = [...small.people()];
  assert.equal(listed.length, 1000);
  for (const index of [999, 0, 500]) assert.deepEqual(large.person(index), listed[index]);
  assert.notDeepEqual(createPopulation({ size: 1, seed: 'other' }).person(0), small.person(0));
  assert.throws(() => small.person(1000), RangeError);
  assert.throws(() => createPopulation({ size: MAX_POPULATION + 1 }), RangeError);
});

test('records are whole and their dates in order', () => {
  const population = createPopulation({ size: 20_000 });
  const townships = new Set(COUNTIES.flatMap(({ name, townships }) => townships.map((township) => name + township)));
  for (const person of population.people()) {
    assert.ok(townships.has(person.county + person.township));
    assert.match(person.village, /[里村]$/);
    assert.match(person.address, /^\d+鄰.+號/);
    assert.ok(person.name.length >= 2 && person.name === person.name.normalize('NFC'));
    assert.ok(person.residence.length > 0);
    const dates = [person.bornOn, ...person.residence.flatMap(({ from, to }) => (to ? [from, to] : [from]))];
    assert.ok(dates.every((date) => ISO_DATE.test(date)));
    assert.deepEqual(dates, dates.toSorted());
    assert.ok(person.bornOn <= population.asOf && (person.diedOn ?? ON) >= person.bornOn);
    assert.ok(person.guardianship.every(({ from, to }) => from >= person.bornOn && (to === undefined || to >= from)));
  }
});

test('the population looks like one: ages, counties, deaths, moves and rare names in plausible shares', () => {
  const people = [...createPopulation({ size: 40_000 }).people()];
  const share = (holds: (person: PersonRecord) => boolean): number => people.filter(holds).length / people.length;
  const between = (value: number, low: number, high: number): void =>
    assert.ok(value > low && value < high, `${value}`);
  between(
    share((person) => isElectorOn(person, ON)),
    0.78,
    0.86,
  );
  between(
    share(({ bornOn }) => bornOn > '2008-11-23'),
    0.12,
    0.16,
  );
  between(
    share(({ county }) => county === '新北市'),
    0.16,
    0.185,
  );
  between(
    share(({ diedOn }) => diedOn !== undefined),
    0.009,
    0.015,
  );
  between(
    share(({ residence }) => residence.at(-1)?.to !== undefined),
    0.008,
    0.02,
  );
  between(
    share(({ guardianship }) => guardianship.length > 0),
    0.002,
    0.004,
  );
  between(
    share(({ name }) => /[\u{20000}-\u{3ffff}]/u.test(name)),
    0.0001,
    0.002,
  );
  between(
    share(({ idNumber }) => idNumber[1] === '1'),
    0.48,
    0.51,
  );
  assert.equal(new Set(people.map(({ county }) => county)).size, 22);
});

test('22 counties and 368 townships, as many per county as there are', () => {
  const counts = Object.fromEntries(COUNTIES.map(({ name, townships }) => [name, townships.length]));
  assert.deepEqual(counts, {
    臺北市: 12,
    新北市: 29,
    桃園市: 13,
    臺中市: 29,
    臺南市: 37,
    高雄市: 38,
    基隆市: 7,
    新竹市: 3,
    嘉義市: 2,
    宜蘭縣: 12,
    新竹縣: 13,
    苗栗縣: 18,
    彰化縣: 26,
    南投縣: 13,
    雲林縣: 20,
    嘉義縣: 18,
    屏東縣: 33,
    臺東縣: 16,
    花蓮縣: 13,
    澎湖縣: 6,
    金門縣: 6,
    連江縣: 4,
  });
  const all = COUNTIES.flatMap(({ name, townships }) => townships.map((township) => name + township));
  assert.equal(new Set(all).size, 368);
  assert.equal(new Set(COUNTIES.map(({ code }) => code)).size, 22);
});

test('a planted person is what was planted, stays so over midnight, and is nobody of the population', () => {
  const population = createPopulation({ size: 50_000 });
  const numbers = new Set([...population.people()].map(({ idNumber }) => idNumber));
  for (const kind of kinds) {
    for (let ordinal = 0; ordinal < 50; ordinal += 1) {
      const { person, inRegister, cards } = plantPerson(population, kind, ordinal, ON);
      assert.ok(checkIdNumber(person.idNumber).ok);
      assert.equal(numbers.has(person.idNumber), false);
      numbers.add(person.idNumber);
      const sound = ['eligible', 'two-cards', 'not-in-register'].includes(kind);
      for (const on of ['2026-11-22', ON, '2026-11-26'])
        assert.equal(isElectorOn(person, on), sound, `${kind} ${ordinal} ${on}`);
      assert.equal(inRegister, kind !== 'not-in-register');
      assert.equal(cards, kind === 'two-cards' ? 2 : 1);
    }
  }
});

test('two readings of the law agree on everybody', () => {
  const population = createPopulation({ size: 20_000 });
  const planted = kinds.flatMap((kind) =>
    [0, 1, 2].map((ordinal) => plantPerson(population, kind, ordinal, ON).person),
  );
  for (const person of [...population.people(), ...planted]) {
    for (const on of [ON, '2026-05-31', '2024-02-29']) {
      assert.equal(isElectorOn(person, on), ineligibility(person, on) === undefined, `${person.idNumber} ${on}`);
    }
  }
  const grounds = kinds.map((kind) => ineligibility(plantPerson(population, kind, 0, ON).person, ON) ?? 'eligible');
  assert.deepEqual(grounds, [
    'eligible',
    'under-age',
    'deceased',
    'non-resident',
    'non-resident',
    'guardianship',
    'eligible',
    'eligible',
  ]);
});

const settled: PersonRecord = {
  idNumber: 'A123456789',
  name: '示範',
  bornOn: '1980-01-01',
  county: '臺北市',
  township: '中正區',
  village: '示範里',
  address: '1鄰示範路1號',
  residence: [{ from: '1980-01-01' }],
  guardianship: [],
};

test('the edges of age and residence are the ones of the law', () => {
  // polling day 2021-08-28, computed to the day before: the gazette of the commission gives both dates
  const born = (bornOn: string) => ({ ...settled, bornOn, residence: [{ from: bornOn }] });
  assert.equal(isElectorOn(born('2003-08-28'), '2021-08-27'), true);
  assert.equal(isElectorOn(born('2003-08-29'), '2021-08-27'), false);
  const moved = (from: string) => ({ ...settled, residence: [{ from }] });
  assert.equal(isElectorOn(moved('2021-02-28'), '2021-08-27'), true);
  assert.equal(isElectorOn(moved('2021-03-01'), '2021-08-27'), false);
  assert.equal(isElectorOn({ ...settled, diedOn: '2021-08-27' }, '2021-08-27'), false);
  assert.equal(
    isElectorOn({ ...settled, guardianship: [{ from: '2020-01-01', to: '2021-01-01' }] }, '2021-08-27'),
    true,
  );
});

test('a register file has one record per line, planted people included unless it must not know them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianshu-register-'));
  try {
    const population = createPopulation({ size: 3000 });
    const planted = kinds.map((kind) => plantPerson(population, kind, 0, ON));
    const path = join(folder, 'a/register.jsonl');
    assert.equal(writeRegister(path, population.people(), planted), 3007);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').map(parsePersonRecord);
    assert.equal(lines.length, 3007);
    assert.deepEqual(lines.at(-1), population.person(2999));
    const unknown = planted.find(({ inRegister }) => !inRegister)!.person.idNumber;
    assert.equal(
      lines.some(({ idNumber }) => idNumber === unknown),
      false,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
