import type { PinnedIssuer } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { RegistryActsFile } from '../acts/acts-file.ts';
import type { OfficersList } from '../officers/officers-file.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { SessionStore } from './session-store.ts';
import type { SpentNonces } from './spent-nonces.ts';

/** All that logging in and signing work with. */
export interface SessionDesk {
  readonly primitives: Primitives;
  readonly random: Random;
  readonly clock: () => number;
  readonly issuers: readonly PinnedIssuer[];
  readonly revocations: RegistryDeps['revocations'];
  /** What statements name as the site, once the program listens. */
  readonly origin: () => string;
  /** 32 bytes of this run of the program alone. */
  readonly nonceKey: Uint8Array;
  readonly officers: OfficersList;
  readonly sessions: SessionStore;
  readonly spent: SpentNonces;
  readonly acts: RegistryActsFile;
}
