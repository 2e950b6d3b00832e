import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toBase64url } from '@lianshu/core/bytes';
import { manifestHash, signContextOf } from '@lianshu/core/manifest';
import { slimCms } from '@lianshu/core/pki';
import { idCommit, receiptCommit } from '@lianshu/core/record';
import { renderCardUsed, renderSign } from '@lianshu/core/statement';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Card } from '../../../devkit/src/card/index.ts';
import { type FaultPlan, withFaults } from '../store/faults.testing.ts';
import { openStore } from '../store/open-store.ts';
import { makePost, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { NOW, ORIGIN } from '../testing/log-fixture.testing.ts';
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
  const anyone = new Visitor(world.app);
  for (const index of [40, 41])
    await anyone.must(anyone.post(`/api/logs/${open.log}/signatures`, await makePost(world, open, world.card(index))));
});
after(() => world.close());

type Words = Parameters<typeof renderCardUsed>[0];

const sign = (card: Card, content: Uint8Array) =>
  toBase64url(slimCms(card.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' })));

/** A nonce of the question itself, or of another route. */
async function nonceOf(log: string, route = 'card-used/challenge') {
  const { json } = await new Visitor(world.app).post(`/api/logs/${log}/${route}`);
  return json as Pick<Words, 'nonce' | 'issuedAt' | 'expiresAt'>;
}

async function question(about: OpenCase, changes: Partial<Words> = {}): Promise<Uint8Array> {
  return renderCardUsed({
    caseNumber: about.manifest.case.number,
    log: about.log,
    manifestHash: manifestHash(p, about.manifest),
    origin: ORIGIN,
    ...(await nonceOf(about.log)),
    ...changes,
  });
}

const ask = (cms: string, log = open.log): Promise<Reply> =>
  new Visitor(world.app).post(`/api/logs/${log}/card-used`, { cms });

test('a card that signed is told so, with the day; one that did not is told that; each log by itself', async () => {
  const yes = await ask(sign(world.card(40), await question(open)));
  const no = await ask(sign(world.card(45), await question(open)));
  const elsewhere = await ask(sign(world.card(40), await question(other)), other.log);
  assert.deepEqual([yes.status, yes.json], [200, { signed: true, firstSignedOn: '2026-11-23' }]);
  assert.deepEqual([no.status, no.json], [200, { signed: false, firstSignedOn: null }]);
  assert.deepEqual(elsewhere.json, { signed: false, firstSignedOn: null });
  // On the wire the two answers cannot be told apart by their length.
  assert.deepEqual([yes.bytes.length, no.bytes.length], [64, 64]);
  assert.deepEqual(Object.keys(yes.headers).toSorted(), Object.keys(no.headers).toSorted());
});

test('yes and no ask the database the same, and nothing is written or logged', async () => {
  const seen: string[][] = [];
  const sizes = async () => (await world.parts.ledger.head(open.log))!.size;
  const size = await sizes();
  const lines = world.logged().length;
  for (const index of [40, 41, 45, 46]) {
    const cms = sign(world.card(index), await question(open));
    const statements: string[] = [];
    plan = (statement) => {
      statements.push(statement);
      return undefined;
    };
    assert.equal((await ask(cms)).status, 200);
    plan = () => undefined;
    seen.push(statements);
  }
  assert.equal(seen[0]!.length, 2);
  for (const statements of seen) assert.deepEqual(statements, seen[0]);
  assert.ok(seen[0]!.every((statement) => statement.startsWith('select')));
  assert.equal(await sizes(), size);
  assert.equal(world.logged().length, lines);
});

test('for every answer the database reads one row of the slots, whichever it is', async () => {
  const tags = await world.parts.db
    .selectFrom('slot')
    .select('tag')
    .where('log', '=', open.log)
    .orderBy('tag')
    .execute();
  const [first] = tags;
  const below = new Uint8Array(first!.tag);
  below[31]! -= 1;
  assert.equal(await world.parts.ledger.firstSigned(open.log, first!.tag), NOW);
  assert.equal(await world.parts.ledger.firstSigned(open.log, below), null);
  assert.equal(await world.parts.ledger.firstSigned(open.log, new Uint8Array(32).fill(255)), null);
});

/** Everything that may be posted as a question without being one. */
const REFUSED: Readonly<Record<string, readonly [make: () => Promise<string>, code: string]>> = {
  'a signature for joining': [async () => (await makePost(world, open, world.card(46))).cms, 'statement.wrong-purpose'],
  'a question with a nonce for joining': [
    async () => sign(world.card(46), await question(open, await nonceOf(open.log, 'challenge'))),
    'nonce.forged',
  ],
  'a question with the nonce of another log': [
    async () => sign(world.card(46), await question(open, await nonceOf(other.log))),
    'nonce.other-log',
  ],
  'a question about another log': [async () => sign(world.card(46), await question(other)), 'statement.wrong-case'],
  'a question signed for another site': [
    async () => sign(world.card(46), await question(open, { origin: 'https://joint-example.tw' })),
    'statement.mismatch',
  ],
  'a question of a revoked card': [
    async () => sign(world.card(90, { kind: 'revoked' }), await question(open)),
    'certificate.revoked',
  ],
  'bytes that are none': [async () => 'AAAA', 'cms.malformed'],
  'more bytes than a post may have': [async () => toBase64url(new Uint8Array(4921)), 'cms.malformed'],
};
for (const [what, [make, code]] of Object.entries(REFUSED))
  test(`${what} is refused as ${code}`, async () => {
    const reply = await ask(await make());
    assert.deepEqual([reply.status, reply.json.code], [422, code]);
  });

test('a question is worth nothing where a signature for joining is asked for', async () => {
  const post = await makePost(world, open, world.card(47));
  const url = `/api/logs/${open.log}/signatures`;
  const asked = sign(world.card(47), await question(open));
  assert.equal((await new Visitor(world.app).post(url, { ...post, cms: asked })).json.code, 'statement.wrong-purpose');
  // The same, with the nonce that was issued for a question in a statement of joining.
  const content = renderSign({
    ...signContextOf(open.manifest, manifestHash(p, open.manifest)),
    ...(await nonceOf(open.log)),
    idCommit: idCommit(p, nodeRandom(32), world.card(47).holder.idNumber),
    receiptCommit: receiptCommit(p, p.x25519Public(nodeRandom(32))),
    idTail: world.card(47).holder.idNumber.slice(-4),
  });
  const reply = await new Visitor(world.app).post(url, { ...post, cms: sign(world.card(47), content) });
  assert.equal(reply.json.code, 'nonce.forged');
  assert.deepEqual((await ask(sign(world.card(47), await question(open)))).json.signed, false);
});

test('an old question is refused; while a log is held or over, one is answered', async () => {
  const now = world.clock.now;
  const cms = sign(world.card(40), await question(open));
  world.clock.now += 300_000;
  assert.equal((await ask(cms)).status, 200);
  world.clock.now += 1000;
  assert.equal((await ask(cms)).json.code, 'nonce.expired');
  world.clock.now = now;
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
  assert.equal((await ask(sign(world.card(40), await question(open)))).json.signed, true);
  world.clock.now = Date.UTC(2027, 5, 1);
  await world.parts.gate.refresh();
  assert.equal((await ask(sign(world.card(40), await question(open)))).json.signed, true);
  world.clock.now = now;
});

test('nobody can ask of a log that is none, and nobody is answered when the duplicate key is destroyed', async () => {
  const cms = sign(world.card(40), await question(open));
  assert.equal((await ask(cms, '9999.petition.1')).json.code, 'log.unknown');
  assert.equal((await new Visitor(world.app).post('/api/logs/9999.petition.1/card-used/challenge')).status, 404);
  await world.parts.keyholder.destroyLog(open.log);
  const reply = await ask(cms);
  assert.deepEqual([reply.status, reply.json.code], [410, 'card-used.destroyed']);
});
