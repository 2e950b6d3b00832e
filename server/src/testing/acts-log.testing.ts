import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { deriveDemoAuthorities } from '../../../devkit/src/authority/demo-authorities.ts';
import { ActsLog } from '../acts/acts-log.ts';
import { HeadCopies } from '../ledger/head-copy.ts';
import type { Db } from '../store/database.ts';
import { NOW } from './log-fixture.testing.ts';

/** The acts log of a database, begun, signed by the demo's commission. Another folder is another server's. */
export async function openActsLog(
  db: Db,
  given: { readonly folder?: string; readonly clock?: () => number } = {},
): Promise<ActsLog> {
  const folder = given.folder ?? (await mkdtemp(join(tmpdir(), 'lianshu-acts-')));
  const { clock = () => NOW } = given;
  const authority = deriveDemoAuthorities().commission.secret;
  const copies = new HeadCopies(folder);
  const acts = new ActsLog({ primitives: p, random: nodeRandom, db, copies, authority, host: 'localhost', clock });
  await acts.open();
  return acts;
}
