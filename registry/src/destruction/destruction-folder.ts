import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isCaseNumber } from '@lianshu/core/case';
import { isRemnantOf, writeFileAtomically } from '@lianshu/platform';
import { readRegularFile } from '../exchange/regular-file.ts';

const MAX_STATEMENT_BYTES = 1 << 20;

/** Statements of destruction that go between the authorities (docs/specs/destruction.md). */
export interface DestructionFolder {
  /** Cases of which the commission says that their records are destroyed. */
  cases(): Promise<readonly string[]>;
  readOrder(caseNumber: string): Promise<Uint8Array | undefined>;
  writeAnswer(caseNumber: string, bytes: Uint8Array): Promise<void>;
  isAnswered(caseNumber: string): Promise<boolean>;
  /** What lies in the folder of a log, whoever put it there. */
  paths(log: string): Promise<readonly string[]>;
}

export function openDestructionFolder(folder: string): DestructionFolder {
  const incoming = join(folder, 'to-registry');
  const outgoing = join(folder, 'to-commission');
  const answer = (caseNumber: string) => join(outgoing, `destruction-${demandCase(caseNumber)}.registry.json`);
  return {
    async cases() {
      const names = await readdir(incoming).catch(() => []);
      return names
        .flatMap((name) => /^destruction-(.+)\.json$/.exec(name)?.[1] ?? [])
        .filter(isCaseNumber)
        .sort();
    },
    readOrder: (caseNumber) =>
      readRegularFile(join(incoming, `destruction-${demandCase(caseNumber)}.json`), MAX_STATEMENT_BYTES),
    writeAnswer: (caseNumber, bytes) => writeFileAtomically(answer(caseNumber), bytes),
    isAnswered: (caseNumber) => exists(answer(caseNumber)),
    async paths(log) {
      return [
        ...(await pathsOf(incoming, [`manifest-${log}.json`, `filing-${log}`])),
        ...(await pathsOf(outgoing, [`manifest-${log}.registry.json`, `verdict-${log}`])),
      ];
    },
  };
}

/** What lies in `folder` under these names, whole or half written. */
export async function pathsOf(folder: string, targets: readonly string[]): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const isOf = (name: string) => targets.some((target) => name === target || isRemnantOf(name, target));
  return names.filter(isOf).map((name) => join(folder, name));
}

function demandCase(caseNumber: string): string {
  if (!isCaseNumber(caseNumber)) throw new Error('not a case number');
  return caseNumber;
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Five days, as files that nobody claims are kept (各機關申請提供戶籍資料及親等關聯資料辦法). */
export const UNCLAIMED_MS = 5 * 86_400_000;

/**
 * Removes verdicts that the commission has not claimed in time: the registry has them and hands them over again when it is asked.
 * Returns how many were removed.
 */
export async function sweepVerdicts(folder: string, now: number): Promise<number> {
  const outgoing = join(folder, 'to-commission');
  let removed = 0;
  for (const name of await readdir(outgoing).catch(() => [])) {
    if (!name.startsWith('verdict-')) continue;
    const done = await stat(join(outgoing, name, 'done')).catch(() => undefined);
    if (done === undefined || now - done.mtimeMs <= UNCLAIMED_MS) continue;
    await rm(join(outgoing, name), { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
