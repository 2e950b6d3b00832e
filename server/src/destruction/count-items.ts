import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DestroyedItem } from '@lianshu/core/destruction';
import { isRemnantOf } from '@lianshu/platform';
import { verdictFolder } from '../filing/import-verdict.ts';
import type { ServerParts } from '../parts.ts';

type CountingParts = Pick<ServerParts, 'db' | 'config' | 'keyholder'>;

/** Every log of a case, also one that never opened: its lead's wraps lie here all the same. */
export async function allLogs({ db }: Pick<ServerParts, 'db'>, caseNumber: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('log').select('log').where('case_number', '=', caseNumber).orderBy('log').execute();
  return rows.map(({ log }) => log);
}

/** The logs of a case that were ever opened: a statement names these, since the others have no head and held no record. */
export async function openedLogs({ db }: Pick<ServerParts, 'db'>, caseNumber: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('log')
    .innerJoin('head', 'head.log', 'log.log')
    .select('log.log')
    .where('log.case_number', '=', caseNumber)
    .orderBy('log.log')
    .execute();
  return rows.map(({ log }) => log);
}

/** Every path of a log in the exchange folder, whichever way it went, and what a power cut left half written of it. */
export async function exchangePaths({ config }: Pick<ServerParts, 'config'>, log: string): Promise<readonly string[]> {
  const targets = {
    'to-registry': [`manifest-${log}.json`, `filing-${log}`],
    'to-commission': [`manifest-${log}.registry.json`, `verdict-${log}`],
  };
  const paths = await Promise.all(
    Object.entries(targets).map(([direction, names]) => pathsOf(join(config.exchangeFolder, direction), names)),
  );
  return paths.flat();
}

/** Where the commission's own copy of a verdict lies, whole or half written. */
export function verdictPaths(parts: Pick<ServerParts, 'config'>, log: string): Promise<readonly string[]> {
  const folder = verdictFolder(parts, log);
  return pathsOf(dirname(folder), [basename(folder)]);
}

async function pathsOf(folder: string, targets: readonly string[]): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const isOf = (name: string) => targets.some((target) => name === target || isRemnantOf(name, target));
  return names.filter(isOf).map((name) => join(folder, name));
}

/**
 * What there is to destroy of the records of a case. Slots are counted by the log's public size; nothing here depends on how
 * many of them are real.
 */
export async function countItems(parts: CountingParts, caseNumber: string): Promise<readonly DestroyedItem[]> {
  const { db } = parts;
  const items: DestroyedItem[] = [];
  const one = async (table: 'lead_code' | 'session'): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('case_number', '=', caseNumber)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };
  items.push({ log: null, what: 'authentication-codes', count: await one('lead_code') });
  items.push({ log: null, what: 'sessions', count: await one('session') });
  for (const log of await openedLogs(parts, caseNumber)) items.push(...(await countLog(parts, log)));
  return items.filter(({ count }) => count > 0);
}

async function countLog(parts: CountingParts, log: string): Promise<readonly DestroyedItem[]> {
  const { db, keyholder } = parts;
  const { size } = await db.selectFrom('head').select('size').where('log', '=', log).executeTakeFirstOrThrow();
  const filing = await db.selectFrom('filing').select('filing').where('log', '=', log).executeTakeFirst();
  const wraps = await db.selectFrom('lead_wrap').select('version').where('log', '=', log).execute();
  const folder = verdictFolder(parts, log);
  const verdictFiles: readonly string[] = await readdir(folder).catch(() => []);
  const filed = filing?.filing == null ? 0 : 1;
  const seed = await db.selectFrom('pilot_count').select('log').where('log', '=', log).executeTakeFirst();
  return [
    { log, what: 'tag-key', count: (await keyholder.hasLog(log)) ? 1 : 0 },
    { log, what: 'bodies', count: size - 1 },
    { log, what: 'envelopes', count: size - 1 },
    { log, what: 'commitments', count: size - 1 },
    { log, what: 'tags', count: size - 1 },
    { log, what: 'wraps', count: wraps.length },
    { log, what: 'release', count: filed },
    { log, what: 'count-seed', count: filed + (seed === undefined ? 0 : 1) },
    { log, what: 'strike-list', count: verdictFiles.includes('struck-out.json') ? 1 : 0 },
    { log, what: 'verdict-copy', count: verdictFiles.length > 0 ? 1 : 0 },
    { log, what: 'exchange-files', count: (await exchangePaths(parts, log)).length },
  ];
}
