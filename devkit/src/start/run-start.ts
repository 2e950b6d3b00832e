import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startLeadTool } from '@lianshu/audit/lead';
import { utf8 } from '@lianshu/core/bytes';
import { wallClock, writeFileAtomically } from '@lianshu/platform';
import { type CastMember, castMember } from '../authority/index.ts';
import { MIDDLEWARE_PORT, startSimulator } from '../simulator/index.ts';
import { createPeople } from '../world/people.ts';
import { startWorld } from '../world/world.ts';
import { freePort } from './free-port.ts';
import { cardsOnTheTable } from './reader-cards.ts';
import { type SeededCases, seedCases } from './seed-cases.ts';
import { buildWeb } from './web-build.ts';

const ROOT = join(import.meta.dirname, '../../..');
export const PORT = 8460;
/** Who signs in the seeded cases; the people on the table for the visitor come on top. */
const PRESSES = 24;

export interface RunningDemo {
  readonly origin: string;
  readonly registryOrigin: string;
  readonly leadOrigin: string;
  readonly simulatorOrigin: string;
  readonly seeded: SeededCases;
  /** Whose card to choose for each part at the commission. */
  readonly officers: readonly DemoOfficer[];
  /** The same at the household authority. */
  readonly registryOfficers: readonly DemoOfficer[];
  close(): Promise<void>;
}

export interface DemoOfficer {
  readonly roleName: string;
  readonly name: string;
}

export interface DemoOptions {
  /** The commission's port if it is free. Seeded cases are bound to it: every port has a data folder of its own. */
  readonly port?: number;
  readonly middlewarePort?: number;
  /** Default `data/start-<port>` at the repository's root. */
  readonly folder?: string;
  readonly say?: (line: string) => void;
}

/** Everything on this computer: commission, registry, the lead's tool, the card reader, and seeded cases. */
export async function runStart(options: DemoOptions = {}): Promise<RunningDemo> {
  const say = options.say ?? (() => {});
  const now = wallClock;
  const wanted = options.port ?? PORT;
  const port = await freePort(wanted);
  if (wanted !== 0 && port !== wanted) say(`Port ${wanted} is taken: the demo goes on at ${port}.`);
  const folder = options.folder ?? join(ROOT, `data/start-${port}`);
  const seedFile = join(folder, 'seeded.json');
  if (!existsSync(seedFile)) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });

  say('Building the pages and making synthetic people, cards and authorities (示範 DEMO) …');
  const built = buildWeb({});
  built.catch(() => {});
  const people = createPeople({ presses: PRESSES, now: now() });
  const secondLead = castMember(people.pki, people.population, 'lead', 1);

  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const middlewarePort = options.middlewarePort ?? MIDDLEWARE_PORT;
    const cards = cardsOnTheTable(people, secondLead, now());
    const simulator = await startSimulator({ port: middlewarePort, cards }).catch(
      async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE') throw error;
        const other = await startSimulator({ port: 0, cards });
        say(
          `Port ${middlewarePort} is taken, by a real card component perhaps: the simulated one goes on at ${other.port}.`,
        );
        return other;
      },
    );
    closers.push(() => simulator.close());
    const webFolder = await built;
    const leadPort = await freePort(wanted === 0 ? 0 : port + 2);
    const world = await startWorld({
      folder,
      people: { ...people, planted: [...people.planted, ...cards.flatMap(({ planted }) => planted ?? [])] },
      clock: now,
      webFolder,
      port,
      registryPort: await freePort(wanted === 0 ? 0 : port + 1),
      middlewareOrigin: simulator.origin,
      leadToolUrl: `http://localhost:${leadPort}`,
    });
    closers.push(() => world.close());
    const leadTool = await startLeadTool({
      commissionOrigin: world.server.origin,
      port: leadPort,
      folder: join(folder, 'lead'),
      webRoot: webFolder,
    });
    closers.push(() => leadTool.close());
    let seeded: SeededCases;
    if (existsSync(seedFile)) {
      seeded = JSON.parse(readFileSync(seedFile, 'utf8')) as SeededCases;
    } else {
      seeded = await seedCases({ world, people, folder, now, say: (step) => say(`Seeding: ${step} …`) });
      await writeFileAtomically(seedFile, utf8(JSON.stringify(seeded)));
    }
    return {
      origin: world.server.origin,
      registryOrigin: world.registryOrigin,
      leadOrigin: leadTool.origin,
      simulatorOrigin: simulator.origin,
      seeded,
      officers: [people.officer, ...Object.values(people.officers)].map(asOfficer),
      registryOfficers: [people.registryOfficer, ...Object.values(people.registryOfficers)].map(asOfficer),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function asOfficer({ roleName, person }: CastMember): DemoOfficer {
  return { roleName, name: person.name };
}
