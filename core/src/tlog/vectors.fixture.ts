import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A vector file of `vectors/tlog/`. */
export function readVectors<T>(name: string): T {
  const path = join(import.meta.dirname, '../../../vectors/tlog', `${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
