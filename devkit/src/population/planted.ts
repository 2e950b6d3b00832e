import type { PersonRecord } from '../../../registry/src/register/person-record.ts';
import { addDays, addMonths, addYears } from './iso-dates.ts';
import type { Population } from './population.ts';

/** What is special about a planted person on the day that counts, and how the simulator's page says it. */
export const CIRCUMSTANCES = {
  eligible: '合格',
  'under-age': '未滿十八歲',
  deceased: '已死亡',
  'non-resident': '遷入未滿六個月',
  'moved-abroad': '已遷出國外',
  guardianship: '受監護宣告',
  'not-in-register': '查無戶籍資料',
  'two-cards': '持有兩張憑證',
} as const;

export type Circumstance = keyof typeof CIRCUMSTANCES;

export interface PlantedPerson {
  readonly circumstance: Circumstance;
  readonly person: PersonRecord;
  /** False for people whom the register must not know. */
  readonly inRegister: boolean;
  readonly cards: 1 | 2;
}

const ORDER = Object.keys(CIRCUMSTANCES) as readonly Circumstance[];
const PER_CIRCUMSTANCE = 100_000;

/**
 * Person number `ordinal` (from 0, below 100,000) to whom `circumstance` applies on the ISO date `on` (Act Art. 8: age and
 * residence are computed on the day the roster is filed). Never one of the population's own people.
 */
export function plantPerson(
  population: Population,
  circumstance: Circumstance,
  ordinal: number,
  on: string,
): PlantedPerson {
  if (!(ordinal >= 0 && ordinal < PER_CIRCUMSTANCE)) throw new RangeError('planted ordinal');
  const base = population.outsider(ORDER.indexOf(circumstance) * PER_CIRCUMSTANCE + ordinal);
  return {
    circumstance,
    person: { ...base, ...changes(base, circumstance, ordinal, on) },
    inRegister: circumstance !== 'not-in-register',
    cards: circumstance === 'two-cards' ? 2 : 1,
  };
}

/** Weeks away from every edge, so that a run that crosses midnight still finds what was planted. */
function changes(base: PersonRecord, circumstance: Circumstance, ordinal: number, on: string): Partial<PersonRecord> {
  switch (circumstance) {
    case 'under-age': {
      const bornOn = addDays(addYears(on, -18), 30 + ((ordinal * 97) % 700));
      return { bornOn, residence: [{ from: bornOn }] };
    }
    case 'deceased':
      return { diedOn: addDays(on, -1 - ((ordinal * 31) % 300)) };
    case 'non-resident': {
      const back = addDays(addMonths(on, -6), 20 + ((ordinal * 13) % 140));
      return { residence: [{ from: base.bornOn, to: addDays(back, -800) }, { from: back }] };
    }
    case 'moved-abroad':
      return { residence: [{ from: base.bornOn, to: addDays(on, -900 - ((ordinal * 17) % 900)) }] };
    case 'guardianship':
      return { guardianship: [{ from: addDays(on, -400 - ((ordinal * 19) % 900)) }] };
    default:
      return {};
  }
}

/**
 * Whether a person may sign, computed on `on`: eighteen, registered without a gap for six months to that day, alive, not
 * under guardianship (Act Art. 7, 8). Devkit's own reading of the law, to hold the registry's against.
 */
export function isElectorOn(person: PersonRecord, on: string): boolean {
  const next = addDays(on, 1);
  const ofAge = addYears(person.bornOn, 18) <= next;
  const alive = person.diedOn === undefined || person.diedOn > on;
  const here = person.residence.some(({ from, to }) => addMonths(from, 6) <= next && (to === undefined || to >= on));
  const free = person.guardianship.every(({ from, to }) => from > on || (to !== undefined && to < on));
  return ofAge && alive && here && free;
}
