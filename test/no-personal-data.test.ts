import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { NeedleSearch } from '../devkit/src/leaks/index.ts';
import { COMMISSION_FOLDERS, needlesOf, playSigning, searchFolder } from './signed-scene.ts';

test('after signing, the embedded database, every file of the commission and every log line hold nobody', {
  timeout: 180_000,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianshu-leak-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const scene = await playSigning(folder);
  const { world, lines, cards } = scene;
  const search = new NeedleSearch(needlesOf(cards));
  assert.ok(search.size > 2000, `${search.size} spellings`);

  const logged = lines.join('\n');
  assert.ok(lines.length > 5, 'the server logged something');
  assert.deepEqual(search.find(Buffer.from(logged)), []);

  await world.close();
  const searched = COMMISSION_FOLDERS.map((name) => searchFolder(search, join(folder, name)));
  assert.deepEqual(
    searched.flatMap(({ hits }) => hits),
    [],
  );
  const bytes = searched.reduce((sum, each) => sum + each.bytes, 0);
  assert.ok(bytes > 1_000_000, `${bytes} bytes searched`);
  // The registry's own register holds everybody: the search that found nothing above must find them there.
  const known = searchFolder(search, join(folder, 'registry')).hits;
  assert.ok(known.some(({ what }) => what === 'id number') && known.some(({ what }) => what === 'name'));
});
