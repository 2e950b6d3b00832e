import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import { manifestHash, pinFragment, signingLink } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import { collectCase, logInAs, makeCeremony, type OpenCase, openCase } from '../testing/acts.testing.ts';
import { ORIGIN } from '../testing/log-fixture.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
let open: OpenCase;

before(async () => {
  world = await createWorld();
  open = await openCase(world, '9501');
});
after(() => world.close());

/** Every reading endpoint of the server, with this case and its log put in. */
async function endpoints(): Promise<string[]> {
  const { paths } = (await new Visitor(world.app).get('/api/openapi.json')).json;
  const fill: Record<string, string> = {
    number: '9501',
    log: open.log,
    wildcard: '0/000.p/1',
    n: '1',
    '*': '0/000.p/1',
  };
  return Object.entries(paths as Record<string, Record<string, unknown>>)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) => path.replace(/\{([^}]+)\}/g, (_, name: string) => fill[name] ?? '1'));
}

const hash = () => manifestHash(p, open.manifest);
const says = (text: string): string[] =>
  ['/sign/', pinFragment(hash()), pinFragment(hash()).slice(3), toHex(hash())].filter((secret) =>
    text.includes(secret),
  );

/** The signed directory alone tells the hash, by which anyone can check a link that she was given. */
const mayTell = (path: string): string[] => (path === '/cases.json' ? [toHex(hash())] : []);

test('no public or commission answer names the signing address; the hash it is made of stands in the directory alone', async () => {
  const paths = await endpoints();
  assert.ok(paths.length >= 15, String(paths.length));
  let answered = 0;
  for (const [who, visitor] of Object.entries({ anyone: new Visitor(world.app), officer: open.officer })) {
    for (const path of paths) {
      const reply = await visitor.get(path);
      if (reply.status === 200) answered += 1;
      assert.deepEqual(says(Buffer.from(reply.bytes).toString()), mayTell(path), `${who} ${path}`);
    }
  }
  assert.ok(answered >= 12, String(answered));
});

test('before the log is open those who sign the manifest compare its hash', async () => {
  const { officer, authenticationCode } = await collectCase(world, '9502');
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: '9502', authenticationCode });
  const { body, manifest } = makeCeremony(world, (await lead.must(lead.get('/api/lead/case'))).json.plan);
  await lead.must(lead.post('/api/lead/logs', body));
  const { json } = await officer.must(officer.get('/api/commission/cases/9502'));
  assert.deepEqual([json.logs[0].phase, json.logs[0].manifestSha256], ['ceremony', toHex(manifestHash(p, manifest))]);
  const opened = (await officer.must(officer.get('/api/commission/cases/9501'))).json.logs[0];
  assert.deepEqual([opened.phase, opened.manifestSha256], ['open', null]);
});

test('the lead, logged in with card and code, gets what her address is made of', async () => {
  const { json } = await open.lead.must(open.lead.get('/api/lead/case'));
  assert.equal(json.logs[0].manifestSha256, toHex(hash()));
});

test('by policy alone the commission names it, and stops when the log is closed or the policy is off again', async () => {
  const link = signingLink(ORIGIN, open.log, hash());
  const anyone = new Visitor(world.app);
  const linkOf = async () => (await anyone.must(anyone.get('/api/cases/9501'))).json.signingLink;
  const settle = (choice: string) =>
    open.officer.must(
      open.officer.post('/api/commission/cases/9501/commands', {
        command: 'settle-policy',
        data: { policy: 'public-signing-link', choice, reasons: '委員會議決議。' },
      }),
    );
  assert.equal(await linkOf(), null);
  await settle('on');
  assert.equal(await linkOf(), link);
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/hold`));
  assert.equal(await linkOf(), null);
  await open.lead.must(open.lead.post(`/api/lead/logs/${open.log}/resume`));
  await settle('off');
  assert.equal(await linkOf(), null);
});

test('cases are listed by number, whenever and whoever made them', async () => {
  for (const number of ['10001', '22', '9400']) {
    await open.officer.must(
      open.officer.post('/api/commission/cases', {
        number,
        kind: 'policy-initiative',
        mainText: '您是否同意本案為示範？',
        reason: '理由書。',
        leadName: '示範',
      }),
    );
  }
  const anyone = new Visitor(world.app);
  for (const [visitor, path] of [
    [anyone, '/api/cases'],
    [open.officer, '/api/commission/cases'],
  ] as const) {
    const { json } = await visitor.must(visitor.get(path));
    const numbers = json.cases.map(({ number }: { number: string }) => Number(number));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a: number, b: number) => a - b),
      path,
    );
    assert.ok(numbers.length >= 5);
  }
});
