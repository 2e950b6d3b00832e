import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { taipeiDate } from '@lianshu/core/calendar';
import { type DestroyedItem, parseDestruction, verifyDestruction } from '@lianshu/core/destruction';
import { parsePilotReport, verifyPilotReport } from '@lianshu/core/pilot';
import { nodePrimitives as p } from '@lianshu/platform';
import { CASE_20 } from '../seed/published-cases.ts';
import { act } from '../world/officer-acts.ts';
import type { People } from '../world/people.ts';
import { seatOfficer } from '../world/petition.ts';
import { openPilot, releaseCountOf } from '../world/pilot.ts';
import { destroyInRegistry, seatRegistryOfficer } from '../world/registry-acts.ts';
import { openLog, signOnce } from '../world/signer-acts.ts';
import { visitorApi } from '../world/visitor.ts';
import type { World } from '../world/world.ts';
import { inParallel } from './in-parallel.ts';

export interface PlayedPilot {
  readonly caseNumber: string;
  readonly log: string;
  readonly receipts: number;
  readonly slots: number;
  /** By the progress key that the lead released. */
  readonly counted: number;
  readonly filingRefused: string;
  readonly refusals: Readonly<Record<string, number>>;
  readonly destroyed: readonly DestroyedItem[];
  readonly destroyedAtRegistry: readonly DestroyedItem[];
  /** Signed report and statements, as published. */
  readonly published: readonly string[];
}

export interface PlayPilotOptions {
  readonly world: World;
  readonly people: People;
  readonly now: () => number;
  readonly caseNumber: string;
  readonly onStep?: (step: string) => void;
}

export const PILOT_CONDITIONS =
  '試辦條件：\n一、收據均於五秒內回覆。\n二、過期及廢止之憑證均遭拒絕。\n三、任何頁面均不顯示連署人數。';

/** Plays a pilot (試辦) from its draft to the destruction of its records at both authorities. Throws where a step goes wrong. */
export async function playPilot(options: PlayPilotOptions): Promise<PlayedPilot> {
  const { world, people, now, caseNumber: number, onStep = () => {} } = options;
  const { origin } = world.server;
  const { trust } = world.registryDeps;

  onStep('a pilot is opened: the same ceremony, without legal effect');
  const officer = await seatOfficer(world, people, now);
  const draft = { number, kind: 'policy-initiative', mainText: CASE_20.mainText, reason: PILOT_CONDITIONS } as const;
  const round = await openPilot(world, officer, people.lead, draft);
  const { log, manifest, lead } = round;
  if (!manifest.policies.pilot) throw new Error('the manifest of a pilot does not say so');

  onStep(`${people.pressers.length} people sign`);
  const open = await openLog(visitorApi(origin), trust, log);
  const outcomes = await inParallel(people.pressers, 8, ({ card }) =>
    signOnce({ api: visitorApi(origin), card, now }, open),
  );
  for (const { kind } of outcomes) if (kind !== 'signed') throw new Error(`signing ended as ${kind}`);
  const expired = await signOnce({ api: visitorApi(origin), card: people.refusedCard('expired'), now }, open);
  if (expired.kind !== 'refused') throw new Error('an expired card was not refused');
  const held = await lead.api.post(`/api/lead/logs/${log}/hold`, {});
  if (held.ok) throw new Error('a pilot was held for filing');

  onStep('the pilot ends, its lead gives the progress key, the report is published');
  await act(officer, number, 'end-pilot', { reasons: '試辦條件均已測試。' });
  const counted = await releaseCountOf(round);
  await act(officer, number, 'report-pilot', {
    conditions: '一、達成。\n二、達成。\n三、達成。',
    failures: '無。',
    feedback: '參與者反映：希望字體再大一些。',
  });

  onStep('both authorities destroy the records and sign what they destroyed');
  await act(officer, number, 'destroy-records', { destroyedOn: taipeiDate(now()) });
  await destroyInRegistry(await seatRegistryOfficer(world.registryOrigin, world.registryCard, now), number);
  const read = async (folder: string, name: string) => new Uint8Array(await readFile(join(folder, name)));
  const statement = parseDestruction(await read(world.bundlesFolder, `${number}.destruction.json`));
  const answer = parseDestruction(
    await read(join(world.exchangeFolder, 'to-commission'), `destruction-${number}.registry.json`),
  );
  const report = parsePilotReport(await read(world.bundlesFolder, `${number}.pilot-report.json`));
  const isSigned = verifyDestruction(p, trust, statement) && verifyDestruction(p, trust, answer);
  if (!isSigned || !verifyPilotReport(p, trust.commission, report)) throw new Error('a statement is not signed');
  return {
    caseNumber: number,
    log,
    receipts: outcomes.length,
    slots: counted.entries - 1,
    counted: counted.real,
    filingRefused: held.problem.code,
    refusals: report.figures?.refusals ?? {},
    destroyed: statement.destroyed,
    destroyedAtRegistry: answer.destroyed,
    published: [`${log}.tag-key.json`, `${number}.pilot-report.json`, `${number}.destruction.json`].map((name) =>
      join(world.bundlesFolder, name),
    ),
  };
}
