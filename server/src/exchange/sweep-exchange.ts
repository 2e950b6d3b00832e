import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerParts } from '../parts.ts';

/** Five days, as files that nobody claims are kept (各機關申請提供戶籍資料及親等關聯資料辦法). */
const UNCLAIMED_MS = 5 * 86_400_000;

/**
 * Removes filing packages that the household authority has not claimed in time: they hold every sealed record, and the commission can write
 * the same package again. Returns how many were removed.
 */
export async function sweepExchange({ config, clock }: Pick<ServerParts, 'config' | 'clock'>): Promise<number> {
  const folder = join(config.exchangeFolder, 'to-registry');
  const now = clock();
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    // Half a package, left by a power cut, has no `done`: its own time counts.
    const mark = name.startsWith('filing-') ? 'done' : /^\.filing-.+\.part$/.test(name) ? '' : undefined;
    if (mark === undefined) continue;
    const done = await stat(join(folder, name, mark)).catch(() => undefined);
    if (done === undefined || now - done.mtimeMs <= UNCLAIMED_MS) continue;
    await rm(join(folder, name), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
