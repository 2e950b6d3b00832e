import type { CastMember } from '../authority/index.ts';
import { type NewCase, takeCase } from './case-acts.ts';
import { act, type OfficerAtWork, publish, signInAsOfficer } from './officer-acts.ts';
import type { People } from './people.ts';
import { type CheckedRound, fileAndCheck, type OpenRound, openRound } from './round.ts';
import { visitorApi } from './visitor.ts';
import type { World } from './world.ts';

/** An officer of the commission, signed in. */
export async function seatOfficer(world: World, people: People, now: () => number): Promise<OfficerAtWork> {
  const { origin } = world.server;
  const officer = { api: visitorApi(origin), card: people.officer.card, origin, now };
  await signInAsOfficer(officer);
  return officer;
}

/** From the draft to an open log: the commission's acts, the lead's ceremony, both countersignatures. */
export async function openPetition(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  draft: Omit<NewCase, 'lead'>,
): Promise<OpenRound> {
  const authenticationCode = (await takeCase(officer, { ...draft, lead: member }, 'collected'))!;
  return openRound(world, officer, member, draft.number, authenticationCode);
}

/** The petition filed and checked; what follows depends on how many were accepted. */
export function checkPetition(
  world: World,
  officer: OfficerAtWork,
  petition: OpenRound,
  onStep: (step: string) => void = () => {},
): Promise<CheckedRound> {
  const onFiled = async (): Promise<void> => {
    await act(officer, petition.number, 'begin-household-check', {});
  };
  return fileAndCheck(world, officer, petition, { onFiled, onStep });
}

/** 成立, and the bundle of every round. */
export async function establish(officer: OfficerAtWork, number: string): Promise<void> {
  await act(officer, number, 'establish', { officialNumber: `示範-${number}` });
  await publish(officer, number);
}

/** From the filing to the published bundle: the lead files once, the registry checks, the commission decides. */
export async function finishPetition(
  world: World,
  officer: OfficerAtWork,
  petition: OpenRound,
  onStep: (step: string) => void = () => {},
): Promise<CheckedRound> {
  const checked = await checkPetition(world, officer, petition, onStep);
  onStep('the commission decides and publishes');
  await establish(officer, petition.number);
  return checked;
}
