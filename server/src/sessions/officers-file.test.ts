import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { toHex, utf8 } from '@lianshu/core/bytes';
import { ParseError } from '@lianshu/core/errors';
import { nodePrimitives as p } from '@lianshu/platform';
import { logInAs } from '../testing/acts.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { parseOfficers, syncOfficers } from './officers-file.ts';

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

const cardOf = (index: number): string => toHex(p.sha256(world.card(index).signing.certificate));
const file = (officers: readonly object[]): Uint8Array =>
  utf8(JSON.stringify({ format: 'lianshu/officers/v1', officers }, null, 2));
const kinds = async (): Promise<string[]> => {
  const rows = await world.parts.db.selectFrom('act').select('entry').orderBy('idx').execute();
  return rows.map(({ entry }) => JSON.parse(entry).kind).filter((kind) => kind.startsWith('officer-'));
};

test('the list is what the file says, every change of it is an act, and who is not in it is out at once', async () => {
  const path = join(world.config.dataFolder, 'officers.json');
  await syncOfficers(world.parts, path);
  const began = await kinds();
  const officer = { card: cardOf(21), name: '甲', roles: ['legal', 'intake'] };
  const auditor = { card: cardOf(22), name: '乙', roles: ['auditor'] };
  await writeFile(path, file([officer, auditor]));
  await syncOfficers(world.parts, path);
  assert.deepEqual((await kinds()).slice(began.length), [
    'officer-registered',
    'officer-registered',
    'officer-removed',
  ]);
  const visitor = await logInAs(world, { role: 'commission', card: world.card(21) });
  const { json } = await visitor.must(visitor.get('/api/session?role=commission'));
  assert.deepEqual([json.name, json.roles], ['甲', ['intake', 'legal']]);
  await syncOfficers(world.parts, path);
  assert.equal((await kinds()).length, began.length + 3);
  await writeFile(path, file([auditor]));
  await syncOfficers(world.parts, path);
  assert.equal((await visitor.get('/api/commission/cases')).json.code, 'session.required');
  assert.equal((await kinds()).at(-1), 'officer-removed');
});

test('a file with a fault changes nothing', async () => {
  const path = join(world.config.dataFolder, 'officers.json');
  const before = await world.parts.db.selectFrom('officer').selectAll().execute();
  const good = { card: cardOf(23), name: '丙', roles: ['intake'] };
  const faulty: readonly Uint8Array[] = [
    utf8('{'),
    utf8('[]'),
    file([{ ...good, roles: [] }]),
    file([{ ...good, roles: ['chair'] }]),
    file([{ ...good, roles: ['auditor', 'intake'] }]),
    file([{ ...good, card: 'AA' }]),
    file([{ ...good, name: '丙\n丁' }]),
    file([{ ...good, more: 1 }]),
    file([good, good]),
    utf8(JSON.stringify({ officers: [good] })),
  ];
  assert.equal(faulty.length, 10);
  for (const bytes of faulty) {
    assert.throws(() => parseOfficers(bytes), ParseError);
    await writeFile(path, bytes);
    await assert.rejects(syncOfficers(world.parts, path), ParseError);
  }
  assert.deepEqual(await world.parts.db.selectFrom('officer').selectAll().execute(), before);
});
