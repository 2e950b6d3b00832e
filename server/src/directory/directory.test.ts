import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toHex, utf8 } from '@lianshu/core/bytes';
import { checkLink, parseDirectory, verifyDirectory } from '@lianshu/core/directory';
import { manifestHash, pinFragment, signingLink } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import { type FaultPlan, withFaults } from '../store/faults.testing.ts';
import { openStore } from '../store/open-store.ts';
import { collectCase, makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { NOW, ORIGIN } from '../testing/log-fixture.testing.ts';
import { type Reply, Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

const DAY_MS = 86_400_000;

let plan: FaultPlan = () => undefined;
let world: World;
let open: OpenCase;

before(async () => {
  const store = await openStore({ memory: true }, (dialect) => withFaults(dialect, (statement) => plan(statement)));
  world = await createWorld({ store });
  open = await openCase(world, '9601');
});
after(() => world.close());

const served = (app = world.app): Promise<Reply> => new Visitor(app).must(new Visitor(app).get('/cases.json'));
const fresh = async (): Promise<Reply> => {
  await world.parts.directory.refresh();
  return served();
};
const read = ({ bytes }: Reply) => parseDirectory(new Uint8Array(bytes));
const hash = () => manifestHash(p, open.manifest);

test('the directory is the commission’s, lists each round with its hashes, and no address for signing', async () => {
  const reply = await served();
  const directory = read(reply);
  const context = { commission: world.trust.commission, now: world.clock.now };
  assert.equal(verifyDirectory(p, context, directory), undefined);
  assert.match(String(reply.headers['content-type']), /^application\/json/);
  assert.equal(directory.cases.length, 1);
  const [listed] = directory.cases;
  assert.deepEqual(
    [listed!.number, listed!.stage, listed!.round, listed!.state, listed!.origin, listed!.namesLink],
    ['9601', 'petition', 1, 'collecting', ORIGIN, false],
  );
  assert.deepEqual(toHex(listed!.manifestSha256), toHex(hash()));
  assert.deepEqual(toHex(listed!.textSha256), toHex(p.sha256(utf8('您是否同意本案為示範？'))));
  const text = Buffer.from(reply.bytes).toString();
  for (const named of ['/sign/', pinFragment(hash()), pinFragment(hash()).slice(3)]) assert.ok(!text.includes(named));
  assert.equal(checkLink(directory, signingLink(ORIGIN, open.log, hash())).kind, 'genuine-signing');
});

test('a visitor asks neither the database nor the signing keys; another server says the same, byte for byte', async () => {
  const statements: string[] = [];
  const first = await served();
  plan = (statement) => {
    statements.push(statement);
    return undefined;
  };
  assert.deepEqual((await served()).bytes, first.bytes);
  plan = () => undefined;
  assert.deepEqual(statements, []);
  const other = await world.restarted();
  assert.deepEqual((await served(other.app)).bytes, first.bytes);
  await other.parts.gate.close();
});

test('nothing in it depends on signatures', async () => {
  const first = await fresh();
  const anyone = new Visitor(world.app);
  for (const index of [50, 51, 52])
    await anyone.must(anyone.post(`/api/logs/${open.log}/signatures`, await makePost(world, open, world.card(index))));
  assert.deepEqual((await fresh()).bytes, first.bytes);
});

test('a policy, a new log and a new day each make a later one; where nothing changed it stays as it is', async () => {
  const before = read(await fresh());
  const settle = (choice: string) =>
    open.officer.must(
      open.officer.post('/api/commission/cases/9601/commands', {
        command: 'settle-policy',
        data: { policy: 'public-signing-link', choice, reasons: '委員會議決議。' },
      }),
    );
  await settle('on');
  const named = await fresh();
  assert.equal(named.json.cases[0].signingLink, signingLink(ORIGIN, open.log, hash()));
  assert.ok(read(named).sequence > before.sequence && read(named).issuedAt >= before.issuedAt);
  // Holding is the lead's to do at any time: it is no news about the case.
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
  assert.deepEqual((await fresh()).bytes, named.bytes);
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/resume`));
  await settle('off');
  assert.equal((await fresh()).json.cases[0].signingLink, null);
  await collectCase(world, '9602');
  const listed = read(await fresh());
  assert.equal(listed.cases.length, 1);
  await openCase(world, '9603');
  const both = read(await fresh());
  assert.deepEqual([both.cases.length, both.sequence > listed.sequence], [2, true]);

  world.clock.now = NOW + DAY_MS;
  const tomorrow = read(await fresh());
  assert.equal(tomorrow.sequence, both.sequence + 1);
  assert.equal(tomorrow.issuedAt % DAY_MS, 16 * 3_600_000);
  world.clock.now = Date.UTC(2027, 5, 1);
  const later = read(await fresh());
  assert.deepEqual(
    later.cases.map(({ state }) => state),
    ['over', 'over'],
  );
  assert.ok(later.validUntil > world.clock.now);
  world.clock.now = NOW;
  // A clock that goes back does not bring an old one back.
  assert.equal(read(await fresh()).sequence, later.sequence);
});
