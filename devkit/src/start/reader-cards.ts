import { taipeiDate } from '@lianshu/core/calendar';
import type { CastMember } from '../authority/index.ts';
import { type CardKind, issueCard } from '../card/index.ts';
import { CIRCUMSTANCES, type Circumstance, type PlantedPerson, plantPerson } from '../population/index.ts';
import type { ReaderCard } from '../simulator/index.ts';
import type { People } from '../world/people.ts';

/** A card beside the reader, with the register's entry it needs. */
export interface TableCard extends ReaderCard {
  readonly planted?: readonly PlantedPerson[];
}

/** Ordinals of planted people that no seeded signer uses. */
const FIRST = 500;
const FRESH_SIGNERS = 6;
const SPECIAL: readonly Circumstance[] = ['under-age', 'deceased', 'non-resident', 'guardianship', 'two-cards'];
const REFUSED: readonly CardKind[] = ['expired', 'revoked', 'foreign-issuer', 'mobile', 'not-natural-person'];

/** A card is good for five years. */
const CARD_YEARS_MS = 5 * 365.25 * 86_400_000;
const SOON_MS = 60 * 86_400_000;

/** Every card a visitor of the demo may put into the reader: those with a part first, then signers, then special cases. */
export function cardsOnTheTable(people: People, secondLead: CastMember, now: number): readonly TableCard[] {
  const today = taipeiDate(now);
  const { pki, population } = people;
  const { lead, officer, officers, registryOfficer, registryOfficers } = people;
  const atRegistry = [registryOfficer, ...Object.values(registryOfficers)];
  const parts = [lead, secondLead, officer, ...Object.values(officers), ...atRegistry];
  const cast = parts.map(({ card, roleName, person }) => ({
    card,
    role: roleName,
    planted: [{ circumstance: 'eligible' as const, person, inRegister: true, cards: 1 as const }],
  }));
  const signers = Array.from({ length: FRESH_SIGNERS }, (_, i) => {
    const planted = plantPerson(population, 'eligible', FIRST + i, today);
    return { card: issueCard(pki, planted.person), role: '連署人', note: '尚未連署', planted: [planted] };
  });
  const special = SPECIAL.flatMap((circumstance) => {
    const planted = plantPerson(population, circumstance, FIRST, today);
    return Array.from({ length: planted.cards }, (_, i) => ({
      card: issueCard(pki, planted.person, { ordinal: i + 1 }),
      role: '連署人',
      note: planted.cards > 1 ? `${CIRCUMSTANCES[circumstance]}（第 ${i + 1} 張）` : CIRCUMSTANCES[circumstance],
      planted: i === 0 ? [planted] : [],
    }));
  });
  // For the counter at which a lead collects: cards of the second lead's that will not do.
  const unfit = [
    { card: issueCard(pki, secondLead.person, { ordinal: 2, kind: 'no-encryption' }), role: '領銜人' },
    {
      card: issueCard(pki, secondLead.person, { ordinal: 3, issuedAt: now + SOON_MS - CARD_YEARS_MS }),
      role: '領銜人',
      note: '憑證在連署期間內到期',
    },
  ];
  const refused = REFUSED.map((kind) => ({ card: people.refusedCard(kind), role: '連署人' }));
  return [...cast, ...unfit, ...signers, ...special, ...refused];
}
