// The work of every reader is linear in its input: counted steps, no clock. Core is loaded with its steps counted, so it is
// imported only after that was asked for.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addSteps } from './add-steps.ts';
import { instrumentCore } from './instrument-core.ts';
import { resetSteps, StepsExceeded, step, stepsTaken } from './step-counter.ts';

instrumentCore();
const { openTargets } = await import('./targets/index.ts');
const { allowedSteps, runOne } = await import('./run-range.ts');
const { adversaries } = await import('./adversarial.ts');
const { readInPieces } = await import('./targets/pki.ts');

const { all } = openTargets();
/** A list is read twice by its target, in pieces that its bytes choose: here each way by itself. */
const READERS: Readonly<Record<string, readonly ((bytes: Uint8Array) => unknown)[]>> = {
  'revocation-list': [1, 37, 1 << 20].map((length) => (bytes) => readInPieces(bytes, length)),
};
const goodOf = (name: string) => all.find((one) => one.name === name)!.seeds[0]!;
const SIZES = [160, 640, 2560];

suite('steps of every reader', () => {
  for (const [name, inputs] of Object.entries(adversaries(goodOf))) {
    const target = all.find((one) => one.name === name)!;
    test(`${name}: within ${target.perByte} steps an octet and ${target.base}, whatever was thought of`, (t) => {
      let dearest = 0;
      const readers = READERS[name] ?? [target.read];
      const ways = Object.entries(inputs).flatMap(([what, make]) => readers.map((read) => ({ what, make, read })));
      for (const { what, make, read } of ways) {
        const taken = SIZES.map((size) => {
          const bytes = make(size);
          const { steps, finding, problem } = runOne({ ...target, read, judge: () => 'read' }, bytes);
          assert.equal(finding, undefined, `${what}, ${size}: ${problem}`);
          assert.ok(steps > 0, what);
          dearest = Math.max(dearest, steps / allowedSteps(target, bytes.length));
          return { steps, length: bytes.length };
        });
        // The next octets cost what those before them did, and not much more: sorting has its logarithm.
        const slope = (from: number, to: number) =>
          (taken[to]!.steps - taken[from]!.steps) / Math.max(1, taken[to]!.length - taken[from]!.length);
        assert.ok(slope(1, 2) <= slope(0, 1) * 1.6 + 0.5, `${what}: ${JSON.stringify(taken)}`);
      }
      t.diagnostic(`${ways.length} kinds, the dearest at ${(dearest * 100).toFixed(0)} % of its bound`);
    });
  }

  test('every target’s good inputs are within their bounds and are accepted', () => {
    for (const target of all) {
      const outcomes = target.seeds.map((bytes) => runOne(target, bytes).outcome);
      assert.ok(outcomes.includes('accepted'), `${target.name}: ${outcomes.join()}`);
    }
    const thought = new Set(Object.keys(adversaries(goodOf)));
    // The door reads with the same readers as the message and its certificate.
    assert.deepEqual(
      all.map(({ name }) => name).filter((name) => !thought.has(name)),
      ['signing-post'],
    );
  });

  test('functions and loops of every form are counted, lines stay where they are', () => {
    const source = [
      'const a = (n: number) => n + 1;',
      'function b(): number { let s = 0; for (let i = 0; i < 5; i++) s += a(i); return s; }',
      'const c = { get d() { return 1; } };',
      'class E { f() { let i = 0; while (i < 3) i++; do { i--; } while (i > 0); for (const x of [1, 2]) void x; return (x: number) => ({ x }); } }',
    ].join('\n');
    const counted = addSteps('x.ts', source, 'file:///counter.ts');
    assert.equal(counted.split('\n').length, 4);
    assert.equal(counted.match(/\$step\(\)/g)?.length, 9);
    assert.ok(counted.includes('(x: number) => ($step(),({ x }))'));
    assert.match(
      counted,
      /^import \{ step as \$step \} from "file:\/\/\/counter\.ts";const a = \(n: number\) => \(\$step\(\),n \+ 1\);/,
    );
  });

  test('the count stops work that goes on', () => {
    resetSteps(1000);
    assert.throws(() => {
      for (;;) step();
    }, StepsExceeded);
    assert.equal(stepsTaken(), 1001);
    resetSteps(Number.MAX_SAFE_INTEGER);
  });
});
