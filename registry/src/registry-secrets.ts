import type { AuthoritySecret } from '@lianshu/core/trust';

/** What the household authority alone holds. Kept off the network; never written by this program. */
export interface RegistrySecrets {
  /** Signs countersignatures, verdicts and statistics. */
  readonly secret: AuthoritySecret;
  /** Private X-Wing seed of the sealing key, 32 bytes. */
  readonly sealSeed: Uint8Array;
  /** Private X25519 scalar of the verdict key, 32 bytes. */
  readonly verdictSecret: Uint8Array;
}
