import { addDays, taipeiDate } from '@lianshu/core/calendar';
import { nodePrimitives as p } from '@lianshu/platform';
import { type ReleasedCount, releaseCount } from '../../../web/src/faces/ceremony/flow/release-count.ts';
import { fetchManifest } from '../../../web/src/faces/ceremony/flow/signed-manifest.ts';
import { fetchWrap, unsealCountKey } from '../../../web/src/faces/ceremony/flow/unseal.ts';
import type { CastMember } from '../authority/index.ts';
import type { NewCase } from './case-acts.ts';
import { expectAnswer } from './expect-answer.ts';
import { heldCard } from './held-card.ts';
import { act, type OfficerAtWork } from './officer-acts.ts';
import { type OpenRound, openRound } from './round.ts';
import type { World } from './world.ts';

/** Days of a pilot in the demo. */
const PILOT_DAYS = 30;

/** 試辦: from the draft to a log that takes signatures, by the same ceremony as any case. */
export async function openPilot(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  draft: Omit<NewCase, 'lead' | 'electorate'>,
): Promise<OpenRound> {
  const { number } = draft;
  const posted = { ...draft, leadName: member.person.name, isPilot: true };
  expectAnswer('draft', await officer.api.post('/api/commission/cases', posted));
  const firstDay = taipeiDate(officer.now());
  const done = await act(officer, number, 'open-pilot', { firstDay, lastDay: addDays(firstDay, PILOT_DAYS) });
  const code = done.once?.authenticationCode;
  if (code === undefined) throw new Error('no authentication code was shown');
  return openRound(world, officer, member, number, code);
}

/** The lead of a pilot that is over gives her progress key for the report. */
export async function releaseCountOf({ lead, log }: OpenRound): Promise<ReleasedCount> {
  const { api, trust, card, now } = lead;
  const { manifest } = expectAnswer('manifest', await fetchManifest(p, trust, api, log));
  const wrap = expectAnswer('wrap', await fetchWrap(p, api, manifest));
  const unseal = { p, card: heldCard(card, now), slot: '', pin: card.pin, wrap, manifest };
  const { seedCount } = expectAnswer('count key', await unsealCountKey(unseal));
  return expectAnswer('release count', await releaseCount(api, log, seedCount));
}
