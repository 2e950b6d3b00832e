import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { officerOf } from '../testing/acts.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { loadCase } from './case-store.ts';

let world: World;

before(async () => {
  world = await createWorld();
});
after(() => world.close());

const LIMIT = '甲，'.repeat(100);
const draft = (change: object) => ({
  number: '9401',
  kind: 'policy-initiative',
  mainText: `${LIMIT}乙丙？`,
  reason: `${'甲'.repeat(2000)}。\n丁。`,
  leadName: world.lead.holder.name,
  ...change,
});

test('too long a text is refused on its provision, enters by a recorded reason, and is published without what is over', async () => {
  const officer = await officerOf(world);
  for (const change of [{}, { overrideReason: ' ' }, { mainText: '您是否同意？' }]) {
    const refused = await officer.post('/api/commission/cases', draft(change));
    assert.deepEqual(
      [refused.status, refused.json.code, refused.json.article],
      [409, 'case.guard-failed', 'Act Art. 9(2), 10(2)'],
      JSON.stringify(change),
    );
  }
  const overrideReason = '依公民投票法第九條第二項，超過部分不公告。';
  await officer.must(officer.post('/api/commission/cases', draft({ overrideReason })));
  const { state, events } = await loadCase(world.parts.db, '9401');
  assert.equal(state.text?.overrideReason, overrideReason);
  assert.equal((events[0]!.data as { overrideReason?: string }).overrideReason, overrideReason);
  const published = (await new Visitor(world.app).get('/api/cases/9401')).json;
  assert.deepEqual([published.mainText, published.reason], [LIMIT, `${'甲'.repeat(2000)}。\n`]);
  const whole = (await officer.must(officer.get('/api/commission/cases/9401'))).json.case;
  assert.deepEqual([whole.mainText, whole.reason], [draft({}).mainText, draft({}).reason]);
});
