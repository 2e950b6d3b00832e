import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateRsaKey } from './rsa-key.ts';
import { seededRandom } from './seeded-random.ts';

/** Where generated keys are kept between runs. Git ignores it; deleting it only costs time. */
export const DEFAULT_KEY_FOLDER: string = join(import.meta.dirname, '../../../.cache/keys');

/** Hands out the RSA key that follows from a seed, each at most once generated per folder and once read per store. */
export interface KeyStore {
  rsa(seed: string, bits: 2048 | 4096): KeyObject;
}

/**
 * Keys kept as PKCS #8 files in `folder`. Safe for processes that run at the same time: a file is written beside its
 * place and renamed, and whoever loses the race has written the same bytes. `null` keeps them in memory only.
 */
export function openKeyStore(folder: string | null = DEFAULT_KEY_FOLDER): KeyStore {
  const known = new Map<string, KeyObject>();
  return {
    rsa(seed, bits) {
      const name = createHash('sha256').update(`rsa ${bits} ${seed}`).digest('hex').slice(0, 32);
      const key = known.get(name) ?? load(folder, name) ?? make(folder, name, seed, bits);
      known.set(name, key);
      return key;
    },
  };
}

function make(folder: string | null, name: string, seed: string, bits: number): KeyObject {
  const key = generateRsaKey(seededRandom(`rsa ${bits} ${seed}`), bits);
  if (folder !== null) save(folder, name, key);
  return key;
}

function load(folder: string | null, name: string): KeyObject | undefined {
  if (folder === null) return undefined;
  try {
    return createPrivateKey({ key: readFileSync(join(folder, `${name}.p8`)), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}

function save(folder: string, name: string, key: KeyObject): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${name}.${process.pid}.${process.hrtime.bigint()}.tmp`);
  writeFileSync(draft, key.export({ format: 'der', type: 'pkcs8' }));
  renameSync(draft, join(folder, `${name}.p8`));
}
