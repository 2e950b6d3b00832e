import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '@lianshu/core/bytes';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { Allowance } from './allowance.ts';
import { networkOf } from './network-of.ts';

function allowance(burst: number, everyMs: number, maxKeys?: number) {
  const clock = { now: 1_000_000 };
  const parts = { primitives: p, random: nodeRandom, ticks: () => clock.now, rate: { burst, everyMs } };
  return { clock, own: new Allowance(maxKeys === undefined ? parts : { ...parts, maxKeys }) };
}

test('a burst goes through at once, the next is told how long to wait, and waiting so long is enough', () => {
  const { clock, own } = allowance(3, 10_000);
  assert.deepEqual([own.take('a'), own.take('a'), own.take('a')], [0, 0, 0]);
  assert.equal(own.take('a'), 10);
  assert.equal(own.take('a'), 10, 'being refused uses nothing up');
  clock.now += 9_000;
  assert.equal(own.take('a'), 1);
  clock.now += 1_000;
  assert.equal(own.take('a'), 0);
  assert.equal(own.take('a'), 10);
});

test('keys do not touch each other, and text and bytes of one name are one key', () => {
  const { own } = allowance(1, 60_000);
  assert.equal(own.take('booth'), 0);
  assert.equal(own.take(utf8('booth')), 60);
  assert.equal(own.take('home'), 0);
});

test('whatever the order of calls, no more than the burst and the rate gets through', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 }), (pauses) => {
      const { clock, own } = allowance(5, 1_000);
      const begun = clock.now;
      let passed = 0;
      for (const pause of pauses) {
        clock.now += pause;
        if (own.take('a') === 0) passed += 1;
        assert.ok(passed <= 5 + Math.floor((clock.now - begun) / 1_000));
      }
    }),
    { numRuns: 200 },
  );
});

test('a flood of keys shares one place, and neither displaces those who are known nor stays for ever', () => {
  const { clock, own } = allowance(2, 1_000, 3);
  for (const key of ['a', 'b', 'c']) assert.equal(own.take(key), 0);
  assert.deepEqual([own.take('d'), own.take('e'), own.take('f')], [0, 0, 1]);
  assert.equal(own.take('a'), 0, 'who was known has her own rest');
  clock.now += 10_000;
  assert.deepEqual([own.take('f'), own.take('g')], [0, 0], 'those who have nothing outstanding are forgotten');
});

test('who has nothing outstanding is forgotten though there is room for more', () => {
  const { clock, own } = allowance(2, 1_000);
  for (let i = 0; i < 100; i++) own.take(`card ${i}`);
  assert.equal(own.remembered, 100);
  assert.ok(own.isOutstanding('card 7'));
  clock.now += 10_000;
  assert.ok(!own.isOutstanding('card 7'));
  own.take('another');
  assert.equal(own.remembered, 1);
});

test('one place is an IPv4 address or an IPv6 subscriber', () => {
  const cases = [
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['203.0.113.7:50123', '203.0.113.7'],
    ['[2001:db8:1:2::9]:50123', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
  ] as const;
  for (const [address, place] of cases) assert.equal(networkOf(address), place);
});
