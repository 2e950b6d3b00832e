import type { Act } from './act.ts';
import type { ActDetail } from './act-kinds.ts';

/** The list of officers as the entries tell it, one by one: whose card may act, and in which office. */
export class OfficersListed {
  /** Null: listed before the log began, which does not say for what. */
  readonly #rolesOf = new Map<string, readonly string[] | null>();

  /** A card that was on the list when the log began. */
  stoodBefore(card: string): void {
    this.#rolesOf.set(card, null);
  }

  /** Brings the list along with an entry. */
  follow({ kind, detail }: Act): void {
    if (kind === 'officer-registered') {
      const { card, roles } = detail as ActDetail<'officer-registered'>;
      this.#rolesOf.set(card, roles);
    } else if (kind === 'officer-removed') {
      this.#rolesOf.delete((detail as ActDetail<'officer-removed'>).card);
    }
  }

  /** Whether the officer whom an entry names is listed for the office in which she acted; both are named, or neither. */
  allows({ officer, office }: Act): boolean {
    if (officer === null || office === null) return officer === office;
    const roles = this.#rolesOf.get(officer);
    return roles === null || roles?.includes(office) === true;
  }
}
