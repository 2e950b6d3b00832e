import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeSignedManifest } from '@lianshu/core/manifest';
import type { RevocationStatus } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { createRegistryApp } from '../app.ts';
import {
  authorities,
  FILED_AT,
  manifest,
  randomOf,
  signedManifest,
  trust,
  withFolder,
} from '../check/filing.fixture.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { type Answer, Browser, ORIGIN, writeOfficers } from './officers.fixture.ts';

export const MINUTE = 60_000;
export const LOG = manifest.log;
export const INBOX = { url: '/api/registry/inbox' } as const;

export interface Scene {
  readonly open: () => Browser;
  readonly folder: string;
  now: number;
  revoked: RevocationStatus;
}

/** A program with a manifest in its inbox and the list of officers. */
export function scene(work: (scene: Scene) => Promise<void>, options: Partial<RegistryDeps> = {}): Promise<void> {
  return withFolder(async (folder) => {
    for (const name of ['to-registry', 'to-commission']) mkdirSync(join(folder, name), { recursive: true });
    const draft = encodeSignedManifest({ ...signedManifest(), registry: null });
    writeFileSync(join(folder, 'to-registry', `manifest-${LOG}.json`), draft);
    writeOfficers(join(folder, 'state'));
    const state: Scene = { folder, now: FILED_AT, revoked: 'good', open: () => new Browser(app, options.origin) };
    const app = createRegistryApp({
      exchangeDir: folder,
      stateDir: join(folder, 'state'),
      secrets: authorities.registry,
      trust,
      origin: ORIGIN,
      register: { find: async () => new Map() },
      revocations: () => ({ status: () => state.revoked }),
      clock: () => state.now,
      random: randomOf('sessions'),
      primitives: p,
      ...options,
    });
    try {
      await work(state);
    } finally {
      await app.close();
    }
  });
}

export const said = ({ status, json }: Answer) => [status, json?.code ?? 'ok'];
