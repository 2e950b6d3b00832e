import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ParseError } from '@lianshu/core/errors';
import { CARD_ANSWERS } from '../card/card-answers.ts';
import { seedWords, throwDice } from './dice.ts';
import { runFuzz } from './run-fuzz.ts';
import { openRunner, runOne } from './run-range.ts';
import { step } from './step-counter.ts';
import { demand, type Target, target } from './target.ts';
import { openTargets, SHARES } from './targets/index.ts';

const N = 200_000;

test('200,000 hostile inputs: no crash, nothing accepted that was not signed, every reader within its steps', async () => {
  const { findings, targets } = await runFuzz({ n: N, seed: 'ci' });
  assert.deepEqual(findings, []);
  for (const [name, share] of Object.entries(SHARES)) {
    const { runs, outcomes, ofBound } = targets[name]!;
    assert.equal(runs, (N / 100) * share, name);
    // Neither does everything get through nor nothing: the inputs are near enough to good ones to reach every check.
    const accepted = outcomes.accepted ?? 0;
    assert.ok(accepted > runs / 200 && accepted < runs * 0.8, `${name}: ${accepted} of ${runs}`);
    assert.ok(Object.keys(outcomes).length >= 4, `${name}: ${Object.keys(outcomes).join()}`);
    assert.ok(ofBound!.measure > 0 && ofBound!.measure <= 1, name);
  }
  assert.equal(Object.keys(targets).length, Object.keys(SHARES).length);
});

test('a run is the same however it is shared among threads, and another seed is another run', async () => {
  const digest = async (seed: string, workers: number) => (await runFuzz({ n: 4000, seed, workers })).digest;
  const [one, three, other] = await Promise.all([digest('a', 1), digest('a', 3), digest('b', 2)]);
  assert.equal(one, three);
  assert.notEqual(one, other);
});

test('a thread that does not answer fails the run', async () => {
  await assert.rejects(runFuzz({ n: 2000, seed: 'a', workers: 1, patienceMs: 1 }), /has not ended/);
});

test('an input is made again from its number alone', () => {
  const { replay, targets } = openRunner('a');
  const bytes = [99, 4242, 99].map((index) => Buffer.from(replay(index).bytes).toString('hex'));
  assert.equal(bytes[0], bytes[2]);
  assert.notEqual(bytes[0], bytes[1]);
  assert.equal(targets.turns.length, 100);
  const words = seedWords('a');
  const throws = Array.from({ length: 1000 }, (_, i) => throwDice(words, i).below(1000));
  assert.ok(new Set(throws).size > 550);
});

test('cards that must not pass are among the inputs, each refused for its own reason at the rules and at the door', () => {
  const { all } = openTargets();
  const expected = Object.entries(CARD_ANSWERS).flatMap(([kind, answer]) => (kind === 'no-encryption' ? [] : answer));
  for (const name of ['certificate', 'signing-post']) {
    const one = all.find((each) => each.name === name)!;
    const found = new Set(one.seeds.map((seed) => runOne(one, seed).outcome));
    for (const answer of expected) assert.ok(found.has(answer), `${name}: ${answer}`);
    assert.ok(!found.has('false-accept'));
  }
});

const SABOTAGED: Readonly<Record<string, Pick<Target, 'read' | 'judge'>>> = {
  crash: {
    read: () => {
      throw new TypeError('not a refusal');
    },
    judge: () => 'accepted',
  },
  'false-accept': {
    read: (bytes) => bytes,
    judge: () => {
      demand(false, 'a signature that nobody gave');
      return 'accepted';
    },
  },
  steps: {
    read: () => {
      for (;;) step();
    },
    judge: () => 'accepted',
  },
};

test('a crash, a false accept and work without end are found as what they are', () => {
  for (const [kind, { read, judge }] of Object.entries(SABOTAGED)) {
    const one = target({ name: kind, form: 'der', seeds: [], perByte: 1, base: 100, read, judge });
    assert.equal(runOne(one, new Uint8Array(10)).finding, kind);
  }
  // A ParseError behind the reader is a fault as well: what was read must not turn out to be unreadable.
  const late = target({
    name: 'late',
    form: 'der',
    seeds: [],
    perByte: 1,
    base: 100,
    read: () => 0,
    judge: () => {
      throw new ParseError('der.tag');
    },
  });
  assert.equal(runOne(late, new Uint8Array(10)).finding, 'crash');
});

interface Kept {
  readonly target: string;
  readonly why: string;
  readonly outcome: string;
  readonly base64: string;
}

test('inputs that were kept still end as they should', () => {
  const kept = JSON.parse(readFileSync(join(import.meta.dirname, '../../../vectors/fuzz/kept.json'), 'utf8')) as Kept[];
  const { all } = openTargets();
  for (const { target: name, why, outcome, base64 } of kept) {
    const found = all.find((one) => one.name === name)!;
    const run = runOne(found, Uint8Array.from(Buffer.from(base64, 'base64')));
    assert.equal(run.finding, undefined, `${why}: ${run.problem}`);
    assert.equal(run.outcome, outcome, why);
  }
  assert.equal(kept.length, 4);
});
