import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LeadTool, startLeadTool } from '@lianshu/audit/lead';
import { castMember } from '../../devkit/src/authority/index.ts';
import { type Simulator, startSimulator } from '../../devkit/src/simulator/index.ts';
import { freePort } from '../../devkit/src/start/free-port.ts';
import { cardsOnTheTable } from '../../devkit/src/start/reader-cards.ts';
import { buildWeb } from '../../devkit/src/start/web-build.ts';
import { createPeople, type People } from '../../devkit/src/world/people.ts';
import { startWorld, type World } from '../../devkit/src/world/world.ts';

/** Commission, registry, the lead's tool and a card reader, all on free ports, without a case. */
export interface OfficeWorld {
  readonly people: People;
  readonly world: World;
  readonly tool: LeadTool;
  readonly simulator: Simulator;
  /** The lead's folder of file copies. */
  readonly leadFolder: string;
  close(): Promise<void>;
}

export async function startOfficeWorld(): Promise<OfficeWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-office-'));
  const now = Date.now;
  const people = createPeople({ presses: 20, registered: 500, now: now() });
  const cards = cardsOnTheTable(people, castMember(people.pki, people.population, 'lead', 1), now());
  const simulator = await startSimulator({ port: 0, cards });
  const webFolder = process.env.LIANSHU_DIST ?? (await buildWeb({}));
  const leadPort = await freePort(0);
  const world = await startWorld({
    folder,
    people,
    clock: now,
    webFolder,
    middlewareOrigin: simulator.origin,
    leadToolUrl: `http://localhost:${leadPort}`,
    logLevel: 'error',
  });
  const leadFolder = join(folder, 'lead');
  const tool = await startLeadTool({
    commissionOrigin: world.server.origin,
    port: leadPort,
    folder: leadFolder,
    webRoot: webFolder,
  });
  return {
    people,
    world,
    tool,
    simulator,
    leadFolder,
    close: async () => {
      await tool.close();
      await world.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
