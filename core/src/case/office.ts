/**
 * The offices of the commission that enter acts: 綜合規劃處 (intake, checking, opinions, the system), 法政處 (legal) and the
 * meeting of the commission itself, 委員會議, that decides and announces (organic rules of the commission, D0110023, D0000153).
 */
export const OFFICES = ['intake', 'legal', 'commission'] as const;
export type Office = (typeof OFFICES)[number];

/** What an officer's card may be listed for. The auditor (稽核) reads the acts log and the case files and enters nothing. */
export const OFFICER_ROLES = [...OFFICES, 'auditor'] as const;
export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** In which office a holder of `roles` does what `offices` may do: the first that is hers; undefined when none is. */
export function officeFor(offices: readonly Office[], roles: readonly string[]): Office | undefined {
  return offices.find((office) => roles.includes(office));
}
