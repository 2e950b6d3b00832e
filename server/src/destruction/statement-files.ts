import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { utf8 } from '@lianshu/core/bytes';
import { writeFileAtomically } from '@lianshu/platform';
import type { ServerParts } from '../parts.ts';

type Place = Pick<ServerParts, 'config'>;

/** Beside the bundles, under names that no bundle has (docs/specs/destruction.md). */
export const STATEMENT_NAMES = {
  tagKey: (log: string) => `${log}.tag-key.json`,
  records: (caseNumber: string) => `${caseNumber}.destruction.json`,
  registry: (caseNumber: string) => `${caseNumber}.registry-destruction.json`,
} as const;

/** Makes a statement public; again and again the same bytes. */
export async function publishStatement({ config }: Place, name: string, text: string): Promise<void> {
  const path = join(config.bundlesFolder, name);
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return;
  await mkdir(config.bundlesFolder, { recursive: true });
  await writeFileAtomically(path, utf8(text), 0o644);
}

/** Tells the household authority that the day has come. */
export async function sendStatement({ config }: Place, caseNumber: string, text: string): Promise<void> {
  const path = join(config.exchangeFolder, 'to-registry', `destruction-${caseNumber}.json`);
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, utf8(text), 0o640);
}
