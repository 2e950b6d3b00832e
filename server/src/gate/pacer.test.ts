import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Slot } from '@lianshu/core/record';
import { nodeRandom } from '@lianshu/platform';
import type { AppendAnswer, Batch, Ledger } from '../ledger/ledger.ts';
import { type CheckedPost, Pacer } from './pacer.ts';
import { shuffle } from './shuffle.ts';

const LOG = '9001.petition.1';

function slot(): Slot {
  return { body: nodeRandom(8), prog: nodeRandom(8), c: nodeRandom(32), tag: nodeRandom(32) };
}

function post(): CheckedPost {
  return { tagInput: nodeRandom(40), body: nodeRandom(8), prog: nodeRandom(8), c: nodeRandom(32), probe: false };
}

interface Bench {
  readonly pacer: Pacer;
  readonly batches: Batch[];
  readonly inputs: number[];
  readonly faults: unknown[];
}

function bench(append: (batch: Batch) => Promise<AppendAnswer> = enterAll, maxWaiting = 1000): Bench {
  const batches: Batch[] = [];
  const inputs: number[] = [];
  const faults: unknown[] = [];
  const ledger = {
    append: (batch: Batch) => {
      batches.push(batch);
      return append(batch);
    },
  } as unknown as Ledger;
  const keyholder = {
    createLog: async () => {},
    destroyLog: async () => {},
    hasLog: async () => true,
    evaluate: async (_log: string, given: readonly Uint8Array[]) => {
      inputs.push(given.length);
      return given.map((input) => input.slice(0, 32));
    },
  };
  const pacer = new Pacer({
    log: LOG,
    poolMs: 5,
    padTo: 4,
    maxWaiting,
    keyholder,
    ledger,
    random: nodeRandom,
    makeDecoy: slot,
    onFault: (error) => faults.push(error),
  });
  return { pacer, batches, inputs, faults };
}

/** Index i of the batch, so that a test sees whether each waiter got its own. */
async function enterAll({ items }: Batch): Promise<AppendAnswer> {
  return {
    ok: true,
    outcomes: items.map(({ slot: { body } }) => ({
      kind: 'entered',
      place: { index: 1, acceptedAt: 0, proof: Buffer.from(body).toString('hex') },
    })),
  };
}

test('a pool is padded to a multiple of four, with as many spares as posts and as many inputs as slots', async () => {
  for (const count of [1, 3, 4, 5, 30]) {
    const { pacer, batches, inputs } = bench();
    const posts = Array.from({ length: count }, post);
    const answers = await Promise.all(posts.map((one) => pacer.enter(one)));
    const padded = Math.ceil(count / 4) * 4;
    assert.equal(batches.length, 1);
    assert.deepEqual([batches[0]!.items.length, batches[0]!.spares.length, inputs[0]], [padded, count, padded]);
    for (const [i, answer] of answers.entries()) {
      assert.ok(answer.ok);
      const { outcome } = answer.paced;
      assert.equal(outcome.kind === 'entered' && outcome.place.proof, Buffer.from(posts[i]!.body).toString('hex'));
      assert.deepEqual(answer.paced.slot.tag, posts[i]!.tagInput.slice(0, 32));
    }
    await pacer.close();
  }
});

test('no empty pool goes out, and posts that come during one wait for the next', async () => {
  const { pacer, batches } = bench(async (batch) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return enterAll(batch);
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(batches.length, 0);
  const first = pacer.enter(post());
  await new Promise((resolve) => setTimeout(resolve, 12));
  const second = pacer.enter(post());
  await Promise.all([first, second]);
  assert.equal(batches.length, 2);
  await pacer.close();
});

test('at most 256 posts go out at once, and none is lost', async () => {
  const { pacer, batches } = bench();
  const answers = await Promise.all(Array.from({ length: 600 }, () => pacer.enter(post())));
  assert.ok(answers.every(({ ok }) => ok));
  assert.deepEqual(
    batches.map(({ spares }) => spares.length),
    [256, 256, 88],
  );
  await pacer.close();
});

test('a full queue says so at once', async () => {
  const { pacer } = bench(enterAll, 2);
  const waiting = [pacer.enter(post()), pacer.enter(post())];
  assert.equal(pacer.isFull, true);
  assert.deepEqual(await pacer.enter(post()), { ok: false, code: 'log.busy' });
  await Promise.all(waiting);
  assert.equal(pacer.isFull, false);
  await pacer.close();
});

test('when the ledger fails everyone who waits is told to come back, and the next pool goes on', async () => {
  let failing = true;
  const { pacer, faults } = bench((batch) => (failing ? Promise.reject(new Error('down')) : enterAll(batch)));
  const answers = await Promise.all([pacer.enter(post()), pacer.enter(post())]);
  assert.deepEqual(answers, [
    { ok: false, code: 'log.busy' },
    { ok: false, code: 'log.busy' },
  ]);
  assert.equal(faults.length, 1);
  failing = false;
  assert.equal((await pacer.enter(post())).ok, true);
  await pacer.close();
});

test('a held log is told as held', async () => {
  const { pacer } = bench(async () => ({ ok: false, code: 'log.held' }));
  assert.deepEqual(await pacer.enter(post()), { ok: false, code: 'log.held' });
  await pacer.close();
});

test('closing hands over what waits and takes nothing more', async () => {
  const { pacer, batches } = bench();
  const waiting = pacer.enter(post());
  await pacer.close();
  assert.equal((await waiting).ok, true);
  assert.equal(batches.length, 1);
  assert.deepEqual(await pacer.enter(post()), { ok: false, code: 'log.busy' });
});

test('shuffling reaches every order about equally often', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffle(3, nodeRandom).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  // Seven standard deviations of a binomial of 6000 and one sixth.
  for (const count of counts.values())
    assert.ok(Math.abs(count - 1000) < 7 * Math.sqrt(6000 * (1 / 6) * (5 / 6)), String(count));
  assert.deepEqual(shuffle(0, nodeRandom), []);
});
