import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeManifest, logContextOf, type Manifest, manifestHash } from '@lianshu/core/manifest';
import { type LogContext, makeDecoy, type Slot } from '@lianshu/core/record';
import { STATEMENT_TEMPLATE, statementTemplateSha256 } from '@lianshu/core/statement';
import { logKeyOf } from '@lianshu/core/tlog';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
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

/** A manifest with checkpoint keys of the fixture and sealing keys that nobody can open with. */
export async function testManifest(keys: KeyFolder, caseNumber: string): Promise<TestLog> {
  const log = `${caseNumber}.petition.1`;
  const logOrigin = `localhost/log/${log}`;
  const { ed25519, mldsa44 } = logKeyOf(p, logOrigin, await loadLogSecret(keys, log, nodeRandom));
  const mainText = '您是否同意本案為示範？';
  const manifest: Manifest = {
    log,
    logOrigin,
    previousRoot: null,
    case: {
      number: caseNumber,
      stage: 'petition',
      round: 1,
      mainText,
      mainTextSha256: p.sha256(new TextEncoder().encode(mainText)),
      reasonSha256: nodeRandom(32),
      leadName: '示範人',
      leadSigningCertSha256: nodeRandom(32),
    },
    window: { firstDay: '2026-11-24', lastDay: '2027-05-23' },
    keys: { open: nodeRandom(1216), count: p.x25519Public(nodeRandom(32)), wrapSha256: nodeRandom(32) },
    registry: { seal: nodeRandom(1216), verdict: nodeRandom(32), ed25519: nodeRandom(32) },
    logKeys: { ed25519, mldsa44 },
    statement: { template: STATEMENT_TEMPLATE, sha256: statementTemplateSha256(p), origin: ORIGIN },
    record: { plaintextLength: 6144 },
    policies: {
      disclosure: 'lead',
      disclosureBasis: null,
      withdrawal: null,
      credentials: ['moica-g2', 'moica-g3'],
      cover: { mode: 'off', poolMs: 20, padTo: 4 },
      pilot: false,
      rosterFile: false,
    },
    witness: { policy: 'none' },
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
