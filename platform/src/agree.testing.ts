import assert from 'node:assert/strict';
import { type Primitives, purePrimitives } from '@lianshu/core/primitives';
import fc from 'fast-check';
import { nodePrimitives } from './node-primitives.ts';

export const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
export const message = fc.uint8Array({ maxLength: 300 });

/** Both give the same bytes, the same undefined or the same kind of error. */
export function agree<T>(run: (p: Primitives) => T): T | undefined {
  const outcome = (p: Primitives) => {
    try {
      return { value: run(p) };
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error));
      return { error: error.message };
    }
  };
  const pure = outcome(purePrimitives);
  const node = outcome(nodePrimitives);
  assert.deepEqual(node, pure);
  return 'value' in pure ? pure.value : undefined;
}

export function flip(original: Uint8Array, at: number): Uint8Array {
  const changed = original.slice();
  changed[at % changed.length]! ^= 1 << (at % 8);
  return changed;
}

export function property<Ts extends [unknown, ...unknown[]]>(
  runs: number,
  ...args: [...arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> }, predicate: (...values: Ts) => void]
): void {
  const predicate = args.pop() as (...values: Ts) => void;
  const arbitraries = args as unknown as { [K in keyof Ts]: fc.Arbitrary<Ts[K]> };
  fc.assert(fc.property<Ts>(...arbitraries, predicate), { numRuns: runs });
}
