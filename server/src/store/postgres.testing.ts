import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import pg from 'pg';

const BIN = '/usr/lib/postgresql/15/bin';
const PORT = 54_329;

export interface TestCluster {
  /** The address of a fresh, empty database in the cluster. */
  freshDatabase(): Promise<string>;
  /** Folder of the raw files, when the cluster is ours. */
  readonly folder: string | undefined;
  stop(): void;
}

/** Why there is no PostgreSQL to test on, or undefined when there is. */
export function missingPostgres(): string | undefined {
  if (process.env.TEST_DATABASE_URL) return undefined;
  if (!existsSync(join(BIN, 'initdb'))) return `no ${BIN}/initdb and TEST_DATABASE_URL is not set`;
  if (process.getuid?.() !== 0)
    return 'not root (a throw-away cluster runs as postgres) and TEST_DATABASE_URL is not set';
  return undefined;
}

/** Skips the test with its reason where PostgreSQL is missing; in CI that is a failure. */
export function skipWithoutPostgres(t: TestContext): boolean {
  const reason = missingPostgres();
  if (reason === undefined) return false;
  if (process.env.CI) throw new Error(`PostgreSQL is required in CI: ${reason}`);
  t.skip(reason);
  return true;
}

function idOf(user: string): { uid: number; gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' })));
  return { uid: uid!, gid: gid! };
}

function asPostgres(...command: string[]): void {
  execFileSync('runuser', ['-u', 'postgres', '--', ...command], { stdio: 'ignore', timeout: 60_000, cwd: '/' });
}

function socketUrl(folder: string, database: string): string {
  return `postgresql://postgres@/${database}?host=${encodeURIComponent(folder)}&port=${PORT}`;
}

/** A throw-away cluster that listens on a socket in its own folder only, or databases of the server at TEST_DATABASE_URL. */
export function startCluster(): TestCluster {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return clusterAt(given, (name) => Object.assign(new URL(given), { pathname: `/${name}` }).href);
  const folder = mkdtempSync(join(tmpdir(), 'lianshu-pg-'));
  const { uid, gid } = idOf('postgres');
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  asPostgres(join(BIN, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync');
  const options = `-k ${folder} -c listen_addresses='' -p ${PORT} -c fsync=off`;
  asPostgres(join(BIN, 'pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  const cluster = clusterAt(socketUrl(folder, 'postgres'), (name) => socketUrl(folder, name));
  const stop = (): void => {
    asPostgres(join(BIN, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...cluster, folder: data, stop };
}

function clusterAt(admin: string, urlOf: (database: string) => string): TestCluster {
  const freshDatabase = async (): Promise<string> => {
    const name = `lianshu_${crypto.randomUUID().replaceAll('-', '')}`;
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return urlOf(name);
  };
  return { freshDatabase, folder: undefined, stop: () => {} };
}

/** One cluster for a test file, stopped after its last test. */
export function clusterForFile(): () => TestCluster {
  let cluster: TestCluster | undefined;
  after(() => cluster?.stop());
  return () => {
    cluster ??= startCluster();
    return cluster;
  };
}
