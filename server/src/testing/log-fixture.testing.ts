import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeManifest, logContextOf, type Manifest, manifestHash } from '@lianshu/core/manifest';
import { type LogContext, makeDecoy, type Slot } from '@lianshu/core/record';
import { logKeyOf } from '@lianshu/core/tlog';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { fixtureManifest } from '../../../devkit/src/fixture-log/index.ts';
import { KeyFolder } from '../keys/key-folder.ts';
import { loadLogSecret } from '../keys/server-keys.ts';
import { DatabaseLedger } from '../ledger/database-ledger.ts';
import { HeadCopies } from '../ledger/head-copy.ts';
import type { Db } from '../store/database.ts';

/** 2026-11-23 10:15:00 in Taipei. */
export const NOW = Date.UTC(2026, 10, 23, 2, 15);
export const ORIGIN = 'http://localhost:8460';

/** A clock that tests move by hand. */
export interface TestClock {
  (): number;
  now: number;
}

export function testClock(now = NOW): TestClock {
  const clock = (() => clock.now) as TestClock;
  clock.now = now;
  return clock;
}

export interface LedgerFixture {
  readonly db: Db;
  readonly keys: KeyFolder;
  readonly copies: HeadCopies;
  readonly headsFolder: string;
  readonly clock: TestClock;
  readonly ledger: DatabaseLedger;
  /** Another ledger on the same database and folders, as after a restart. */
  restarted(): DatabaseLedger;
}

export async function ledgerFixture(db: Db): Promise<LedgerFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-ledger-'));
  const headsFolder = join(folder, 'heads');
  const keys = new KeyFolder(join(folder, 'keys'));
  const copies = new HeadCopies(headsFolder);
  const clock = testClock();
  const restarted = (): DatabaseLedger =>
    new DatabaseLedger({ primitives: p, db, copies, keys, clock, random: nodeRandom });
  return { db, keys, copies, headsFolder, clock, ledger: restarted(), restarted };
}

export interface TestLog {
  readonly log: string;
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly context: LogContext;
}

/** The sample manifest with the checkpoint keys of this server, its pool quicker than life. */
export async function testManifest(keys: KeyFolder, caseNumber: string): Promise<TestLog> {
  const sample = fixtureManifest({}, caseNumber);
  const { log } = sample;
  const { ed25519, mldsa44 } = logKeyOf(p, sample.logOrigin, await loadLogSecret(keys, log, nodeRandom));
  const manifest: Manifest = {
    ...sample,
    logKeys: { ed25519, mldsa44 },
    statement: { ...sample.statement, origin: ORIGIN },
    policies: { ...sample.policies, cover: { mode: 'off', poolMs: 20, padTo: 4 } },
    createdAt: NOW,
  };
  return { log, manifest, bytes: encodeManifest(manifest), context: logContextOf(manifest, manifestHash(p, manifest)) };
}

/** A log that has been opened, with its row of papers. */
export async function openTestLog({ db, keys, ledger }: LedgerFixture, caseNumber: string): Promise<TestLog> {
  const made = await testManifest(keys, caseNumber);
  await db
    .insertInto('log')
    .values({
      log: made.log,
      case_number: caseNumber,
      stage: 'petition',
      round: 1,
      manifest: made.bytes,
      lead_consent: new Uint8Array(1),
      commission_signature: null,
      registry_signature: null,
      possession_sha256: null,
      possession_passed: true,
    })
    .execute();
  await ledger.openLog(made.log, made.manifest.logOrigin, made.bytes);
  return made;
}

export function decoy({ context }: TestLog): Slot {
  return makeDecoy(p, context, nodeRandom(32));
}

export function decoys(log: TestLog, count: number): Slot[] {
  return Array.from({ length: count }, () => decoy(log));
}
