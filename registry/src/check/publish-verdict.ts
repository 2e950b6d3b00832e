import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@lianshu/platform';

/** What a check gives, beside the empty `done` that says it is all there. */
export const VERDICT_FILES = ['verdict.bin', 'verdict.json', 'statistics.json', 'struck-out.json'] as const;

/**
 * Puts a finished verdict of the registry's own folder into the exchange folder, `done` last. Again and again the same
 * bytes: a verdict that the other side lost or took away is handed over once more and never made anew.
 */
export async function publishVerdict(ownDir: string, outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true, mode: 0o700 });
  for (const name of [...VERDICT_FILES, 'done'])
    await writeFileAtomically(join(outDir, name), new Uint8Array(await readFile(join(ownDir, name))));
}
