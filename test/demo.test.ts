import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertDemo, runEntry } from './demo-checks.ts';

test('the demo plays a whole case on the embedded database; its bundle verifies until a byte changes', {
  timeout: 180_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-demo-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const bundle = await assertDemo(folder, { DATABASE_URL: '' }, 'pglite');

  const good = await runEntry('verify', [bundle, '--lang', 'en']);
  assert.equal(good.code, 0, good.out);
  assert.match(good.out, /DEMO/);

  const path = join(bundle, 'announcement.json');
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replace(/"accepted":(\d)/, (_, digit) => `"accepted":${(Number(digit) + 1) % 10}`),
  );
  const bad = await runEntry('verify', [bundle, '--json']);
  assert.equal(bad.code, 1);
  const report = JSON.parse(bad.out) as { readonly fail: number; readonly checks: { id: string; outcome: string }[] };
  assert.ok(report.fail >= 2);
  assert.equal(report.checks.find(({ id }) => id === 'V01')?.outcome, 'fail');
});

test('wrong calls are told what is right, with exit code 2', async () => {
  for (const [entry, args] of [
    ['demo', ['--signers', '3']],
    ['demo', ['--nonsense']],
    ['verify', []],
    ['verify', ['/nowhere/at/all']],
    ['bench', ['nothing']],
  ] as const) {
    const { code, out, err } = await runEntry(entry, args);
    assert.equal(code, 2, `${entry} ${args.join(' ')}`);
    assert.equal(out, '');
    assert.ok(err.length > 20 && !/at .*\.ts:\d+/.test(err), err);
  }
});
