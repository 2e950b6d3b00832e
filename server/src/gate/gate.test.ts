import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { nodeRandom } from '@lianshu/platform';
import { type FaultPlan, withFaults } from '../store/faults.testing.ts';
import { openStore } from '../store/open-store.ts';
import { makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let plan: FaultPlan = () => undefined;
let world: World;
let open: OpenCase;
let other: OpenCase;

before(async () => {
  const store = await openStore({ memory: true }, (dialect) => withFaults(dialect, (statement) => plan(statement)));
  world = await createWorld({ store });
  open = await openCase(world, '9001');
  other = await openCase(world, '9002');
});
after(() => world.close());

type Post = Awaited<ReturnType<typeof makePost>>;

function sign(post: object, log = open.log): Promise<Reply> {
  return new Visitor(world.app).post(`/api/logs/${log}/signatures`, post);
}

async function sizeOf(log: string): Promise<number> {
  return (await world.parts.ledger.head(log))!.size;
}

const REFUSED: readonly (readonly [string, (post: Post) => Promise<Reply>, string])[] = [
  ['a body one byte short', (post) => sign({ ...post, body: toBase64url(nodeRandom(7279)) }), 'body.length'],
  ['a body one byte long', (post) => sign({ ...post, body: toBase64url(nodeRandom(7281)) }), 'body.length'],
  ['an empty CMS', (post) => sign({ ...post, cms: '' }), 'cms.malformed'],
  ['a statement of this case at the log of another', (post) => sign(post, other.log), 'statement.wrong-case'],
  [
    'bytes after the CMS',
    (post) => sign({ ...post, cms: `${post.cms}AAAA`.slice(0, -((post.cms.length + 4) % 4) || undefined) }),
    'cms.trailing-bytes',
  ],
];
for (const [what, attempt, code] of REFUSED) {
  test(`${what} is refused as ${code}, and nothing is entered`, async () => {
    const post = await makePost(world, open, world.card(70));
    const before = [await sizeOf(open.log), await sizeOf(other.log)];
    const reply = await attempt(post);
    assert.deepEqual([reply.status, reply.json.code], [422, code]);
    assert.deepEqual([await sizeOf(open.log), await sizeOf(other.log)], before);
  });
}

test('one card signs in two cases; their tags have nothing in common', async () => {
  const card = world.card(71);
  const first = await sign(await makePost(world, open, card));
  const second = await sign(await makePost(world, other, card), other.log);
  assert.deepEqual([first.status, second.status], [200, 200]);
  assert.notEqual(first.json.entry.tag, second.json.entry.tag);
});

test('no request of a signer reads or writes the database until her pool goes in', async () => {
  const statements: string[] = [];
  const post = await makePost(world, open, world.card(72));
  plan = (statement) => {
    statements.push(statement);
    return undefined;
  };
  await new Visitor(world.app).post(`/api/logs/${open.log}/challenge`);
  await sign({ ...post, cms: post.cms.slice(0, -4) });
  await sign({ ...post, body: '' });
  plan = () => undefined;
  assert.deepEqual(statements, []);
});

test('a batch has the same statements whether posts are new, repeated or different', async () => {
  const shapeOf = async (post: object): Promise<string[]> => {
    const statements: string[] = [];
    plan = (statement) => {
      statements.push(statement.replace(/\$\d+/g, '$').replace(/(\(\$(, \$)*\)(, )?)+/g, '(…)'));
      return undefined;
    };
    await sign(post);
    plan = () => undefined;
    // What comes after the commit only reads, to answer a repeat.
    return statements.slice(0, statements.indexOf('commit') + 1);
  };
  const post = await makePost(world, open, world.card(73));
  const fresh = await shapeOf(post);
  assert.deepEqual(fresh.at(-1), 'commit');
  assert.equal(fresh.length, 6);
  assert.deepEqual(await shapeOf(post), fresh);
  assert.deepEqual(await shapeOf(await makePost(world, open, world.card(73))), fresh);
  assert.deepEqual(await shapeOf(await makePost(world, open, world.card(74))), fresh);
});

for (const when of ['before', 'after'] as const) {
  test(`a database that fails ${when} the commit means "again, with the same bytes", which then gives the receipt`, async () => {
    const post = await makePost(world, open, world.card(when === 'before' ? 75 : 76));
    plan = (statement) => (statement === 'commit' ? when : undefined);
    const failed = await sign(post);
    plan = () => undefined;
    assert.deepEqual([failed.status, failed.json.code], [503, 'log.busy']);
    const { seconds } = failed.json.detail;
    assert.ok(seconds >= 5 && seconds <= 15 && failed.headers['retry-after'] === String(seconds));
    const again = await sign(post);
    assert.equal(again.status, 200);
    assert.deepEqual((await sign(post)).json, again.json);
  });
}

test('failing batches leave one line a minute, with nothing of a signer', async () => {
  const lines = (): string[] =>
    world
      .logged()
      .split('\n')
      .filter((line) => line.includes('batches fail'));
  const { length } = lines();
  world.clock.now += 60_000;
  plan = (statement) => (/^insert into "slot"/.test(statement) ? 'before' : undefined);
  for (const index of [77, 78, 79])
    assert.equal((await sign(await makePost(world, open, world.card(index)))).status, 503);
  plan = () => undefined;
  assert.equal(lines().length, length + 1);
  assert.match(lines().at(-1)!, /"type":"Error"/);
  assert.doesNotMatch(lines().at(-1)!, /insert into|示範7/);
});

test('after the last day nobody signs, whatever the clock of the database says', async () => {
  const { now } = world.clock;
  const post = await makePost(world, open, world.card(80));
  world.clock.now = Date.UTC(2027, 4, 23, 15, 59, 59, 999);
  assert.equal((await new Visitor(world.app).post(`/api/logs/${open.log}/challenge`)).status, 200);
  world.clock.now += 1;
  assert.equal((await new Visitor(world.app).post(`/api/logs/${open.log}/challenge`)).json.code, 'log.not-open');
  world.clock.now = now;
  assert.equal((await sign(post)).status, 200);
});
