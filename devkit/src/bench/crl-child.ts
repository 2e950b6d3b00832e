import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Crl, createRevocationLookup, pinIssuer } from '@lianshu/core/pki';
import { nodePrimitives as p, readCrlFile } from '@lianshu/platform';

/** What the fresh process measured; memory in bytes. */
export interface CrlMeasured {
  readonly entries: number;
  readonly bytes: number;
  readonly loadMs: number;
  /** The longest that nothing else had its turn, ms. */
  readonly longestTurnMs: number;
  readonly growth: number;
  readonly peakGrowth: number;
  readonly lookupsPerSecond: number;
  /** SHA-256 over the bytes of the list, and look-ups of ready-made keys in a `Map`. */
  readonly sha256Ms: number;
  readonly mapLookupsPerSecond: number;
}

const LOOKUPS = 200_000;

function collect(): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run this with --expose-gc');
  for (let i = 0; i < 3; i++) gc();
  return process.memoryUsage.rss();
}

function perSecond(count: number, run: () => void): number {
  run();
  const start = performance.now();
  run();
  return Math.round((count * 1000) / (performance.now() - start));
}

/** Half of what is asked for is in the list, where the rows of a list made by `manyRevoked` stand; half is not. */
function serialsIn(file: Uint8Array): readonly Uint8Array[] {
  const serials: Uint8Array[] = [];
  const step = Math.floor((file.length - 2000) / (LOOKUPS / 2));
  for (let at = 1000; serials.length < LOOKUPS; at += step) {
    let from = at;
    while (from < file.length - 20 && !(file[from] === 0x02 && file[from + 1] === 0x10)) from += 1;
    const serial = file.slice(from + 2, from + 18);
    const other = serial.slice();
    other[7]! ^= 0x55;
    serials.push(serial, other);
  }
  return serials;
}

/** Loads the list at `path` as a server does, in a process in which nothing else was done yet. */
async function measure(path: string, issuerPath: string): Promise<CrlMeasured> {
  const issuer = pinIssuer({
    generation: 'G2',
    certificate: new Uint8Array(readFileSync(issuerPath)),
    notBefore: 0,
    notAfter: Number.MAX_SAFE_INTEGER,
  });
  const before = collect();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const crl: Crl = await readCrlFile(p, path);
  const lists = createRevocationLookup(p, [issuer], [crl]);
  const loadMs = performance.now() - start;
  delay.disable();
  if (!lists.ok) throw new Error(lists.code);
  const peakGrowth = process.resourceUsage().maxRSS * 1024 - before;
  const growth = collect() - before;

  // Everything below is after the measure of memory.
  const file = new Uint8Array(readFileSync(path));
  const serials = serialsIn(file);
  const at = crl.thisUpdate + 1;
  let revoked = 0;
  const lookupsPerSecond = perSecond(LOOKUPS, () => {
    for (const serial of serials) if (lists.value.status(issuer.keyId, serial, at) === 'revoked') revoked += 1;
  });
  if (revoked < LOOKUPS / 2) throw new Error(`only ${revoked} of the serial numbers of the list were found`);
  const sha256 = () => void createHash('sha256').update(file).digest();
  sha256();
  const hashed = performance.now();
  sha256();
  const sha256Ms = performance.now() - hashed;
  const keys = serials.map((serial) => Buffer.from(serial).toString('latin1'));
  const known = new Map(keys.filter((_, i) => i % 2 === 0).map((key, i) => [key, i]));
  let found = 0;
  const mapLookupsPerSecond = perSecond(LOOKUPS, () => {
    for (const key of keys) if (known.get(key) !== undefined) found += 1;
  });
  if (found < LOOKUPS) throw new Error('the map lost keys');
  return {
    entries: crl.entries.count,
    bytes: file.length,
    loadMs,
    longestTurnMs: delay.max / 1e6,
    growth,
    peakGrowth,
    lookupsPerSecond,
    sha256Ms,
    mapLookupsPerSecond,
  };
}

const [, , path, issuerPath] = process.argv;
if (path === undefined || issuerPath === undefined) throw new Error('expects a list and its issuer');
process.stdout.write(JSON.stringify(await measure(path, issuerPath)));
