import { taipeiDate } from '@lianshu/core/calendar';
import type { OfficerRole, RegistryRole } from '@lianshu/core/case';
import { type CastMember, castMember } from '../authority/index.ts';
import { type Card, type CardKind, issueCard, revokedSerials } from '../card/index.ts';
import { createDemoPki, type DemoPki, issueRevocationList, openKeyStore } from '../pki/index.ts';
import {
  type Circumstance,
  createPopulation,
  type PersonRecord,
  type PlantedPerson,
  type Population,
  plantPerson,
} from '../population/index.ts';

/** Somebody who presses sign, with the card in her hand. */
export interface Presser {
  readonly person: PersonRecord;
  readonly card: Card;
  /** What is special about her; `eligible` for most. */
  readonly circumstance: Circumstance;
}

/** The people of a demo: who they are, which cards they hold, who stands in the register. */
export interface People {
  readonly pki: DemoPki;
  readonly population: Population;
  readonly lead: CastMember;
  /** An officer of a small commission, listed for all three offices that enter acts. */
  readonly officer: CastMember;
  /** One officer for each role alone. */
  readonly officers: Readonly<Record<OfficerRole, CastMember>>;
  /** An officer of a small household office, listed for all three roles. */
  readonly registryOfficer: CastMember;
  /** One for each role alone. */
  readonly registryOfficers: Readonly<Record<RegistryRole, CastMember>>;
  readonly planted: readonly PlantedPerson[];
  /** Ordinary adults of the population first, then the planted cases; two entries for a person with two cards. */
  readonly pressers: readonly Presser[];
  /** A card of a kind the door refuses, its holder otherwise ordinary. */
  refusedCard(kind: CardKind, ordinal?: number): Card;
  /** Complete revocation lists of both generations, DER, valid for a day from `now`. */
  revocationLists(now: number): readonly { readonly name: string; readonly der: Uint8Array }[];
}

/** Each stands once among the pressers of any demo. */
const CIRCUMSTANCES_PLAYED = [
  'under-age',
  'deceased',
  'non-resident',
  'moved-abroad',
  'guardianship',
  'not-in-register',
  'two-cards',
] as const satisfies readonly Circumstance[];

/** The planted cases, and enough others to pass the threshold of a demo. */
export const MIN_PRESSES = 12;

const REFUSED_KINDS = ['expired', 'revoked', 'foreign-issuer', 'mobile', 'not-natural-person'] as const;

/** Behind the ordinals that planted circumstances use. */
const REFUSED_FIRST = 950_000;

export interface PeopleOptions {
  /** How many times somebody presses sign, planted cases included; at least `MIN_PRESSES`. */
  readonly presses: number;
  /** Size of the synthetic register. */
  readonly registered?: number;
  /** ms. */
  readonly now: number;
  /** Folder for key material that takes long to make; undefined for the shared cache. */
  readonly keyFolder?: string;
}

export function createPeople({ presses, registered = 20_000, now, keyFolder }: PeopleOptions): People {
  if (!(Number.isInteger(presses) && presses >= MIN_PRESSES && presses <= 20_000)) {
    throw new RangeError(`${MIN_PRESSES} to 20,000 signers`);
  }
  const pki = createDemoPki(keyFolder === undefined ? {} : { keys: openKeyStore(keyFolder) });
  const population = createPopulation({ size: Math.max(registered, presses) });
  const today = taipeiDate(now);
  const planted = CIRCUMSTANCES_PLAYED.map((circumstance) => plantPerson(population, circumstance, 0, today));
  const special = planted.flatMap(({ circumstance, person, cards }) =>
    Array.from({ length: cards }, (_, i) => ({
      person,
      circumstance,
      card: issueCard(pki, person, { ordinal: i + 1 }),
    })),
  );
  const ordinary = Array.from({ length: presses - special.length }, (_, i) => {
    const { person } = plantPerson(population, 'eligible', i, today);
    return { person, circumstance: 'eligible' as const, card: issueCard(pki, person) };
  });
  const refused = new Map<string, Card>();
  const refusedCard = (kind: CardKind, ordinal = 0): Card => {
    const key = `${kind} ${ordinal}`;
    const known = refused.get(key);
    if (known) return known;
    const person = population.outsider(REFUSED_FIRST + REFUSED_KINDS.indexOf(kind as 'expired') * 100 + 50 + ordinal);
    const card = issueCard(pki, person, { kind });
    refused.set(key, card);
    return card;
  };
  return {
    pki,
    population,
    lead: castMember(pki, population, 'lead'),
    officer: castMember(pki, population, 'commission-officer'),
    officers: {
      intake: castMember(pki, population, 'intake-officer'),
      legal: castMember(pki, population, 'legal-officer'),
      commission: castMember(pki, population, 'meeting-officer'),
      auditor: castMember(pki, population, 'auditor'),
    },
    registryOfficer: castMember(pki, population, 'registry-officer'),
    registryOfficers: {
      clerk: castMember(pki, population, 'registry-clerk'),
      reviewer: castMember(pki, population, 'registry-reviewer'),
      head: castMember(pki, population, 'registry-head'),
    },
    planted: [...planted, ...ordinary.map(({ person }) => plain(person))],
    pressers: [...ordinary, ...special],
    refusedCard,
    revocationLists: (at) =>
      (['G2', 'G3'] as const).map((generation) => ({
        name: `moica-${generation.toLowerCase()}.crl`,
        der: issueRevocationList(pki.issuer(generation), {
          thisUpdate: at,
          nextUpdate: at + 86_400_000,
          number: Math.floor(at / 3_600_000),
          revoked: revokedSerials([refusedCard('revoked')], generation),
        }),
      })),
  };
}

function plain(person: PersonRecord): PlantedPerson {
  return { circumstance: 'eligible', person, inRegister: true, cards: 1 };
}
