import { join } from 'node:path';
import type { Manifest } from '@lianshu/core/manifest';
import type { Outcome } from '../../../web/src/faces/registry/inbox.ts';
import type { CastMember } from '../authority/index.ts';
import { checkAtRegistry, countersignAtRegistry, type NewCase, takeCase } from './case-acts.ts';
import {
  fileOnce,
  holdCeremony,
  type LeadAtWork,
  provePossessionOf,
  signInAsLead,
  signingLinkOf,
} from './lead-acts.ts';
import { act, actOnLog, type OfficerAtWork, publish, signInAsOfficer } from './officer-acts.ts';
import type { People } from './people.ts';
import { visitorApi } from './visitor.ts';
import type { World } from './world.ts';

/** An officer of the commission, signed in. */
export async function seatOfficer(world: World, people: People, now: () => number): Promise<OfficerAtWork> {
  const { origin } = world.server;
  const officer = { api: visitorApi(origin), card: people.officer.card, origin, now };
  await signInAsOfficer(officer);
  return officer;
}

/** A petition whose log takes signatures. */
export interface OpenPetition {
  readonly number: string;
  readonly log: string;
  readonly manifest: Manifest;
  readonly lead: LeadAtWork;
  readonly authenticationCode: string;
  readonly unsealingCode: string;
  /** With the manifest's pin in its fragment. */
  readonly link: string;
}

/** From the draft to an open log: the commission's acts, the lead's ceremony, both countersignatures. */
export async function openPetition(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  draft: Omit<NewCase, 'lead'>,
): Promise<OpenPetition> {
  const { now, origin } = officer;
  const { number } = draft;
  const authenticationCode = (await takeCase(officer, { ...draft, lead: member }, 'collected'))!;
  const lead = { api: visitorApi(origin), card: member.card, trust: world.registryDeps.trust, origin, now };
  await signInAsLead(lead, number, authenticationCode);
  const { code: unsealingCode, manifest } = await holdCeremony(lead, number);
  const { log } = manifest;
  await actOnLog(officer, log, 'countersign');
  await countersignAtRegistry(visitorApi(world.registryOrigin), log);
  await provePossessionOf(lead, manifest, unsealingCode);
  await actOnLog(officer, log, 'open');
  return { number, log, manifest, lead, authenticationCode, unsealingCode, link: await signingLinkOf(lead, log) };
}

/** How a filed petition ended. */
export interface FinishedPetition {
  /** Entries of the log, leaf 0 counted. */
  readonly size: number;
  /** What the lead counted and filed. */
  readonly realCount: number;
  readonly check: Outcome;
  /** Folder of the published bundle. */
  readonly bundle: string;
}

/** From the filing to the published bundle: the lead files once, the registry checks, the commission decides. */
export async function finishPetition(
  world: World,
  officer: OfficerAtWork,
  petition: OpenPetition,
  onStep: (step: string) => void = () => {},
): Promise<FinishedPetition> {
  const { number, log, lead, unsealingCode } = petition;
  onStep('the lead files once');
  const { filing, tally } = await fileOnce(lead, log, unsealingCode);
  onStep('the household authority checks every entry');
  await act(officer, number, 'begin-household-check', {});
  await actOnLog(officer, log, 'export-filing');
  const check = await checkAtRegistry(visitorApi(world.registryOrigin), log);
  await actOnLog(officer, log, 'import-verdict');
  onStep('the commission decides and publishes');
  await act(officer, number, 'establish', { officialNumber: `示範-${number}` });
  await publish(officer, number);
  return { size: filing.size, realCount: tally.real, check, bundle: join(world.bundlesFolder, log) };
}
