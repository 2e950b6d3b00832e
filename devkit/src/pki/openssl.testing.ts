import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A reason to skip a comparison with the `openssl` program, false where it is installed. */
export const WITHOUT_OPENSSL: string | false =
  spawnSync('openssl', ['version']).status === 0 ? false : 'the openssl program is not installed';

export interface OpensslAnswer {
  readonly ok: boolean;
  readonly out: string;
  readonly bytes: Buffer;
  readonly problem: string;
}

/** Runs `openssl` in a folder that holds `files`, gone afterwards. */
export function openssl(
  args: readonly string[],
  files: Readonly<Record<string, Uint8Array | string>> = {},
): OpensslAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'lianshu-openssl-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, timeout: 20_000 });
    return { ok: status === 0, out: stdout.toString(), bytes: stdout, problem: stderr.toString() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
