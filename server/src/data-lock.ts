import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/**
 * Takes a data folder for this process: two servers on one embedded database would ruin it. Returns how to give it back.
 * A lock left by a process that is gone is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'server.lock');
  for (let attempt = 1; ; attempt++) {
    try {
      await writeFile(path, `${process.pid} ${await beginningOf(process.pid)}\n`, { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 1) throw error;
    }
    const [number, began = ''] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ');
    const pid = Number(number);
    if (pid > 0 && isRunning(pid) && (began === '' || began === (await beginningOf(pid))))
      throw new Error(`another server (process ${pid}) is using this data folder: stop it or choose another folder`);
    await rm(path, { force: true });
  }
}
