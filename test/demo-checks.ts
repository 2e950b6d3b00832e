import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PlayedCase } from '../devkit/src/demo/play-case.ts';

export const ROOT = join(import.meta.dirname, '..');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs an entry of `bin/` as npm does, on the Node of this process. */
export function runEntry(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin', `${name}.mjs`), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** What `npm run demo` prints: the played case, what the offline verifier said of it, and where it was kept. */
interface DemoResult extends PlayedCase {
  readonly verifier: { readonly pass: number; readonly fail: number; readonly notApplicable: number };
  readonly database: string;
}

/** Plays the demo and holds its one JSON object against what the people in it are. Returns the bundle's folder. */
export async function assertDemo(folder: string, env: NodeJS.ProcessEnv, database: string): Promise<string> {
  const { code, out, err } = await runEntry('demo', ['--json', '--signers', '20', '--folder', folder], env);
  assert.equal(code, 0, err);
  const result = JSON.parse(out) as DemoResult;
  const struck = Object.values(result.struckOut).reduce((sum, count) => sum + count, 0);
  assert.equal(result.database, database);
  assert.equal(result.signers, 20);
  assert.equal(result.receipts, 20);
  assert.equal(result.duplicatesRefused, 3);
  assert.deepEqual(Object.values(result.refusedAtDoor), [1, 1, 1, 1, 1]);
  assert.equal(result.leadCounted, 20);
  assert.deepEqual(result.struckOut, {
    'under-age': 1,
    'non-resident': 2,
    guardianship: 1,
    deceased: 1,
    'not-found': 1,
    'duplicate-electronic': 1,
  });
  assert.equal(result.malformed, 1);
  assert.equal(result.accepted, 20 - 7 - 1);
  assert.equal(result.opened, result.accepted + struck);
  assert.equal(result.slots, result.accepted + struck + result.decoys + result.malformed);
  assert.equal(result.slots % 4, 0);
  assert.equal(result.verifier.fail, 0);
  assert.ok(result.verifier.pass >= 11);
  return result.bundle;
}
