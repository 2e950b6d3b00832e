import type { CommandName } from '@lianshu/core/case';
import { type Ceremony, draftCase, logInAs, makeFiling, makePost, officerOf, openLog } from './acts.testing.ts';
import { trialToken } from './counter.testing.ts';
import { writeVerdict } from './verdict.testing.ts';
import { type Reply, Visitor } from './visitor.testing.ts';
import type { World } from './world.testing.ts';

/** A case with its officer and its lead, played round after round at the API. */
export interface RoundPlayer {
  readonly world: World;
  readonly number: string;
  readonly officer: Visitor;
}

export function actOn({ officer, number }: RoundPlayer, command: CommandName, data: object = {}): Promise<Reply> {
  return officer.must(officer.post(`/api/commission/cases/${number}/commands`, { command, data }));
}

/** 電子提案: from the draft to a log that proposers sign in, on the trial of the lead's card at the counter. */
export async function openProposing(
  world: World,
  number: string,
  electorate: number,
): Promise<{ readonly player: RoundPlayer; readonly lead: Visitor; readonly log: Ceremony }> {
  const officer = await officerOf(world);
  const player: RoundPlayer = { world, number, officer };
  await draftCase(world, officer, number);
  await actOn(player, 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons: '示範' });
  const opened = await actOn(player, 'open-proposing', {
    electorate,
    lastDay: '2027-02-28',
    undertaking: true,
    trialToken: await trialToken(officer, number, world.lead),
  });
  const authenticationCode = opened.json.once.authenticationCode as string;
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
  return { player, lead, log: await openLog(player, lead) };
}

/** The holders of these cards sign; each answer. */
export async function signAll(world: World, ceremony: Ceremony, cards: readonly number[]): Promise<readonly Reply[]> {
  const visitor = new Visitor(world.app);
  const replies: Reply[] = [];
  for (const card of cards) {
    const post = await makePost(world, ceremony, world.card(card));
    replies.push(await visitor.post(`/api/logs/${ceremony.log}/signatures`, post));
  }
  return replies;
}

/** The lead holds and files the log of a round. */
export async function fileRound(
  world: World,
  lead: Visitor,
  ceremony: Ceremony,
  realCount: number,
  paperCount = 0,
): Promise<Reply> {
  const held = (await lead.must(lead.post(`/api/lead/logs/${ceremony.log}/hold`))).json;
  return lead.post(`/api/lead/logs/${ceremony.log}/file`, makeFiling(world, ceremony, held, realCount, paperCount));
}

/** The registry's verdict comes back, `struck` of the records struck out, and is taken. */
export async function checkRound(
  { world, officer }: RoundPlayer,
  ceremony: Ceremony,
  struck = 0,
  paper: object = {},
): Promise<Reply> {
  const url = `/api/commission/logs/${ceremony.log}`;
  await officer.must(officer.post(`${url}/export-filing`));
  await writeVerdict(world, ceremony, (bytes) => bytes, struck);
  return officer.must(officer.post(`${url}/import-verdict`, paper));
}
