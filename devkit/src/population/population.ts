import type { Span } from '@lianshu/core/case';
import type { PersonRecord } from '../../../registry/src/register/person-record.ts';
import { homeOf } from './homes.ts';
import { ID_CAPACITY, idNumberOf } from './id-numbers.ts';
import { IndexRandom, keyOf } from './index-random.ts';
import { addDays, addMonths, addYears } from './iso-dates.ts';
import { nameOf } from './names.ts';

export interface PopulationOptions {
  readonly seed?: string;
  /** How many people; `MAX_POPULATION` at most. */
  readonly size: number;
  /** The ISO date that the register describes. */
  readonly asOf?: string;
}

/** Synthetic people by index. Nobody in it exists; an ID number may by chance be somebody's all the same. */
export interface Population {
  readonly size: number;
  readonly asOf: string;
  /** Person `index`, from 0; costs the same for every index. */
  person(index: number): PersonRecord;
  /** All of them in order, one at a time. */
  people(): Generator<PersonRecord>;
  /** A person with nothing special about her, outside the indices below `size`: for planted cases to start from. */
  outsider(ordinal: number): PersonRecord;
}

const OUTSIDERS = 1_000_000;
/** The rest of the numbers is kept for planted people. */
export const MAX_POPULATION: number = ID_CAPACITY - OUTSIDERS;

export const POPULATION_DATE = '2026-11-01';

/** Share of people per band of ten years of age, from 0 to 109, of a hundred thousand. */
const AGE_BANDS = [7_000, 8_500, 11_500, 14_000, 16_500, 15_000, 14_000, 9_000, 3_800, 690, 10];

/** The population of `seed`; the same seed and size give the same people on every machine. */
export function createPopulation(options: PopulationOptions): Population {
  const { seed = 'lianshu demo 2026', size, asOf = POPULATION_DATE } = options;
  if (!Number.isInteger(size) || size < 0 || size > MAX_POPULATION) throw new RangeError('population size');
  const key = keyOf(`population ${seed}`);
  return {
    size,
    asOf,
    person(index) {
      if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('no such person');
      return ordinaryPerson(key, index, asOf);
    },
    *people() {
      for (let index = 0; index < size; index += 1) yield ordinaryPerson(key, index, asOf);
    },
    outsider(ordinal) {
      if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= OUTSIDERS) throw new RangeError('no such person');
      return settledAdult(key, MAX_POPULATION + ordinal, asOf);
    },
  };
}

function ordinaryPerson(key: number, index: number, asOf: string): PersonRecord {
  const random = new IndexRandom(key, index);
  const bornOn = birthday(random, asOf);
  const identity = identityOf(random, key, index);
  const diedOn = random.chance(0.012) ? latest(bornOn, addDays(asOf, -random.below(1100))) : undefined;
  const residence = residenceOf(random, bornOn, asOf);
  const guardianship = random.chance(0.003) ? [guardianshipPeriod(random, bornOn, asOf)] : [];
  return { ...identity, bornOn, ...(diedOn ? { diedOn } : {}), ...homeOf(random), residence, guardianship };
}

/** Between 25 and 74 years old, registered since birth, alive and under no guardianship. */
function settledAdult(key: number, index: number, asOf: string): PersonRecord {
  const random = new IndexRandom(key, index);
  const bornOn = addDays(addYears(asOf, -25 - random.below(50)), -random.below(365));
  const identity = identityOf(random, key, index);
  return { ...identity, bornOn, ...homeOf(random), residence: [{ from: bornOn }], guardianship: [] };
}

function identityOf(
  random: IndexRandom,
  key: number,
  index: number,
): { readonly idNumber: string; readonly name: string } {
  const sex = random.chance(0.493) ? 1 : 2;
  return { idNumber: idNumberOf(key, index, sex), name: nameOf(random, sex) };
}

function birthday(random: IndexRandom, asOf: string): string {
  let place = random.below(100_000);
  const band = AGE_BANDS.findIndex((share) => {
    place -= share;
    return place < 0;
  });
  return addDays(asOf, -Math.floor((band * 10 + random.below(3652) / 365.2) * 365.25) - random.below(2));
}

/** Mostly since birth; some went abroad for good, some came back, a few only just. */
function residenceOf(random: IndexRandom, bornOn: string, asOf: string): readonly Span[] {
  if (!random.chance(0.03)) return [{ from: bornOn }];
  const left = addDays(asOf, -400 - random.below(6000));
  if (left <= bornOn) return [{ from: bornOn }];
  const away = { from: bornOn, to: left };
  if (random.chance(0.5)) return [away];
  const back = random.chance(0.15) ? addMonths(asOf, -random.below(6)) : addDays(left, 60 + random.below(200));
  return [away, { from: back }];
}

function guardianshipPeriod(random: IndexRandom, bornOn: string, asOf: string): Span {
  const from = latest(bornOn, addDays(asOf, -30 - random.below(4000)));
  const to = random.chance(0.15) ? latest(from, addDays(asOf, -random.below(30))) : undefined;
  return to ? { from, to } : { from };
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
