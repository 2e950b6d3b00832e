/**
 * Every kind of credential (憑證) that a person may hold out at the door, in the order in which a manifest lists those it
 * admits. A kind is what the law and the means make of a certificate, not a format: two kinds may share one verifier.
 */
export const CREDENTIAL_KINDS = [
  'moica-g2',
  'moica-g3',
  'new-eid',
  'mobile',
  'financial',
  'health-card',
  'health-professional',
  'organization',
] as const;

export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** How sure the issuer is of who holds it (身分保證等級). `none`: it says nothing about a person that a signature could rest on. */
export type AssuranceLabel = 'level-3' | 'level-3-mobile' | 'commercial' | 'not-settled' | 'none';

/**
 * Why a kind stands where it stands. Every reason has words in both catalogues.
 *
 * - `citizen-card`: the certificate that the regulation names.
 * - `not-introduced`: the card does not exist; the minutes name it as the successor.
 * - `being-studied`: the commission studies it; no provision admits it.
 * - `not-adopted`: proposed when the system was discussed, and not adopted.
 * - `often-used-by-others`: it makes no digital signature that could be used here, and is often in other hands.
 * - `for-professional-acts`: issued for the acts of a profession, not for those of a citizen.
 * - `not-a-person`: it speaks for a body; only a person signs.
 */
export type CredentialReason =
  | 'citizen-card'
  | 'not-introduced'
  | 'being-studied'
  | 'not-adopted'
  | 'often-used-by-others'
  | 'for-professional-acts'
  | 'not-a-person';

/**
 * `on`: admitted unless a manifest leaves it out. `needs-basis`: off; a manifest may admit it only together with the
 * provision that allows it. `never`: no manifest can admit it.
 */
export type CredentialStanding = 'on' | 'needs-basis' | 'never';

export interface CredentialRow {
  readonly kind: CredentialKind;
  readonly standing: CredentialStanding;
  /** The provision that admits it, or the source that says why it is not admitted. */
  readonly basis: string;
  readonly assurance: AssuranceLabel;
  readonly reason: CredentialReason;
}

const CARD_BASIS = 'regulation Art. 5';
const MINUTES = 'forum minutes';

/** The credential policy (憑證政策), one row a kind. */
export const CREDENTIALS: Readonly<Record<CredentialKind, Omit<CredentialRow, 'kind'>>> = {
  'moica-g2': { standing: 'on', basis: CARD_BASIS, assurance: 'level-3', reason: 'citizen-card' },
  'moica-g3': { standing: 'on', basis: CARD_BASIS, assurance: 'level-3', reason: 'citizen-card' },
  'new-eid': { standing: 'needs-basis', basis: MINUTES, assurance: 'not-settled', reason: 'not-introduced' },
  mobile: { standing: 'needs-basis', basis: CARD_BASIS, assurance: 'level-3-mobile', reason: 'being-studied' },
  financial: { standing: 'needs-basis', basis: MINUTES, assurance: 'commercial', reason: 'not-adopted' },
  'health-card': { standing: 'never', basis: MINUTES, assurance: 'none', reason: 'often-used-by-others' },
  'health-professional': {
    standing: 'never',
    basis: CARD_BASIS,
    assurance: 'level-3',
    reason: 'for-professional-acts',
  },
  organization: { standing: 'never', basis: CARD_BASIS, assurance: 'none', reason: 'not-a-person' },
};

/** The kinds that need no basis of their own: what every manifest may admit. */
export const DEFAULT_CREDENTIALS: readonly CredentialKind[] = CREDENTIAL_KINDS.filter(
  (kind) => CREDENTIALS[kind].standing === 'on',
);
