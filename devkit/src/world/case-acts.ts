import type { CaseKind } from '@lianshu/core/case';
import type { CastMember } from '../authority/index.ts';
import { serveLetter, tryCard } from './counter.ts';
import { expectAnswer } from './expect-answer.ts';
import { act, type OfficerAtWork } from './officer-acts.ts';

export interface NewCase {
  readonly number: string;
  readonly kind: CaseKind;
  readonly mainText: string;
  readonly reason: string;
  readonly lead: Pick<CastMember, 'person' | 'card'>;
  readonly electorate: number;
}

/** Where the lead collects. */
export const PLACE = '中央選舉委員會（臺北市中正區徐州路5號）';

/** The acts on a case from its draft to the collection of the code, in their order. */
const STEPS = ['draft', 'filed', 'review', 'proposer-check', 'notified', 'collected'] as const;

/** How far `takeCase` takes a case. */
export type CaseStep = (typeof STEPS)[number];

/** Drafts a case and takes it as far as `until`. Returns the authentication code when it is collected. */
export async function takeCase(officer: OfficerAtWork, given: NewCase, until: CaseStep): Promise<string | undefined> {
  const { number, electorate, lead, ...draft } = given;
  const proposers = Math.ceil(electorate / 10_000);
  const struckOut = 1 + Math.ceil(proposers / 20);
  const reaches = (step: CaseStep): boolean => STEPS.indexOf(step) <= STEPS.indexOf(until);
  expectAnswer(
    'draft',
    await officer.api.post('/api/commission/cases', { number, ...draft, leadName: lead.person.name }),
  );
  if (reaches('filed')) {
    await act(officer, number, 'file-proposal', { electorate, proposersFiled: proposers + struckOut });
  }
  if (reaches('review')) await act(officer, number, 'accept-proposal', { mattersConsulted: true });
  if (reaches('proposer-check')) await act(officer, number, 'begin-proposer-check', {});
  if (reaches('notified')) {
    await act(officer, number, 'record-proposer-check', { valid: proposers, struckOut });
    await act(officer, number, 'notify-to-collect', {});
    await serveLetter(officer, number, 'collection-notice', { place: PLACE });
  }
  if (!reaches('collected')) return undefined;
  const trialToken = await tryCard(officer, number, lead.card);
  const way = { electronic: true, paper: false, undertaking: true } as const;
  const done = await act(officer, number, 'record-collection', { ...way, trialToken });
  const code = done.once?.authenticationCode;
  if (code === undefined) throw new Error('no authentication code was shown');
  return code;
}
