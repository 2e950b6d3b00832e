const tails = new Map<string, Promise<unknown>>();

/**
 * Runs `work` when everything that was asked before under the same name is done. The name is the path of what is written:
 * two requests for one folder never write into it together.
 */
export function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const run = (tails.get(name) ?? Promise.resolve()).then(work);
  const tail = run
    .catch(() => {})
    .then(() => {
      if (tails.get(name) === tail) tails.delete(name);
    });
  tails.set(name, tail);
  return run;
}
