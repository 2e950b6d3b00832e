import { castMember } from '../authority/index.ts';
import { playCase } from '../demo/play-case.ts';
import { PILOT_CONDITIONS } from '../demo/play-pilot.ts';
import { CASE_17, CASE_18, CASE_19, CASE_20 } from '../seed/published-cases.ts';
import { takeCase } from '../world/case-acts.ts';
import type { People } from '../world/people.ts';
import { openPetition, seatOfficer } from '../world/petition.ts';
import { openPilot } from '../world/pilot.ts';
import type { OpenRound } from '../world/round.ts';
import { openLog, signOnce } from '../world/signer-acts.ts';
import { visitorApi } from '../world/visitor.ts';
import type { World } from '../world/world.ts';

/** What a visitor of the demo must be told, kept beside the data for later starts. Demo secrets of demo people. */
export interface SeededCases {
  readonly open: {
    readonly number: string;
    readonly link: string;
    readonly authenticationCode: string;
    readonly unsealingCode: string;
  };
  readonly ceremony: { readonly number: string; readonly authenticationCode: string };
  readonly finished: { readonly number: string; readonly log: string };
  readonly review: { readonly number: string };
  /** A lead is expected at the counter; not in data of earlier starts. */
  readonly counter?: { readonly number: string };
  /** 試辦; not in data of earlier starts. */
  readonly pilot?: { readonly number: string; readonly link: string; readonly authenticationCode: string };
}

export interface SeedOptions {
  readonly world: World;
  readonly people: People;
  readonly folder: string;
  readonly now: () => number;
  readonly say: (step: string) => void;
}

/** How many of the people have signed the open case when the demo starts. */
const SIGNED_BEFORE = 12;

/** A threshold that a visitor can pass by hand: 1.5 % of it is ten. */
const SMALL_ELECTORATE = 660;

/** Five cases at five stages and a pilot, with the texts of published ones, made through the programs' own doors. */
export async function seedCases({ world, people, folder, now, say }: SeedOptions): Promise<SeededCases> {
  const { origin } = world.server;
  say('a case that is decided and published');
  const { caseNumber, log } = await playCase({ world, people, folder, now, caseNumber: '9001', parallel: 16 });

  say('a case that collects signatures');
  const officer = await seatOfficer(world, people, now);
  const kind = 'policy-initiative';
  const { mainText, reason } = CASE_18;
  const draft = { number: '9002', kind, mainText, reason, electorate: SMALL_ELECTORATE } as const;
  const petition = await openPetition(world, officer, people.lead, draft);
  const open = await openLog(visitorApi(origin), world.registryDeps.trust, petition.log);
  await Promise.all(
    people.pressers.slice(0, SIGNED_BEFORE).map(async ({ card }) => {
      const outcome = await signOnce({ api: visitorApi(origin), card, now }, open);
      if (outcome.kind !== 'signed') throw new Error(`seeding: ${outcome.kind}`);
    }),
  );

  say('a case whose lead comes for her keys, one under review, and one whose lead is expected at the counter');
  const second = castMember(people.pki, people.population, 'lead', 1);
  const later = { number: '9003', kind, lead: second, ...CASE_19_TEXT } as const;
  const laterCode = (await takeCase(officer, later, 'collected'))!;
  await takeCase(officer, { number: '9004', kind, lead: second, ...CASE_17_TEXT }, 'review');
  await takeCase(officer, { number: '9005', kind, lead: second, ...CASE_17_TEXT }, 'notified');
  say('a pilot (試辦)');
  const { mainText: trialText } = CASE_20;
  const trial = { number: 'T1', kind, mainText: trialText, reason: PILOT_CONDITIONS } as const;
  const pilot = await openPilot(world, officer, people.lead, trial);
  return {
    open: pick(petition),
    ceremony: { number: '9003', authenticationCode: laterCode },
    finished: { number: caseNumber, log },
    review: { number: '9004' },
    counter: { number: '9005' },
    pilot: { number: pilot.number, link: pilot.link, authenticationCode: pilot.authenticationCode },
  };
}

function pick({ number, link, authenticationCode, unsealingCode }: OpenRound): SeededCases['open'] {
  return { number, link, authenticationCode, unsealingCode };
}

const CASE_19_TEXT = { mainText: CASE_19.mainText, reason: CASE_19.reason, electorate: CASE_19.electorate };
const CASE_17_TEXT = { mainText: CASE_17.mainText, reason: CASE_17.reason, electorate: CASE_17.electorate };
