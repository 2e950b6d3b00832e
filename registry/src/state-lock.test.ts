import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withFolder } from './check/filing.fixture.ts';
import { LOCK_FILE, lockState } from './state-lock.ts';

/** A process that lives until its input ends. */
async function living(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  return child;
}

test('one program at a time works in a folder, and a crash locks nobody out', () =>
  withFolder(async (folder) => {
    const [other, state] = [await living(), join(folder, 'state')];
    const path = join(state, LOCK_FILE);
    const free = await lockState(state, other.pid);
    await assert.rejects(lockState(state), /Another program works in/);
    // It crashed: nobody has given the folder free.
    other.stdin!.end();
    await once(other, 'exit');
    const mine = await lockState(state);
    assert.equal(existsSync(path), true);
    await mine();
    assert.equal(existsSync(path), false);
    for (const left of ['', 'x\n', '-1\n', `${process.pid}\n`]) {
      writeFileSync(path, left);
      await (await lockState(state))();
    }
    await free();
  }));
