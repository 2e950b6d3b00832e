import { readFile } from 'node:fs/promises';
import { equalBytes } from '@lianshu/core/bytes';
import { pinIssuer } from '@lianshu/core/pki';
import type { Primitives, Random } from '@lianshu/core/primitives';
import { authorityKey, type Trust } from '@lianshu/core/trust';
import { parseUsableTrust } from '@lianshu/platform';
import type { Logger } from 'pino';
import { ActsLog } from './acts/acts-log.ts';
import { collectingOf } from './cases/collecting-ends.ts';
import type { ServerConfig } from './config.ts';
import { OfficialDirectory } from './directory/official-directory.ts';
import { Gate } from './gate/gate.ts';
import { HmacKeyholder } from './keyholder/hmac-keyholder.ts';
import { KeyFolder } from './keys/key-folder.ts';
import { type AuthoritySeeds, loadAuthority, loadNonceKey } from './keys/server-keys.ts';
import { DatabaseLedger } from './ledger/database-ledger.ts';
import { HeadCopies } from './ledger/head-copy.ts';
import { doorLimits } from './limits/limits.ts';
import type { ServerParts } from './parts.ts';
import { PilotMeter } from './pilot/pilot-meter.ts';
import { enterServedClient } from './releases/client-releases.ts';
import { readServedClient } from './releases/served-client.ts';
import { RevocationKeeper } from './revocation/revocation-keeper.ts';
import type { Store } from './store/open-store.ts';

/** What a server is made of that it does not make itself. */
export interface ServerDependencies {
  readonly config: ServerConfig;
  readonly store: Store;
  readonly clock: () => number;
  readonly random: Random;
  readonly primitives: Primitives;
  readonly log: Logger;
}

export interface MadeParts {
  readonly parts: ServerParts;
  /** To be refreshed by a timer, and stopped at the end. */
  readonly revocation: RevocationKeeper;
}

/**
 * Loads keys and trust, holds every log against its outside copy, and puts the parts together. Throws, so that the server
 * does not start, when anything does not fit.
 */
export async function makeParts({
  config,
  store,
  clock,
  random,
  primitives,
  log,
}: ServerDependencies): Promise<MadeParts> {
  const { db } = store;
  const keys = new KeyFolder(config.keysFolder);
  const trust = await loadTrust(config.trustFile);
  const authority = await loadAuthority(keys);
  assertAuthority(primitives, trust, authority);
  const issuers = trust.issuers.map(pinIssuer);
  const revocation = new RevocationKeeper({
    primitives,
    issuers,
    clock,
    folder: config.revocationFolder,
    sources: config.revocationSources,
    log,
  });
  await revocation.readFolder();
  if (config.origin === undefined) throw new Error('the origin has to be known before the parts are made');
  const copies = new HeadCopies(config.headsFolder);
  const ledger = new DatabaseLedger({
    primitives,
    db,
    copies,
    keys,
    clock,
    random,
  });
  await ledger.checkAll();
  const host = new URL(config.origin).hostname;
  const acts = new ActsLog({ primitives, random, db, copies, authority, host, clock });
  await acts.open();
  const client = config.webFolder === undefined ? undefined : await readServedClient(config.webFolder);
  if (client !== undefined) await enterServedClient({ db, acts }, client);
  else if (config.webFolder !== undefined) log.warn('the pages have no client.json: they are served and named nowhere');
  const keyholder = new HmacKeyholder(primitives, random, keys);
  const nonceKey = await loadNonceKey(keys, random);
  const revocations = () => revocation.lookup;
  const loadManifest = async (name: string): Promise<Uint8Array> => {
    const row = await db.selectFrom('log').select('manifest').where('log', '=', name).executeTakeFirstOrThrow();
    return row.manifest;
  };
  const limits = doorLimits({ primitives, random, ticks: () => performance.now(), rates: config.doorRates });
  const gate = new Gate({
    primitives,
    random,
    clock,
    nonceKey,
    issuers,
    revocations,
    keyholder,
    ledger,
    maxWaiting: config.maxWaiting,
    limits,
    loadManifest,
    collecting: (name) => collectingOf(db, name, clock()),
    onFault: (name, error) => log.error({ log: name, error }, 'batches fail'),
  });
  await gate.refresh();
  const parts = {
    config,
    origin: config.origin,
    primitives,
    random,
    clock,
    db,
    acts,
    keys,
    trust,
    issuers,
    revocations,
    revocationFreshness: () => revocation.freshness,
    nonceKey,
    authority,
    keyholder,
    ledger,
    gate,
    directory: new OfficialDirectory({ db, primitives, clock, origin: config.origin, authority }),
    limits,
    pilotMeter: new PilotMeter(clock()),
    client,
  };
  return { parts, revocation };
}

async function loadTrust(path: string): Promise<Trust> {
  return parseUsableTrust(new Uint8Array(await readFile(path)));
}

function assertAuthority(p: Primitives, { commission }: Trust, authority: AuthoritySeeds): void {
  const own = authorityKey(p, commission.name, authority);
  if (!equalBytes(own.ed25519, commission.ed25519) || !equalBytes(own.mldsa44, commission.mldsa44))
    throw new Error("the commission's authority key is not the one that the trust file pins");
}
