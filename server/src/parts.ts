import type { PinnedIssuer, RevocationFreshness, RevocationLookup } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { AuthoritySecret, Trust } from '@lianshu/core/trust';
import type { ActsLog } from './acts/acts-log.ts';
import type { ServerConfig } from './config.ts';
import type { DirectorySource } from './directory/directory-source.ts';
import type { Gate } from './gate/gate.ts';
import type { Keyholder } from './keyholder/keyholder.ts';
import type { KeyFolder } from './keys/key-folder.ts';
import type { DatabaseLedger } from './ledger/database-ledger.ts';
import type { DoorLimits } from './limits/limits.ts';
import type { PilotMeter } from './pilot/pilot-meter.ts';
import type { ServedClient } from './releases/served-client.ts';
import type { Db } from './store/database.ts';

/** What the use cases work with; made once per process by `createParts`. */
export interface ServerParts {
  readonly config: ServerConfig;
  /** The web origin that stands in statements. */
  readonly origin: string;
  readonly primitives: Primitives;
  readonly random: Random;
  readonly clock: () => number;
  readonly db: Db;
  /** Where every act of consequence is entered. */
  readonly acts: ActsLog;
  readonly keys: KeyFolder;
  readonly trust: Trust;
  readonly issuers: readonly PinnedIssuer[];
  readonly revocations: () => RevocationLookup;
  /** Of when the lists are that `revocations` looks cards up in. */
  readonly revocationFreshness: () => RevocationFreshness;
  readonly nonceKey: Uint8Array;
  /** The commission's signing seeds. */
  readonly authority: AuthoritySecret;
  readonly keyholder: Keyholder;
  readonly ledger: DatabaseLedger;
  readonly gate: Gate;
  /** What `/cases.json` says. */
  readonly directory: DirectorySource;
  /** Of the door, in memory alone. */
  readonly limits: DoorLimits;
  /** What is measured of pilots, in memory alone. */
  readonly pilotMeter: PilotMeter;
  /** The pages that this server serves, where their build has a list. */
  readonly client: ServedClient | undefined;
}
