import type { RevocationLookup } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import type { PopulationRegister } from './register/population-register.ts';
import type { RegistrySecrets } from './registry-secrets.ts';

/** Everything that the registry's program is lent. */
export interface RegistryDeps {
  /** Holds `to-registry` and `to-commission`, both made by the other side or the operator. */
  readonly exchangeDir: string;
  /** The registry's own folder: verdicts as they were given, and outcomes. Holds personal data. */
  readonly stateDir: string;
  /** Who may do what (docs/guides/registry.md); by default `officers.json` in `stateDir`. */
  readonly officersFile?: string;
  /** The address under which the program is reached through a proxy with TLS; without one, this computer's own names alone. */
  readonly origin?: string;
  /** `web/dist`; without it only the API is served. */
  readonly webRoot?: string;
  readonly secrets: RegistrySecrets;
  readonly trust: Trust;
  readonly register: PopulationRegister;
  /** Asked at every use, so that fresh lists count at once. */
  readonly revocations: () => RevocationLookup | Promise<RevocationLookup>;
  /** ms. */
  readonly clock: () => number;
  readonly random: Random;
  readonly primitives: Primitives;
  /** Where the card component listens, for the page; the default of the page otherwise. */
  readonly middlewareOrigin?: string;
  /** Told of every fault that is nobody's refusal. */
  readonly onFault?: (error: unknown) => void;
}
