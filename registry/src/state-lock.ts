import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const LOCK_FILE = 'program.pid';

/**
 * Claims the program's own folder for this process: two programs on one folder would write each other's acts and rolls over.
 * What a crash left behind is taken over. Throws with a sentence for the terminal while another program runs; resolves to what
 * gives the folder free.
 */
export async function lockState(stateDir: string, pid: number = process.pid): Promise<() => Promise<void>> {
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const path = join(stateDir, LOCK_FILE);
  // Twice, since what a crash left has to go first.
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(`${pid}\n`).finally(() => file.close());
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
    // In a container every program may have the same number: one's own was left by a predecessor.
    if (other !== pid && isRunning(other)) break;
    await rm(path, { force: true });
  }
  throw new Error(
    `Another program works in ${stateDir}. Close it first; if none runs, remove ${LOCK_FILE} there and start again.`,
  );
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
