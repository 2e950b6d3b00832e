import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = [
  'web/src/**/*',
  'web/*.html',
  'web/vite.config.ts',
  'web/build/*.ts',
  'web/public/*',
  'core/src/**/*.ts',
  'audit/trust/*.json',
  'package-lock.json',
];

/** SHA-256 over the names and bytes of everything that the client is built from. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: false })).sort()) {
    try {
      const bytes = readFileSync(join(ROOT, path));
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    } catch {
      // a folder
    }
  }
  return hash.digest('hex');
}

/** Builds the static client into web/dist unless the one there was made from the same sources. Throws when Vite fails. */
export async function buildWeb({ force = false }: { force?: boolean }): Promise<string> {
  const dist = join(ROOT, 'web/dist');
  const stamp = join(dist, '.sources');
  const hash = sourcesHash();
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return dist;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await runVite([vite, 'build', '--logLevel', 'warn']);
  writeFileSync(stamp, hash);
  return dist;
}

function runVite(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: join(ROOT, 'web'), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        output += part.toString();
      });
    }
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the web client did not build:\n${output}`)),
    );
  });
}
