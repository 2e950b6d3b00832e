import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, u64, utf8 } from '@lianshu/core/bytes';
import { OFFICER_ROLES, type OfficerRole } from '@lianshu/core/case';
import { nodePrimitives as p } from '@lianshu/platform';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { completeConfig, type ServerConfig } from '../config.ts';
import type { App } from '../http/shell.ts';
import { makeParts } from '../make-parts.ts';
import type { ServerParts } from '../parts.ts';
import { registerOfficer } from '../sessions/officers.ts';
import { openStore } from '../store/open-store.ts';
import { logInAs, makePost, type OpenCase, openCase } from './acts.testing.ts';
import { Visitor } from './visitor.testing.ts';
import { createWorld, type World } from './world.testing.ts';

/** Whose answers are compared: everyone who may not know the count, and the lead without her card. */
export type Walker = 'anyone' | 'lead' | OfficerRole;
export const WALKERS: readonly Walker[] = ['anyone', 'lead', ...OFFICER_ROLES];

/** Randomness that begins anew, so that two servers draw the same. */
interface Seeded {
  (length: number): Uint8Array;
  restart(): void;
}

function seeded(): Seeded {
  let drawn = 0;
  const draw = ((length: number) => {
    const blocks: Uint8Array[] = [];
    for (let i = 0; i * 32 < length; i++) blocks.push(p.sha256(concat(utf8('walk'), u64(drawn), u64(i))));
    drawn += 1;
    return concat(...blocks).slice(0, length);
  }) as Seeded;
  draw.restart = () => {
    drawn = 0;
  };
  return draw;
}

/** One of the two servers, on its own copy of everything. */
export interface Twin {
  readonly app: App;
  readonly real: number;
  /** Of the log, leaf 0 included: equal for both. */
  readonly size: number;
  /** A visitor with the session that she had before the two were parted. */
  visitor(walker: Walker): Visitor;
  /** From here on both servers draw the same random bytes. */
  restartRandom(): void;
  close(): Promise<void>;
}

export interface TwinScene {
  readonly open: OpenCase;
  readonly world: World;
  readonly cookies: ReadonlyMap<Walker, { readonly cookie: string; readonly csrf: string }>;
  /** A copy in which `real` people have signed, all in one batch of the same size. Throws when it took two. */
  twin(real: number, webFolder?: string): Promise<Twin>;
  close(): Promise<void>;
}

/** One case, open for signing, everyone logged in; then copied, so that two databases differ in the number of signers alone. */
export async function twinScene(): Promise<TwinScene> {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-twins-'));
  const store = await openStore({ folder: join(folder, 'origin-db') });
  const world = await createWorld({ store });
  const open = await openCase(world, '9001', 20_000);
  const cookies = new Map<Walker, { cookie: string; csrf: string }>();
  const keep = (walker: Walker, { cookie = '', csrf = '' }: Visitor) => cookies.set(walker, { cookie, csrf });
  keep('lead', open.lead);
  for (const [i, role] of OFFICER_ROLES.entries()) {
    const card = world.card(20 + i);
    await registerOfficer(world.parts, card.signing.certificate, `承辦人${i}`, [role]);
    keep(role, await logInAs(world, { role: 'commission', card }));
  }
  await world.app.close();
  await store.close();
  await cp(world.config.dataFolder, join(folder, 'origin'), { recursive: true });
  const { app: _, parts: __, ...rest } = world;
  let copies = 0;

  const startCopy = async (
    webFolder: string | undefined,
  ): Promise<{ app: App; parts: ServerParts; random: Seeded }> => {
    copies += 1;
    const place = join(folder, String(copies));
    await cp(join(folder, 'origin'), place, { recursive: true });
    await cp(join(folder, 'origin-db'), join(place, 'db'), { recursive: true });
    const config: ServerConfig = completeConfig({
      dataFolder: place,
      trustFile: join(place, 'trust.json'),
      origin: world.config.origin!,
      ...(webFolder === undefined ? {} : { webFolder }),
    });
    const random = seeded();
    const log = pino({ level: 'silent' });
    const { parts } = await makeParts({
      config,
      store: await openStore({ folder: join(place, 'db') }),
      clock: world.clock,
      random,
      primitives: p,
      log,
    });
    return { app: await createApp(parts, log), parts, random };
  };

  return {
    open,
    world,
    cookies,
    twin: async (real, webFolder) => {
      const { app, parts, random } = await startCopy(webFolder);
      const here = { ...rest, app, parts } as World;
      const posts = [];
      for (let i = 0; i < real; i++) posts.push(await makePost(here, open, world.card(100 + i)));
      const anyone = new Visitor(app);
      const answers = await Promise.all(posts.map((post) => anyone.post(`/api/logs/${open.log}/signatures`, post)));
      for (const { status } of answers) if (status !== 200) throw new Error(`a signature was answered ${status}`);
      const head = await parts.db
        .selectFrom('head')
        .select('size')
        .where('log', '=', open.log)
        .executeTakeFirstOrThrow();
      return {
        app,
        real,
        size: head.size,
        restartRandom: () => random.restart(),
        visitor: (walker) => {
          const visitor = new Visitor(app);
          const { cookie, csrf } = cookies.get(walker) ?? {};
          visitor.cookie = cookie;
          visitor.csrf = csrf;
          return visitor;
        },
        close: async () => {
          await app.close();
          await parts.db.destroy();
        },
      };
    },
    close: async () => {
      await rm(world.config.dataFolder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
