import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { OFFICES } from '@lianshu/core/case';
import { encodeTrust, type Trust } from '@lianshu/core/trust';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import {
  type DemoAuthorities,
  demoTrust,
  deriveDemoAuthorities,
} from '../../../devkit/src/authority/demo-authorities.ts';
import { type Card, issueCard, revokedSerials } from '../../../devkit/src/card/index.ts';
import { createDemoPki, type DemoPki, issueRevocationList } from '../../../devkit/src/pki/index.ts';
import { idNumberOf } from '../../../devkit/src/population/id-numbers.ts';
import { createApp } from '../app.ts';
import { completeConfig, type ServerConfig } from '../config.ts';
import { makeLogger } from '../http/log-lines.ts';
import type { App } from '../http/shell.ts';
import { KeyFolder } from '../keys/key-folder.ts';
import { installAuthority } from '../keys/server-keys.ts';
import { makeParts } from '../make-parts.ts';
import type { ServerParts } from '../parts.ts';
import { registerOfficer } from '../sessions/officers.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { NOW, ORIGIN, type TestClock, testClock } from './log-fixture.testing.ts';

const DAY_MS = 86_400_000;

/** A commission's server over `inject`, with synthetic authorities and cards. */
export interface World {
  readonly app: App;
  readonly parts: ServerParts;
  readonly config: ServerConfig;
  readonly clock: TestClock;
  readonly pki: DemoPki;
  readonly trust: Trust;
  readonly authorities: DemoAuthorities;
  readonly officer: Card;
  readonly lead: Card;
  /** Everything that was logged. */
  readonly logged: () => string;
  /** A person's card; the same index is the same person. */
  card(index: number, options?: Parameters<typeof issueCard>[2]): Card;
  /** The same server on the same folders and database, as after a restart. */
  restarted(): Promise<{ readonly app: App; readonly parts: ServerParts }>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly store?: Store;
  readonly webFolder?: string;
  readonly maxWaiting?: number;
  readonly doorRates?: ServerConfig['doorRates'];
  readonly originAttribute?: ServerConfig['originAttribute'];
  /** Default as long as a session lasts, since tests move the clock by hours. */
  readonly sessionIdleMs?: number;
  /** Default `ORIGIN`. */
  readonly origin?: string;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-world-'));
  const pki = createDemoPki();
  const authorities = deriveDemoAuthorities();
  const trust = demoTrust(pki, authorities);
  const trustFile = join(folder, 'trust.json');
  await writeFile(trustFile, encodeTrust(trust));
  const { webFolder, maxWaiting, doorRates, originAttribute, sessionIdleMs = 8 * 3_600_000, origin = ORIGIN } = options;
  const config = completeConfig({
    dataFolder: folder,
    trustFile,
    origin,
    sessionIdleMs,
    ...(webFolder === undefined ? {} : { webFolder }),
    ...(maxWaiting === undefined ? {} : { maxWaiting }),
    ...(doorRates === undefined ? {} : { doorRates }),
    ...(originAttribute === undefined ? {} : { originAttribute }),
  });
  await installAuthority(new KeyFolder(config.keysFolder), authorities.commission.secret);
  const clock = testClock();
  const card: World['card'] = (index, cardOptions) =>
    issueCard(pki, { idNumber: idNumberOf(7, index, index % 2 === 0 ? 1 : 2), name: `示範${index}` }, cardOptions);
  await mkdir(config.revocationFolder);
  for (const generation of ['G2', 'G3'] as const) {
    const list = issueRevocationList(pki.issuer(generation), {
      thisUpdate: NOW - DAY_MS,
      nextUpdate: NOW + 365 * DAY_MS,
      number: 2026112301,
      revoked: revokedSerials([card(90, { kind: 'revoked', generation })], generation),
    });
    await writeFile(join(config.revocationFolder, `${generation}.crl`), list);
  }
  const store = options.store ?? (await openStore({ memory: true }));
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = makeLogger('trace', sink);
  const start = async () => {
    const { parts } = await makeParts({ config, store, clock, random: nodeRandom, primitives: p, log });
    return { parts, app: await createApp(parts, log) };
  };
  const { parts, app } = await start();
  const officer = card(1);
  await registerOfficer(parts, officer.signing.certificate, '承辦人', OFFICES);
  return {
    app,
    parts,
    config,
    clock,
    pki,
    trust,
    authorities,
    officer,
    lead: card(2),
    logged: () => lines.join(''),
    card,
    restarted: start,
    close: async () => {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
