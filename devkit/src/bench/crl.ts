import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDemoPki, G2_ENTRIES, issueRevocationList, manyRevoked } from '../pki/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import type { CrlMeasured } from './crl-child.ts';
import { describeMachine, peakRssMb } from './machine.ts';

const THIS_UPDATE = Date.UTC(2026, 10, 23, 2);
/** What the index of a complete list may leave resident (issue: a CRL of 412,000 entries). */
const GROWTH_LIMIT_MB = 40;

const mb = (bytes: number) => Math.round((bytes / 2 ** 20) * 10) / 10;

/**
 * The complete list of a generation, as long as MOICA-G2's, loaded from a file by a fresh process: read, verified and made
 * into the index. `figure` is entries a second, `floor` the same if nothing but SHA-256 over the bytes had to be done.
 */
export async function benchCrl(options: BenchOptions = {}): Promise<BenchResult> {
  const entries = options.entries ?? G2_ENTRIES;
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-bench-crl-'));
  try {
    const issuer = createDemoPki().issuer('G2');
    const made = performance.now();
    const list = issueRevocationList(issuer, {
      thisUpdate: THIS_UPDATE,
      nextUpdate: THIS_UPDATE + 86_400_000,
      number: 2026112301,
      revoked: manyRevoked(entries, 'bench', THIS_UPDATE),
    });
    const makeMs = performance.now() - made;
    const [path, issuerPath] = [join(folder, 'list.crl'), join(folder, 'issuer.cer')];
    await writeFile(path, list);
    await writeFile(issuerPath, issuer.certificate);
    const child = join(import.meta.dirname, 'crl-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', child, path, issuerPath]);
    const measured = JSON.parse(stdout) as CrlMeasured;
    if (measured.entries !== entries) throw new Error(`${measured.entries} of ${entries} entries were read`);
    const figure = Math.round((entries * 1000) / measured.loadMs);
    const floor = Math.round((entries * 1000) / measured.sha256Ms);
    return {
      name: 'crl',
      figure,
      unit: 'entries per second',
      floor,
      ratio: Math.round((floor / figure) * 100) / 100,
      peakRssMb: peakRssMb(),
      machine: describeMachine(),
      floorIs: 'SHA-256 over the bytes of the list',
      entries,
      listMb: mb(measured.bytes),
      makeMs: Math.round(makeMs),
      loadMs: Math.round(measured.loadMs),
      sha256Ms: Math.round(measured.sha256Ms * 10) / 10,
      longestTurnMs: Math.round(measured.longestTurnMs),
      residentGrowthMb: mb(measured.growth),
      residentGrowthLimitMb: GROWTH_LIMIT_MB,
      peakGrowthMb: mb(measured.peakGrowth),
      lookupsPerSecond: measured.lookupsPerSecond,
      lookupFloorPerSecond: measured.mapLookupsPerSecond,
      lookupFloorIs: 'Map.get with keys that are strings already',
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
