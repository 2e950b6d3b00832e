import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Store } from '../store/open-store.ts';
import { collectCase, logInAs } from '../testing/acts.testing.ts';
import type { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { registerOfficer } from './officers.ts';
import { OVERLAP_MS, USED_EVERY_MS } from './session.ts';

const HOUR_MS = 3_600_000;

/** What must hold of sessions that change their cookie, on every database. */
export function turnsSuite(open: () => Promise<Store>): void {
  let made: Promise<World> | undefined;
  let next = 100;
  const world = () => {
    made ??= open().then((store) => createWorld({ store, sessionIdleMs: HOUR_MS }));
    return made;
  };
  after(async () => (await made)?.close());

  const fresh = async () => {
    const it = await world();
    const card = it.card(next++);
    await registerOfficer(it.parts, card.signing.certificate, `承辦${next}`, ['intake']);
    return { it, card, officer: await logInAs(it, { role: 'commission', card }) };
  };
  const url = '/api/commission/cases';
  const read = (officer: Visitor, cookie: string | undefined = officer.cookie) =>
    officer.call('GET', url, undefined, { cookie: cookie! });
  const why = ({ status, json }: { status: number; json: { detail?: { why?: string } } }) =>
    status === 200 ? 'in' : (json.detail?.why ?? 'none');

  test('a quarter of an hour on the cookie has a new value; the old one lapses when that is shown, and shown later ends both', async () => {
    const { it, officer } = await fresh();
    const first = officer.cookie;
    it.clock.now += it.config.sessionTurnMs - 1;
    await read(officer);
    assert.equal(officer.cookie, first);
    it.clock.now += 1;
    await read(officer);
    const second = officer.cookie;
    assert.notEqual(second, first);
    assert.equal(why(await read(officer, first)), 'in', 'the new value has not been shown yet');
    it.clock.now += 60_000;
    assert.equal(why(await read(officer, first)), 'in', 'its answer may have been lost');
    assert.equal(why(await read(officer, second)), 'in');
    it.clock.now += OVERLAP_MS - 1;
    assert.equal(why(await read(officer, first)), 'in', 'on its way when the new one was shown');
    it.clock.now += 1;
    assert.equal(why(await read(officer, first)), 'reused');
    assert.equal(why(await read(officer, second)), 'reused', 'nobody can say which of the two is the thief');
  });

  test('a thief who was quicker is found out when the holder comes back', async () => {
    const { it, officer } = await fresh();
    const stolen = officer.cookie;
    it.clock.now += it.config.sessionTurnMs;
    await read(officer, stolen);
    const hers = officer.cookie;
    assert.equal(why(await read(officer, hers)), 'in');
    it.clock.now += OVERLAP_MS;
    assert.equal(why(await read(officer, stolen)), 'reused');
    assert.equal(why(await read(officer, hers)), 'reused');
  });

  test('twenty requests at once, while the value is due and while it changes, log nobody out', async () => {
    const { it, officer } = await fresh();
    const twenty = (cookies: readonly (string | undefined)[]) =>
      Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          it.app.inject({ method: 'GET', url, headers: { cookie: cookies[i % cookies.length]! } }),
        ),
      );
    const values = (replies: Awaited<ReturnType<typeof twenty>>) => [
      ...new Set(replies.flatMap(({ headers }) => String(headers['set-cookie'] ?? '').split(';')[0] || [])),
    ];
    const first = officer.cookie;
    for (let turn = 0; turn < 3; turn++) {
      it.clock.now += it.config.sessionTurnMs;
      const old = officer.cookie;
      const due = await twenty([old]);
      assert.deepEqual([...new Set(due.map(({ statusCode }) => statusCode))], [200]);
      const [value, ...others] = values(due);
      assert.deepEqual([typeof value, others], ['string', []], 'all are handed the same new value');
      const mixed = await twenty([old, value]);
      assert.deepEqual([...new Set(mixed.map(({ statusCode }) => statusCode))], [200]);
      assert.deepEqual(
        values(mixed).filter((it) => it !== value),
        [],
      );
      officer.cookie = value;
      assert.equal(why(await read(officer)), 'in');
    }
    assert.equal(why(await read(officer, first)), 'reused');
  });

  test('at two servers on one database the value changes once', async () => {
    const { it, officer } = await fresh();
    const other = await it.restarted();
    it.clock.now += it.config.sessionTurnMs;
    const at = (app: typeof it.app, cookie: string) => app.inject({ method: 'GET', url, headers: { cookie } });
    const old = officer.cookie!;
    const [one, two] = await Promise.all([at(it.app, old), at(other.app, old)]);
    assert.equal(one.headers['set-cookie'], two.headers['set-cookie']);
    const value = String(one.headers['set-cookie']).split(';')[0]!;
    const both = await Promise.all([at(it.app, value), at(other.app, value), at(it.app, old), at(other.app, old)]);
    assert.deepEqual(
      both.map(({ statusCode }) => statusCode),
      [200, 200, 200, 200],
    );
    await other.parts.gate.close();
  });

  test('a value that was never handed out ends nothing', async () => {
    const { officer } = await fresh();
    const value = officer.cookie!.split('=')[1]!;
    for (let i = 0; i < value.length; i += 5) {
      const forged = `${value.slice(0, i)}${value[i] === 'A' ? 'B' : 'A'}${value.slice(i + 1)}`;
      assert.equal(why(await read(officer, `lianshu_officer=${forged}`)), 'none');
    }
    assert.equal(why(await read(officer, `lianshu_lead=${value}`)), 'none', 'nor does it fit the other role');
    assert.equal(why(await read(officer)), 'in');
  });

  test('a session that lies idle ends, one that is used goes on to the end of its time, and no longer', async () => {
    const { it, officer } = await fresh();
    const begun = it.clock.now;
    while (it.clock.now + HOUR_MS / 2 < begun + it.config.sessionMs) {
      it.clock.now += HOUR_MS / 2;
      assert.equal(why(await read(officer)), 'in');
    }
    it.clock.now = begun + it.config.sessionMs;
    assert.equal(why(await read(officer)), 'none');
    const { officer: idle } = await fresh();
    it.clock.now += HOUR_MS;
    assert.equal(why(await read(idle)), 'idle');
  });

  test('being used is written down once in five minutes at most', async () => {
    const { it } = await fresh();
    const number = String(next++);
    const { authenticationCode } = await collectCase(it, number);
    const lead = await logInAs(it, { role: 'lead', card: it.lead, caseNumber: number, authenticationCode });
    const row = () =>
      it.parts.db.selectFrom('session').selectAll().where('case_number', '=', number).executeTakeFirstOrThrow();
    const begun = it.clock.now;
    const before = await row();
    for (let second = 0; second * 1000 < USED_EVERY_MS; second += 20) {
      it.clock.now = begun + second * 1000;
      await lead.must(lead.get('/api/lead/case'));
    }
    assert.deepEqual(await row(), before, 'nothing at all was written');
    it.clock.now = begun + USED_EVERY_MS;
    await lead.must(lead.get('/api/lead/case'));
    assert.deepEqual(await row(), { ...before, used_at: it.clock.now });
  });

  test('she sees her own sessions to the minute, and ends one or all others', async () => {
    const { it, card, officer } = await fresh();
    const seconds = it.clock.now % 60_000;
    it.clock.now += 60_000 - seconds + 12_345;
    const second = await logInAs(it, { role: 'commission', card });
    const third = await logInAs(it, { role: 'commission', card });
    const { officer: stranger } = await fresh();
    const list = async (visitor: Visitor) =>
      (await visitor.must(visitor.get('/api/sessions?role=commission'))).json.sessions;
    const seen = await list(second);
    assert.equal(seen.length, 3);
    assert.deepEqual(Object.keys(seen[0]).sort(), ['begunAt', 'client', 'expiresAt', 'id', 'isThis', 'usedAt']);
    for (const { begunAt, usedAt, expiresAt } of seen)
      assert.deepEqual([begunAt % 60_000, usedAt % 60_000, expiresAt % 60_000], [0, 0, 0]);
    assert.deepEqual(
      seen.map(({ client }: { client: string }) => client),
      Array(3).fill('other/other'),
    );
    const ofThird = (await list(third)).find(({ isThis }: { isThis: boolean }) => isThis).id;
    const end = (visitor: Visitor, more = '') => visitor.call('DELETE', `/api/sessions?role=commission${more}`);
    assert.equal((await end(stranger, `&id=${ofThird}`)).json.code, 'session.unknown', 'nobody else’s');
    assert.deepEqual((await end(second, `&id=${ofThird}`)).json, { ended: 1 });
    assert.equal(why(await read(third)), 'ended-by-holder');
    assert.deepEqual((await end(second)).json, { ended: 1 });
    assert.equal(why(await read(officer)), 'ended-by-holder');
    assert.equal((await list(second)).length, 1);
    assert.deepEqual((await end(second)).json, { ended: 0 });
    assert.equal(why(await read(stranger)), 'in');
  });
}
