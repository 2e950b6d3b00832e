/** Thrown out of instrumented code that did more work than it was allowed. No parser can take it for a fault of its input. */
export class StepsExceeded extends Error {
  constructor(limit: number) {
    super(`more than ${limit} steps`);
    this.name = 'StepsExceeded';
  }
}

let taken = 0;
let limit = Number.MAX_SAFE_INTEGER;

/** One call of a function or one turn of a loop. `instrumentCore` puts a call of this into every one of core's. */
export function step(): void {
  if (++taken > limit) throw new StepsExceeded(limit);
}

/** Starts counting from zero; the first step over `allowed` throws StepsExceeded, which is how a hang ends. */
export function resetSteps(allowed: number): void {
  taken = 0;
  limit = allowed;
}

/** Steps since the last reset. Zero for ever where core is not instrumented. */
export function stepsTaken(): number {
  return taken;
}
