import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pem } from '../../pki/index.ts';
import type { CorpusCase } from './corpus-case.ts';

export interface Pinned {
  /** Roots and issuers, DER. */
  readonly authorities: readonly Uint8Array[];
  /** Revocation lists, DER. */
  readonly lists: readonly Uint8Array[];
  /** ms. */
  readonly at: number;
}

interface Answer {
  readonly status: number | null;
  readonly out: string;
}

function run(args: readonly string[], cwd: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn('openssl', args, { cwd, stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000 });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('latin1');
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out }));
  });
}

/** At most so many programs at a time. */
const AT_ONCE = 4;

async function forEachOf<T>(items: readonly T[], work: (item: T, place: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < items.length) {
      const place = next++;
      await work(items[place]!, place);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Certificates in one call: `openssl verify` goes on behind one that it refuses. */
const TOGETHER = 100;

/**
 * Does the openssl program accept? Messages by `cms -verify`, certificates by `verify` for the same purpose; both with the whole
 * chain, at the moment `at`, against the revocation lists.
 */
export async function judgeOpenssl(cases: readonly CorpusCase[], pinned: Pinned): Promise<readonly boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lianshu-corpus-'));
  try {
    const trusted = [
      ...pinned.authorities.map((der) => pem('CERTIFICATE', der)),
      ...pinned.lists.map((der) => pem('X509 CRL', der)),
    ];
    writeFileSync(join(folder, 'trusted.pem'), trusted.join(''));
    cases.forEach(({ der }, i) => void writeFileSync(join(folder, `${i}.der`), der));
    const chain = [
      '-CAfile',
      'trusted.pem',
      '-attime',
      String(pinned.at / 1000),
      '-crl_check',
      '-purpose',
      'smimesign',
    ];
    const verdicts = cases.map(() => false);
    const places = (kind: CorpusCase['kind']) => cases.flatMap((one, i) => (one.kind === kind ? [i] : []));
    const certificates = places('certificate');
    const groups = Array.from({ length: Math.ceil(certificates.length / TOGETHER) }, (_, i) =>
      certificates.slice(i * TOGETHER, (i + 1) * TOGETHER),
    );
    await forEachOf(groups, async (group) => {
      const { out } = await run(['verify', ...chain, ...group.map((i) => `${i}.der`)], folder);
      for (const [, place] of out.matchAll(/^(\d+)\.der: OK$/gm)) verdicts[Number(place)] = true;
    });
    await forEachOf(places('message'), async (place) => {
      const args = [
        'cms',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-in',
        `${place}.der`,
        ...chain,
        '-out',
        '/dev/null',
      ];
      const { status } = await run(args, folder);
      if (status === null) throw new Error(`openssl did not end on ${cases[place]!.class}, ${cases[place]!.name}`);
      verdicts[place] = status === 0;
    });
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
