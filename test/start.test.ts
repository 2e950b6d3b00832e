import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runStart } from '../devkit/src/start/run-start.ts';
import { welcome } from '../devkit/src/start/welcome.ts';

async function json(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url);
  assert.equal(response.status, 200, url);
  return (await response.json()) as Record<string, unknown>;
}

test('the start serves every face, finds its data again, and goes on elsewhere when ports are taken', {
  timeout: 240_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-start-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port: takenPort } = taken.address() as { port: number };

  const said: string[] = [];
  const first = await runStart({ port: takenPort, middlewarePort: takenPort, folder, say: (line) => said.push(line) });
  const port = Number(new URL(first.origin).port);
  try {
    assert.notEqual(port, takenPort);
    assert.equal(said.filter((line) => line.includes(`Port ${takenPort} is taken`)).length, 2);
    const { cases } = await json(`${first.origin}/api/cases`);
    assert.deepEqual(
      (cases as { number: string; state: string }[]).map(({ number, state }) => `${number} ${state}`),
      ['9001 established', '9002 petitioning', '9003 petitioning', '9004 review', '9005 notified'],
    );
    for (const url of [
      `${first.origin}/`,
      `${first.origin}/cases/9001`,
      `${first.origin}/sign/9002.petition.1`,
      `${first.origin}/commission`,
      `${first.origin}/lead`,
      `${first.registryOrigin}/registry`,
      `${first.leadOrigin}/ceremony`,
      `${first.simulatorOrigin}/`,
    ]) {
      const page = await fetch(url);
      assert.equal(page.status, 200, url);
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/, url);
    }
    const text = welcome(first);
    for (const secret of [first.seeded.open.authenticationCode, first.seeded.open.link])
      assert.ok(text.includes(secret));
  } finally {
    await first.close();
  }

  const again = await runStart({ port, middlewarePort: 0, folder });
  try {
    assert.deepEqual(again.seeded, first.seeded);
    const log = again.seeded.open.link.match(/sign\/([^#]+)/)![1]!;
    const { open } = await json(`${again.origin}/api/logs/${log}`);
    assert.equal(open, true);
  } finally {
    await again.close();
  }
});
