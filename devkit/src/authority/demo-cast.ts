import type { PersonRecord } from '../../../registry/src/register/person-record.ts';
import { type Card, issueCard } from '../card/card.ts';
import type { DemoPki } from '../pki/demo-pki.ts';
import type { Population } from '../population/population.ts';

/** A person with a part in the demo, her entry in the register and her card. */
export interface CastMember {
  readonly role: CastRole;
  /** How the simulator's page names the part. */
  readonly roleName: string;
  readonly person: PersonRecord;
  readonly card: Card;
}

const ROLES = {
  'commission-officer': '中選會承辦（三單位）',
  'registry-officer': '戶政機關（三職務）',
  lead: '領銜人',
  'intake-officer': '中選會綜合規劃處',
  'legal-officer': '中選會法政處',
  'meeting-officer': '中選會委員會議',
  auditor: '中選會稽核',
  'registry-clerk': '戶政機關查對承辦',
  'registry-reviewer': '戶政機關複核',
  'registry-head': '戶政機關主管',
} as const;

export type CastRole = keyof typeof ROLES;

/** Behind every number that planted cases use. */
const FIRST = 900_000;
const PER_ROLE = 1_000;

/**
 * Member number `ordinal` (from 0, below 1,000) of a role: a settled adult outside the population's own people and its
 * planted cases, with a good card that can encrypt. Leads should stand in the register, since a lead may sign too.
 */
export function castMember(pki: DemoPki, population: Population, role: CastRole, ordinal = 0): CastMember {
  if (!(ordinal >= 0 && ordinal < PER_ROLE)) throw new RangeError('cast ordinal');
  const person = population.outsider(FIRST + Object.keys(ROLES).indexOf(role) * PER_ROLE + ordinal);
  return { role, roleName: ROLES[role], person, card: issueCard(pki, person) };
}
