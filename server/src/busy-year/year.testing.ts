import { addDays, type IsoDate, startOfTaipeiDay, taipeiDate } from '@lianshu/core/calendar';
import type { CommandName } from '@lianshu/core/case';
import { nextAct } from './desk.testing.ts';
import { drawsOf, FATES, type Fate, isPilotFate } from './fates.testing.ts';
import type { Office } from './offices.testing.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface YearPlan {
  readonly seed: number;
  readonly cases: number;
  readonly firstDay: IsoDate;
  /** Of daily work. */
  readonly days: number;
  /** A week in which nothing runs, from this day of the year on. */
  readonly outageFrom: number;
  /** How many times the server is started anew on a day of work. */
  readonly restarts: number;
}

export const OUTAGE_DAYS = 7;
/** After the days of work: until the records of every case are destroyed. */
const QUIET_STEPS = 64;
const QUIET_STEP_DAYS = 14;

export interface Refused {
  readonly number: string;
  readonly fate: Fate;
  readonly command: CommandName;
  readonly code: string;
}

interface Desk {
  readonly number: string;
  readonly fate: Fate;
  readonly draw: (limit: number) => number;
  /** The day on which somebody looks at it next. */
  nextOn: IsoDate;
  isDone: boolean;
}

/**
 * A year of a busy commission, then years of quiet, on any office: people who delay, days on which the clock runs late, restarts and
 * a week in which nothing runs. The same plan does the same on the same days whatever the office. `started` is called after each start.
 * Returns what was refused.
 */
export async function playYear(
  office: Office,
  plan: YearPlan,
  started: (now: number) => Promise<void> = async () => {},
): Promise<readonly Refused[]> {
  const desks = desksOf(plan);
  const draw = drawsOf(plan.seed);
  const isDown = (day: number) => day >= plan.outageFrom && day < plan.outageFrom + OUTAGE_DAYS;
  const restartOn = new Set<number>();
  while (restartOn.size < plan.restarts) {
    const day = 1 + draw(plan.days - 1);
    if (!isDown(day)) restartOn.add(day);
  }
  const refused: Refused[] = [];
  const at = (day: IsoDate, ms: number) => startOfTaipeiDay(day) + ms;
  const start = async (now: number) => {
    await office.start(now);
    await started(now);
  };
  const work = async (today: IsoDate) => {
    for (const desk of desks) if (desk.nextOn <= today) await sit(office, desk, at(today, 10 * HOUR_MS), refused);
  };
  await start(at(plan.firstDay, 0));
  for (let day = 0; day < plan.days; day++) {
    const today = addDays(plan.firstDay, day);
    const isLate = draw(2) === 0;
    if (day === plan.outageFrom) await office.stop();
    if (isDown(day)) continue;
    if (day === plan.outageFrom + OUTAGE_DAYS) await start(at(today, 8 * HOUR_MS));
    if (!isLate) await office.tick(at(today, 30 * MINUTE_MS));
    if (restartOn.has(day)) {
      await office.stop();
      await start(at(today, 9 * HOUR_MS));
    }
    await work(today);
    if (isLate) await office.tick(at(today, 18 * HOUR_MS));
  }
  for (let step = 1; step <= QUIET_STEPS; step++) {
    const today = addDays(plan.firstDay, plan.days + step * QUIET_STEP_DAYS);
    await office.tick(at(today, 30 * MINUTE_MS));
    await work(today);
  }
  await office.stop();
  await start(at(addDays(plan.firstDay, plan.days + (QUIET_STEPS + 1) * QUIET_STEP_DAYS), 0));
  return refused;
}

function desksOf({ seed, cases, firstDay }: YearPlan): readonly Desk[] {
  let [ordinary, pilots] = [9000, 0];
  return Array.from({ length: cases }, (_, i) => {
    const fate = FATES[i % FATES.length]!;
    const draw = drawsOf(seed * 1000 + i);
    const number = isPilotFate(fate) ? `T${++pilots}` : String(++ordinary);
    return { number, fate, draw, nextOn: addDays(firstDay, draw(45)), isDone: false };
  });
}

/** One act at most, and when to look again. */
async function sit(office: Office, desk: Desk, now: number, refused: Refused[]): Promise<void> {
  const { number, fate, draw } = desk;
  const today = taipeiDate(now);
  const stored = await office.load(number);
  const { phase, window, records } = stored.state;
  if (desk.isDone && records === 'kept') return;
  const command = nextAct(number, fate, stored, now, draw);
  desk.nextOn = addDays(today, 1 + draw(4));
  // Who means to come too late is there on the very next day.
  if (fate === 'files-too-late' && phase === 'petitioning') desk.nextOn = addDays(window?.lastDay ?? today, 1);
  if (command === null) return;
  const code = await office.enter(number, command, now);
  if (code === 'ok') return;
  refused.push({ number, fate, command: command.name, code });
  // Who was refused does not come again.
  desk.isDone = true;
}
