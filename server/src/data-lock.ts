import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8 } from '@lianshu/core/bytes';
import { writeFileAtomically } from '@lianshu/platform';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from another that has its number later, after a restart of the machine or of a container: the boot
 * and the moment it began. Empty where the system does not say (only Linux does): then the number alone decides.
 */
async function beginningOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The name before the last bracket may hold anything; the start time is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return '';
  }
}

async function isHeld(lock: string): Promise<boolean> {
  const [number, began = ''] = lock.trim().split(' ');
  const pid = Number(number);
  return pid > 0 && isRunning(pid) && (began === '' || began === (await beginningOf(pid)));
}

const readLock = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/**
 * Takes a data folder for this process: two servers on one embedded database would ruin it. Returns how to give it back.
 * A lock left by a process that is gone is taken over, by one of those who try: only who makes the claim may write the
 * lock, and only if it is still the one that was found left.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'server.lock');
  const found = await readLock(path);
  if (await isHeld(found))
    throw new Error(
      `another server (process ${found.split(' ')[0]}) is using this data folder: stop it or choose another folder`,
    );
  const claim = join(folder, 'server.lock.claim');
  try {
    await writeFile(claim, '', { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`another server is just starting on this data folder; if none is, remove ${claim}`);
  }
  try {
    if ((await readLock(path)) !== found) throw new Error('another server has just started on this data folder');
    await writeFileAtomically(path, utf8(`${process.pid} ${await beginningOf(process.pid)}\n`));
  } finally {
    await rm(claim, { force: true });
  }
  return () => rm(path, { force: true });
}
