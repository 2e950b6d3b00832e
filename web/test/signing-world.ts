import { join } from 'node:path';
import { manifestHash, signingLink } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import type { BrowserContext, Route } from 'playwright-core';
import { type ReaderCard, type Simulator, startSimulator } from '../../devkit/src/simulator/index.ts';
import type { ServerConfig } from '../../server/src/config.ts';
import { type OpenCase, openCase } from '../../server/src/testing/acts.testing.ts';
import { ORIGIN } from '../../server/src/testing/log-fixture.testing.ts';
import { createWorld, type World } from '../../server/src/testing/world.testing.ts';

/** The commission's real server with an open case, and the card component with its cards; nothing of it is a stub. */
export interface SigningWorld {
  readonly world: World;
  readonly open: OpenCase;
  readonly simulator: Simulator;
  readonly origin: string;
  /** The link that the lead publishes. */
  readonly link: string;
  close(): Promise<void>;
}

/** `more` puts further cards beside the reader; `trustedHosts` is the component's list of sites. */
export async function startSigningWorld(
  cards: readonly number[],
  options: {
    readonly more?: (world: World) => readonly ReaderCard[];
    readonly trustedHosts?: readonly string[];
    readonly originAttribute?: ServerConfig['originAttribute'];
  } = {},
): Promise<SigningWorld> {
  const { more = () => [], trustedHosts = ['localhost'], originAttribute = 'off' } = options;
  const webFolder = process.env.LIANSHU_DIST ?? join(import.meta.dirname, '..', 'dist');
  const world = await createWorld({ webFolder, originAttribute });
  const simulator = await startSimulator({
    port: 0,
    cards: [...cards.map((index) => ({ card: world.card(index), role: '連署人' })), ...more(world)],
    trustedHosts,
    now: world.clock,
  });
  const open = await openCase(world);
  return {
    world,
    open,
    simulator,
    origin: ORIGIN,
    link: signingLink(ORIGIN, open.log, manifestHash(p, open.manifest)),
    close: async () => {
      await simulator.close();
      await world.close();
    },
  };
}

/** What a test does to a signing post on its way; by default it passes. */
export type OnPost = (route: Route, forward: () => Promise<{ status: number; body: string }>) => Promise<boolean>;

/**
 * Answers every request of the context to the server's origin from the server itself, without a network, and sets the
 * browser's clock to the server's day.
 */
export async function connect(context: BrowserContext, { world, simulator, origin }: SigningWorld, onPost?: OnPost) {
  await context.clock.setFixedTime(world.clock.now);
  await context.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const url = request.url().slice(origin.length);
    const body = request.postDataBuffer();
    const inject = async () => {
      const reply = await world.app.inject({
        method: request.method() as 'GET' | 'POST',
        url,
        headers: { ...request.headers(), host: new URL(origin).host },
        ...(body === null ? {} : { payload: body }),
      });
      return { status: reply.statusCode, headers: reply.headers as Record<string, string>, body: reply.rawPayload };
    };
    if (url.endsWith('/signatures') && onPost !== undefined) {
      const forward = async () => {
        const { status, body: answer } = await inject();
        return { status, body: answer.toString('utf8') };
      };
      if (await onPost(route, forward)) return;
    }
    const reply = await inject();
    const isConfig = url === '/api/config';
    const text = isConfig
      ? reply.body.toString('utf8').replace('http://localhost:61161', simulator.origin)
      : reply.body;
    const { 'content-length': _length, ...headers } = reply.headers;
    await route.fulfill({ status: reply.status, headers, body: text });
  });
}
