import { fromUtf8, toBase64url } from '@lianshu/core/bytes';
import { parseLogId } from '@lianshu/core/case';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
import type { Random } from '@lianshu/core/primitives';
import type { LogSecret } from '@lianshu/core/tlog';
import type { KeyFolder } from './key-folder.ts';

const NONCE_KEY = 'nonce.key';
const AUTHORITY = 'commission-authority.json';

/** The commission's signing seeds; the same shape as a log's. */
export type AuthoritySeeds = LogSecret;

function encodeSeeds({ ed25519Seed, mldsa44Seed }: LogSecret): Uint8Array {
  return encodeCanonical({ ed25519Seed: toBase64url(ed25519Seed), mldsa44Seed: toBase64url(mldsa44Seed) });
}

function parseSeeds(bytes: Uint8Array): LogSecret {
  fromUtf8(bytes);
  const fields = new Fields(parseCanonical(bytes));
  const seeds = { ed25519Seed: fields.bytes('ed25519Seed', 32), mldsa44Seed: fields.bytes('mldsa44Seed', 32) };
  fields.end();
  return seeds;
}

/** The key of the nonce MAC, made at the first start. Losing it voids the challenges of the last five minutes, no more. */
export async function loadNonceKey(keys: KeyFolder, random: Random): Promise<Uint8Array> {
  return keys.createOnce(NONCE_KEY, () => random(32));
}

/** The checkpoint keys of a log, made when first asked for. */
export async function loadLogSecret(keys: KeyFolder, log: string, random: Random): Promise<LogSecret> {
  parseLogId(log);
  const make = (): Uint8Array => encodeSeeds({ ed25519Seed: random(32), mldsa44Seed: random(32) });
  return parseSeeds(await keys.createOnce(`log-${log}.json`, make));
}

/** Throws, with what to do, when the commission's authority key is not in the folder. */
export async function loadAuthority(keys: KeyFolder): Promise<AuthoritySeeds> {
  const bytes = await keys.read(AUTHORITY);
  if (bytes === undefined)
    throw new Error(`the keys folder has no ${AUTHORITY}: install the commission's authority key`);
  return parseSeeds(bytes);
}

/** Installs the commission's authority key, as the key ceremony of the commission (or the demo) does. */
export async function installAuthority(keys: KeyFolder, seeds: AuthoritySeeds): Promise<void> {
  await keys.write(AUTHORITY, encodeSeeds(seeds));
}
