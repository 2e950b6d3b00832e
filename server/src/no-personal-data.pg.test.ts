import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromBase64url, utf8 } from '@lianshu/core/bytes';
import { parseCertificate } from '@lianshu/core/pki';
import { sql } from 'kysely';
import type { Card } from '../../devkit/src/card/index.ts';
import {
  type Hit,
  type Needle,
  NeedleSearch,
  spellingsOfBytes,
  spellingsOfText,
} from '../../devkit/src/leaks/index.ts';
import { openStore } from './store/open-store.ts';
import { clusterForFile, skipWithoutPostgres } from './store/postgres.testing.ts';
import { makePost, openCase } from './testing/acts.testing.ts';
import { Visitor } from './testing/visitor.testing.ts';
import { createWorld } from './testing/world.testing.ts';

const cluster = clusterForFile();
const PLANTED = '埋藏之測試姓名';

/** Bytes that stand in this card's certificate and in nobody else's. */
function needlesOf(card: Card, post: { readonly cms: string; readonly seed: string }): Needle[] {
  const { subjectDn, serial, signature, publicKey } = parseCertificate(card.signing.certificate);
  const cms = fromBase64url(post.cms);
  return [
    { what: 'id number', spellings: spellingsOfText(card.holder.idNumber) },
    { what: 'name', spellings: spellingsOfText(card.holder.name) },
    { what: 'card number', spellings: spellingsOfText(card.subjectSerialNumber) },
    { what: 'subject', spellings: spellingsOfBytes(subjectDn) },
    { what: 'certificate serial', spellings: spellingsOfBytes(serial) },
    { what: 'certificate signature', spellings: spellingsOfBytes(signature.subarray(8, 32)) },
    { what: 'public key', spellings: spellingsOfBytes(publicKey.modulus.subarray(8, 32)) },
    { what: 'card signature', spellings: spellingsOfBytes(cms.subarray(cms.length - 32)) },
    { what: 'slot seed', spellings: spellingsOfBytes(fromBase64url(post.seed)) },
  ];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

test('after signing, no ID number, name or certificate is in dump, raw data files, WAL, server files or log lines', async (t) => {
  if (skipWithoutPostgres(t)) return;
  const { folder, freshDatabase } = cluster();
  const url = await freshDatabase();
  const world = await createWorld({ store: await openStore({ url }) });
  t.after(() => world.close());
  const open = await openCase(world);
  const needles: Needle[] = [];
  for (const i of [50, 51, 52, 53, 54, 55]) {
    // Names of six characters and more, which chance does not spell.
    const card = world.card(i);
    const post = await makePost(world, open, card);
    needles.push(...needlesOf(card, post));
    const visitor = new Visitor(world.app);
    await visitor.must(visitor.post(`/api/logs/${open.log}/signatures`, post));
    await visitor.must(visitor.post(`/api/logs/${open.log}/signatures`, post));
    assert.equal(
      (await visitor.post(`/api/logs/${open.log}/signatures`, await makePost(world, open, card))).status,
      409,
    );
    const broken = { ...post, cms: `${post.cms.slice(0, -4)}AAAA` };
    assert.equal((await visitor.post(`/api/logs/${open.log}/signatures`, broken)).status, 422);
  }
  const search = new NeedleSearch(needles);
  assert.ok(search.size > 500, `only ${search.size} spellings`);
  await world.parts.db
    .insertInto('officer')
    .values({ card: new Uint8Array(32).fill(7), name: PLANTED })
    .execute();
  const planted = new NeedleSearch([{ what: 'planted', spellings: spellingsOfText(PLANTED) }]);

  const look = (haystacks: readonly (readonly [string, Uint8Array])[], mustFindPlanted: boolean): void => {
    const hits: (Hit & { readonly where: string })[] = [];
    let found = 0;
    for (const [where, bytes] of haystacks) {
      hits.push(...search.find(bytes).map((hit) => ({ ...hit, where })));
      found += planted.find(bytes).length;
    }
    assert.deepEqual(hits, []);
    if (mustFindPlanted) assert.ok(found > 0, 'the planted value was not found: this test could not fail');
  };

  await t.test('dump', () => {
    const dump = execFileSync('pg_dump', [url], { maxBuffer: 1 << 28, timeout: 60_000 });
    look([['dump', new Uint8Array(dump)]], true);
  });
  await t.test('raw data files and WAL', async (inner) => {
    if (folder === undefined) {
      inner.skip('the cluster at TEST_DATABASE_URL keeps its files to itself');
      return;
    }
    await sql`CHECKPOINT`.execute(world.parts.db);
    const files = filesUnder(folder);
    const read = (part: RegExp): [string, Uint8Array][] =>
      files.filter((path) => part.test(path)).map((path) => [path, new Uint8Array(readFileSync(path))]);
    const wal = read(/pg_wal/);
    assert.ok(wal.length > 0);
    look(wal, true);
    look(read(/\/(base|global|pg_xact|log)/), true);
  });
  await t.test("the server's own folders", () => {
    const files = filesUnder(world.config.dataFolder).map(
      (path) => [path, new Uint8Array(readFileSync(path))] as const,
    );
    look(files, false);
  });
  await t.test('log lines', () => {
    look([['log', utf8(world.logged())]], false);
    assert.ok(world.logged().length > 1000);
  });
  await t.test('a planted needle of every kind is found', () => {
    for (const { what, spellings } of needles.slice(0, 9)) {
      for (const { name, bytes } of spellings.filter(({ bytes }) => bytes.length >= 6)) {
        const hay = new Uint8Array(100);
        hay.set(bytes.subarray(0, 90), 5);
        if (bytes.length <= 90) assert.ok(search.find(hay).length > 0, `${what} ${name}`);
      }
    }
  });
});
