import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex } from '@lianshu/core/bytes';
import { OFFICER_ROLES, OFFICES, REGISTRY_ROLES, type RegistryRole } from '@lianshu/core/case';
import { nodePrimitives, nodeRandom, writeFileAtomically } from '@lianshu/platform';
import {
  createRegistryApp,
  openRegisterFile,
  REGISTRY_OFFICERS_FORMAT,
  type RegistryDeps,
  revocationFiles,
} from '@lianshu/registry';
import {
  completeConfig,
  installAuthority,
  KeyFolder,
  type RunningServer,
  registerOfficer,
  startServer,
} from '@lianshu/server';
import { type CastMember, DEMO_TRUST_FILE, demoTrust, deriveDemoAuthorities } from '../authority/index.ts';
import type { Card } from '../card/index.ts';
import { writeRegister } from '../population/index.ts';
import type { People } from './people.ts';

export interface WorldOptions {
  /** Everything is written below it. */
  readonly folder: string;
  readonly people: People;
  /** ms; the clock of every program of this world. */
  readonly clock: () => number;
  /** PostgreSQL; undefined for the embedded database. */
  readonly databaseUrl?: string;
  /** The built pages; undefined for the API alone. */
  readonly webFolder?: string;
  /** Ports of the commission's server and the registry's program; 0 or undefined takes free ones. */
  readonly port?: number;
  readonly registryPort?: number;
  readonly middlewareOrigin?: string;
  readonly leadToolUrl?: string;
  readonly logLevel?: string;
  /** Where the server's log lines go. */
  readonly logTo?: { write(line: string): void };
}

/** A commission and a household authority that run, each with its own folder, exchanging files. */
export interface World {
  readonly server: RunningServer;
  readonly registryOrigin: string;
  readonly registryDeps: RegistryDeps;
  /** Of the officer who is everything at the registry. */
  readonly registryCard: Card;
  readonly exchangeFolder: string;
  readonly bundlesFolder: string;
  close(): Promise<void>;
}

/**
 * Installs keys, trust, revocation lists and a register under `folder` (or finds them there) and starts the commission's
 * server and the registry's program on loopback.
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { folder, people, clock } = options;
  const authorities = deriveDemoAuthorities(people.pki.seed);
  const commissionFolder = join(folder, 'commission');
  const registryFolder = join(folder, 'registry');
  const revocationFolder = join(folder, 'revocation');
  const exchangeFolder = join(folder, 'exchange');
  const exchange = ['to-registry', 'to-commission'].map((name) => join(exchangeFolder, name));
  for (const made of [commissionFolder, registryFolder, revocationFolder, ...exchange]) {
    await mkdir(made, { recursive: true, mode: 0o700 });
  }
  let listedAt = Number.NEGATIVE_INFINITY;
  // The check demands lists that were made after the last signature, which here may be a second ago.
  let listed = Promise.resolve();
  const putLists = () => {
    const now = Math.floor(clock() / 1000) * 1000;
    if (now <= listedAt) return listed;
    listedAt = now;
    listed = listed.then(async () => {
      for (const { name, der } of people.revocationLists(now))
        await writeFileAtomically(join(revocationFolder, name), der);
    });
    return listed;
  };
  await putLists();
  await installAuthority(new KeyFolder(join(commissionFolder, 'keys')), authorities.commission.secret);

  const registerFile = join(registryFolder, 'register.jsonl');
  const extra = [
    people.lead,
    people.officer,
    ...Object.values(people.officers),
    people.registryOfficer,
    ...Object.values(people.registryOfficers),
  ].map(({ person }) => ({
    circumstance: 'eligible' as const,
    person,
    inRegister: true,
    cards: 1 as const,
  }));
  await writeRegister(registerFile, people.population.people(), [...people.planted, ...extra]);
  const trust = demoTrust(people.pki, authorities);
  const stateDir = join(registryFolder, 'state');
  await writeRegistryOfficers(stateDir, people);
  const readLists = revocationFiles(nodePrimitives, trust, revocationFolder);
  const registryDeps: RegistryDeps = {
    exchangeDir: exchangeFolder,
    stateDir,
    ...(options.webFolder === undefined ? {} : { webRoot: options.webFolder }),
    secrets: authorities.registry,
    trust,
    register: openRegisterFile(registerFile),
    revocations: async () => {
      await putLists();
      return readLists();
    },
    clock,
    random: nodeRandom,
    primitives: nodePrimitives,
    ...(options.middlewareOrigin === undefined ? {} : { middlewareOrigin: options.middlewareOrigin }),
    onFault: (error) => console.error('registry:', error),
  };
  const registry = createRegistryApp(registryDeps);
  const registryAddress = await registry.listen({ host: '127.0.0.1', port: options.registryPort ?? 0 });
  const registryOrigin = registryAddress.replace('127.0.0.1', 'localhost');
  try {
    const config = completeConfig({
      dataFolder: commissionFolder,
      trustFile: DEMO_TRUST_FILE,
      revocationFolder,
      exchangeFolder,
      port: options.port ?? 0,
      registryUrl: registryOrigin,
      logLevel: options.logLevel ?? 'warn',
      ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
      ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
      ...(options.middlewareOrigin === undefined ? {} : { middlewareOrigin: options.middlewareOrigin }),
      ...(options.leadToolUrl === undefined ? {} : { leadToolUrl: options.leadToolUrl }),
    });
    const server = await startServer(config, {
      clock,
      ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    });
    const { officer, officers } = people;
    await registerOfficer(server.parts, officer.card.signing.certificate, officer.person.name, OFFICES);
    for (const role of OFFICER_ROLES) {
      const { card, person } = officers[role];
      await registerOfficer(server.parts, card.signing.certificate, person.name, [role]);
    }
    return {
      server,
      registryOrigin,
      registryDeps,
      registryCard: people.registryOfficer.card,
      exchangeFolder,
      bundlesFolder: config.bundlesFolder,
      close: async () => {
        await server.close();
        await registry.close();
      },
    };
  } catch (error) {
    await registry.close();
    throw error;
  }
}

/** The list of the registry's officers: one who is everything, and one for each role. */
async function writeRegistryOfficers(stateDir: string, people: People): Promise<void> {
  const listed: readonly (readonly [member: CastMember, roles: readonly RegistryRole[]])[] = [
    [people.registryOfficer, REGISTRY_ROLES],
    ...REGISTRY_ROLES.map((role) => [people.registryOfficers[role], [role]] as const),
  ];
  const officers = listed.map(([{ card, person }, roles]) => ({
    card: toHex(nodePrimitives.sha256(card.signing.certificate)),
    name: person.name,
    roles,
  }));
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  await writeFile(join(stateDir, 'officers.json'), JSON.stringify({ format: REGISTRY_OFFICERS_FORMAT, officers }), {
    mode: 0o600,
  });
}
