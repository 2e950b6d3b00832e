import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WAYS, walk } from '../case/case.fixture.ts';
import { PHASE_NAMES } from '../case/index.ts';
import { type JsonObject, parseCanonical } from '../json/index.ts';
import { encodeEvent, Replay } from './replay.ts';

/** As the export has it: read back from its canonical JSON. */
const stored = (event: object): JsonObject => parseCanonical(encodeEvent(event as JsonObject)) as JsonObject;

test('every way to every phase replays: what the table decided once, it decides again from the stored events', () => {
  let ways = 0;
  let judged = 0;
  const types = new Set<string>();
  for (const way of PHASE_NAMES.flatMap((phase) => WAYS[phase])) {
    const { state, events } = walk(way);
    const replay = new Replay();
    for (const [i, event] of events.entries()) {
      assert.ok(replay.isNext(state.number, i + 1));
      assert.deepEqual(replay.judge(state.number, stored(event)), [], event.type);
      types.add(event.type);
      judged += 1;
    }
    ways += 1;
  }
  assert.ok(ways >= PHASE_NAMES.length, String(ways));
  assert.ok(judged > 300, String(judged));
  assert.ok(types.size >= 35, String(types.size));
});
