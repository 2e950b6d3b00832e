import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CREDENTIAL_KINDS } from '@lianshu/core/credential';
import { issueCard } from '@lianshu/devkit/card';
import { assertCredentials } from '../ceremony/make-plan.ts';
import { makePost, openCase } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

let world: World;
before(async () => {
  world = await createWorld();
});
after(() => world.close());

test('everyone may read which means of signing will do; only the two generations of the card are on', async () => {
  const { json } = await new Visitor(world.app).get('/api/credentials');
  const rows = json.credentials as { kind: string; standing: string; basis: string; reason: string }[];
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    CREDENTIAL_KINDS,
  );
  assert.deepEqual(
    rows.filter(({ standing }) => standing === 'on').map(({ kind }) => kind),
    ['moica-g2', 'moica-g3'],
  );
  const health = rows.find(({ kind }) => kind === 'health-card')!;
  assert.deepEqual([health.standing, health.reason], ['never', 'often-used-by-others']);
});

test('a refused certificate names the kind that it seems to be of', async () => {
  const open = await openCase(world, '9001');
  const holder = { idNumber: 'A123456789', name: '示範一' };
  for (const [kind, code, seems] of [
    ['mobile', 'certificate.mobile', { kind: 'mobile' }],
    ['not-natural-person', 'certificate.not-natural-person', { kind: 'organization' }],
    ['foreign-issuer', 'certificate.unknown-issuer', undefined],
  ] as const) {
    const post = await makePost(world, open, issueCard(world.pki, holder, { kind, generation: 'G2' }));
    const reply = await new Visitor(world.app).post(`/api/logs/${open.log}/signatures`, post);
    assert.deepEqual([reply.status, reply.json.code, reply.json.detail], [422, code, seems], kind);
  }
});

test('the commission makes no plan with a kind that lacks its provision, its verifier or any standing', async () => {
  const { policies } = (await openCase(world, '9002')).manifest;
  assert.doesNotThrow(() => assertCredentials(policies));
  const credentials = ['moica-g2', 'moica-g3', 'mobile'] as const;
  assert.throws(() => assertCredentials({ ...policies, credentials }), /credentialBasis/);
  assert.throws(() => assertCredentials({ ...policies, credentials, credentialBasis: { mobile: '某法' } }), /judges/);
  assert.throws(() => assertCredentials({ ...policies, credentials: ['moica-g2', 'health-card'] }), /credentials/);
});
