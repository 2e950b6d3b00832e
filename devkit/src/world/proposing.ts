import { addDays, taipeiDate } from '@lianshu/core/calendar';
import type { CastMember } from '../authority/index.ts';
import { type NewCase, PLACE } from './case-acts.ts';
import { serveLetter, tryCard } from './counter.ts';
import { expectAnswer } from './expect-answer.ts';
import { act, type OfficerAtWork } from './officer-acts.ts';
import { type CheckedRound, fileAndCheck, type OpenRound, openRound } from './round.ts';
import type { World } from './world.ts';

const PROPOSING_DAYS = 90;

/** From the draft to a log that proposers sign in: policy `e-proposal` settled, the code handed over at the counter. */
export async function openProposing(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  { number, electorate, ...draft }: Omit<NewCase, 'lead'>,
): Promise<OpenRound> {
  const { api, now } = officer;
  expectAnswer('draft', await api.post('/api/commission/cases', { number, ...draft, leadName: member.person.name }));
  await act(officer, number, 'settle-policy', {
    policy: 'e-proposal',
    choice: 'on',
    reasons: '示範：電子提案尚無辦法可循，僅供準備提案之用。',
  });
  const trialToken = await tryCard(officer, number, member.card);
  const lastDay = addDays(taipeiDate(now()), PROPOSING_DAYS);
  const opened = await act(officer, number, 'open-proposing', { electorate, lastDay, undertaking: true, trialToken });
  return openRound(world, officer, member, number, codeOf(opened));
}

/** The proposers filed, accepted for examination and checked. */
export function checkProposers(
  world: World,
  officer: OfficerAtWork,
  round: OpenRound,
  onStep: (step: string) => void = () => {},
): Promise<CheckedRound> {
  const onFiled = async (): Promise<void> => {
    await act(officer, round.number, 'accept-proposal', { mattersConsulted: true });
    await act(officer, round.number, 'begin-proposer-check', {});
  };
  return fileAndCheck(world, officer, round, { onFiled, onStep });
}

/** Too few proposers: the order of the supplement, and its log with the new code. */
export async function supplementProposing(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  number: string,
): Promise<OpenRound> {
  const ordered = await act(officer, number, 'order-proposer-supplement', {});
  await serveLetter(officer, number, 'proposer-supplement-order', {});
  return openRound(world, officer, member, number, codeOf(ordered));
}

/** Enough proposers: from the notice to collect to the petition's open log. */
export async function goOnToPetition(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  number: string,
): Promise<OpenRound> {
  await act(officer, number, 'notify-to-collect', {});
  await serveLetter(officer, number, 'collection-notice', { place: PLACE });
  const trialToken = await tryCard(officer, number, member.card);
  const way = { electronic: true, paper: false, undertaking: true } as const;
  const collected = await act(officer, number, 'record-collection', { ...way, trialToken });
  return openRound(world, officer, member, number, codeOf(collected));
}

/** Too few signers: the order of the supplement (補提), and its log with the new code (regulation Art. 8(4)). */
export async function supplementPetition(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  number: string,
): Promise<OpenRound> {
  const ordered = await act(officer, number, 'order-signer-supplement', {});
  await serveLetter(officer, number, 'signer-supplement-order', {});
  return openRound(world, officer, member, number, codeOf(ordered));
}

/** Shown once, to whoever stands at the counter. */
export function codeOf({ once }: Awaited<ReturnType<typeof act>>): string {
  if (once?.authenticationCode === undefined) throw new Error('no authentication code was shown');
  return once.authenticationCode;
}
