// A second kind of credential, of another signature form, through gate, log and check without a change in any of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREDENTIAL_VERIFIERS, unverifiedKinds } from '@lianshu/core/credential';
import { slimCms } from '@lianshu/core/pki';
import { card, FILED_ON, population } from '../../../registry/src/check/filing.fixture.ts';
import { plantPerson } from '../population/index.ts';
import { openDoor } from './gate-to-check.fixture.ts';
import { signWithTestEid, TEST_EID_VERIFIER } from './test-eid.fixture.ts';

const person = (ordinal: number) => plantPerson(population, 'eligible', ordinal, FILED_ON).person;
const admitted = {
  credentials: ['moica-g2', 'moica-g3', 'new-eid'],
  credentialBasis: { 'new-eid': '測試用條文' },
} as const;
const verifiers = [TEST_EID_VERIFIER, ...CREDENTIAL_VERIFIERS];
const withCard = (holder: ReturnType<typeof person>) => (tbs: Uint8Array) =>
  slimCms(card(holder).sign({ tbs, hash: 'SHA256', type: 'PKCS7' }));

test('both kinds sign one case; each counts once, and one person on both kinds counts once', async (t) => {
  const door = await openDoor(admitted, verifiers);
  t.after(() => door.close());
  const [eid, byCard, both] = [person(0), person(1), person(2)];
  const withEid = (holder: typeof eid) => (tbs: Uint8Array) => signWithTestEid(holder, tbs);
  for (const [holder, by] of [
    [eid, withEid(eid)],
    [byCard, withCard(byCard)],
    [both, withCard(both)],
    [both, withEid(both)],
  ] as const) {
    const answer = await door.sign(holder, by);
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.equal(answer.value.kind, 'receipt');
  }
  // The same credential again is told that it has signed, whatever its kind.
  const again = await door.sign(eid, withEid(eid));
  assert.ok(again.ok);
  assert.equal(again.value.kind, 'already-signed');

  const checked = await door.check([eid, byCard, both]);
  assert.ok(checked.ok, JSON.stringify(checked));
  const { accepted, opened, struckOutBy } = checked.value;
  assert.deepEqual([opened, accepted, struckOutBy], [4, 3, { 'duplicate-electronic': 1 }]);
});

test('faults of the second kind have the codes of the first', async (t) => {
  const door = await openDoor({ ...admitted, originAttribute: 'enforce' }, verifiers);
  t.after(() => door.close());
  const holder = person(0);
  const { origin } = door.manifest.statement;
  const code = async (by: (tbs: Uint8Array) => Uint8Array) => {
    const answer = await door.sign(holder, by);
    return answer.ok ? answer.value.kind : answer.code;
  };
  assert.equal(await code((tbs) => signWithTestEid(holder, tbs)), 'cms.origin-missing');
  assert.equal(await code((tbs) => signWithTestEid(holder, tbs, 'https://fake.example')), 'cms.origin-mismatch');
  assert.equal(await code((tbs) => signWithTestEid(holder, tbs.slice(1), origin)), 'statement.mismatch');
  const cut = (bytes: Uint8Array) => bytes.slice(0, -1);
  assert.equal(await code((tbs) => cut(signWithTestEid(holder, tbs, origin))), 'cms.malformed');
  const other = { ...holder, idNumber: person(1).idNumber };
  assert.equal(await code((tbs) => signWithTestEid(other, tbs, origin)), 'id.tail-mismatch');
  assert.equal(await code((tbs) => signWithTestEid(holder, tbs, origin)), 'receipt');
});

test('where the manifest does not admit it, or no verifier takes it, it is refused', async (t) => {
  const holder = person(0);
  const closed = await openDoor({}, verifiers);
  t.after(() => closed.close());
  const refused = await closed.sign(holder, (tbs) => signWithTestEid(holder, tbs));
  assert.ok(!refused.ok);
  assert.deepEqual([refused.code, refused.detail], ['certificate.unknown-issuer', { kind: 'new-eid' }]);
  const without = await openDoor(admitted);
  t.after(() => without.close());
  const unread = await without.sign(holder, (tbs) => signWithTestEid(holder, tbs));
  assert.ok(!unread.ok);
  assert.equal(unread.code, 'cms.malformed');
  assert.deepEqual(unverifiedKinds(admitted.credentials, CREDENTIAL_VERIFIERS), ['new-eid']);
  assert.deepEqual(unverifiedKinds(admitted.credentials, verifiers), []);
});
