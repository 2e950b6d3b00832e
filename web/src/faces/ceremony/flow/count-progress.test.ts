import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, u64 } from '@lianshu/core/bytes';
import { deriveX25519Scalar } from '@lianshu/core/crypto';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { makeProgress, PROGRESS, type ProgressFlag } from '@lianshu/core/record';
import { type Api, failed, good } from '../../../api/index.ts';
import { countProgress } from './count-progress.ts';
import { keepTally, recallTally } from './remembered-tally.ts';
import { EMPTY_TALLY, type Tally } from './tally.ts';

const manifestHash = new Uint8Array(32).fill(7);
const seedCount = new Uint8Array(32).fill(9);
const countKey = deriveX25519Scalar(p, seedCount);
const count = p.x25519Public(countKey);

function envelope(flag: ProgressFlag, i: number): Uint8Array {
  return makeProgress(p, { manifestHash, count }, flag, new Uint8Array(32).fill(i));
}

/** The commission's end: pages of at most `most` envelopes. */
function serve(envelopes: readonly Uint8Array[], most = 4096, asked: string[] = []): Api {
  const refuse = async () => failed('unexpected');
  return {
    get: refuse,
    post: refuse,
    remove: refuse,
    setCsrf: () => {},
    bytes: async (path) => {
      asked.push(path);
      const from = Number(/from=(\d+)$/.exec(path)![1]);
      return good(concat(u64(envelopes.length + 1), ...envelopes.slice(from - 1, from - 1 + most)));
    },
  };
}

const work = (api: Api, from: Tally = EMPTY_TALLY, seen: Tally[] = []) => ({
  p,
  api,
  log: '9001.petition.1',
  manifestHash,
  countKey,
  from,
  onTally: (tally: Tally) => void seen.push(tally),
  breathe: async () => {},
});

const { decoy, real, repeat } = PROGRESS;
const FLAGS: readonly ProgressFlag[] = [real, decoy, decoy, real, repeat, decoy, real, decoy];
const LOG = FLAGS.map(envelope);

test('real, repeated and decoy envelopes are counted exactly, over several pages', async () => {
  const asked: string[] = [];
  const answer = await countProgress(work(serve(LOG, 3, asked)));
  assert.deepEqual(answer, good({ next: 9, real: 3, repeat: 1, decoy: 4, unreadable: 0 }));
  assert.equal(asked.length, 3);
  assert.equal(asked[0], '/api/lead/logs/9001.petition.1/progress?from=1');
});

test('a later count goes on where the earlier ended', async () => {
  const first = await countProgress(work(serve(LOG.slice(0, 5))));
  assert.ok(first.ok);
  const asked: string[] = [];
  const second = await countProgress(work(serve(LOG, 4096, asked), first.value));
  assert.deepEqual(second, await countProgress(work(serve(LOG))));
  assert.match(asked[0]!, /from=6$/);
});

test('an envelope that does not open is counted apart', async () => {
  const broken = envelope(real, 1);
  broken[40]! ^= 1;
  const other = makeProgress(p, { manifestHash: new Uint8Array(32), count }, real, new Uint8Array(32));
  const answer = await countProgress(work(serve([...LOG, broken, other])));
  assert.deepEqual(answer, good({ next: 11, real: 3, repeat: 1, decoy: 4, unreadable: 2 }));
});

test('an empty log has an empty tally', async () => {
  assert.deepEqual(await countProgress(work(serve([]))), good(EMPTY_TALLY));
});

const LIES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a log that claims entries and gives none', u64(5)],
  ['a log that is smaller than what was counted', u64(0)],
  ['more envelopes than entries', concat(u64(2), LOG[0]!, LOG[1]!)],
  ['half an envelope', concat(u64(9), LOG[0]!.subarray(0, 40))],
  ['no size', new Uint8Array(3)],
];
for (const [name, bytes] of LIES) {
  test(`${name} is unexpected`, async () => {
    const answer = await countProgress(work({ ...serve([]), bytes: async () => good(bytes) }));
    assert.deepEqual(answer, failed('unexpected'));
  });
}

test('a tally is remembered for the holder of the count key alone', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const tally = { next: 9, real: 3, repeat: 1, decoy: 4, unreadable: 0 };
  keepTally(p, (length) => new Uint8Array(length).fill(3), store, manifestHash, seedCount, tally);
  assert.deepEqual(recallTally(p, store, manifestHash, seedCount), tally);
  assert.deepEqual(recallTally(p, store, manifestHash, new Uint8Array(32)), EMPTY_TALLY);
  assert.deepEqual(recallTally(p, store, new Uint8Array(32), seedCount), EMPTY_TALLY);
  const [key] = kept.keys();
  kept.set(key!, 'not base64url!');
  assert.deepEqual(recallTally(p, store, manifestHash, seedCount), EMPTY_TALLY);
});

test('forbidden storage is no fault', () => {
  const store = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  };
  keepTally(p, (length) => new Uint8Array(length), store, manifestHash, seedCount, EMPTY_TALLY);
  assert.deepEqual(recallTally(p, store, manifestHash, seedCount), EMPTY_TALLY);
});
