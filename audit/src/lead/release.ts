import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DEMO_AUTHORITY_KEYS } from '@lianshu/core/trust';

export interface ReleaseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A web build held in memory: what is hashed is what is served, however the folder changes afterwards. */
export interface Release {
  readonly files: ReadonlyMap<string, ReleaseFile>;
  /** Lower-case hex. See `releaseSha256`. */
  readonly sha256: string;
}

/** Far above a real build (fonts included), far below what would exhaust a laptop. */
const MAX_RELEASE_BYTES = 256 * 1024 * 1024;

/** Reads every regular file below `root`; names that begin with a dot are notes of the builder. Throws when the folder is missing, holds no `page` or is absurdly large. */
export async function loadRelease(root: string, page: string): Promise<Release> {
  const files = new Map<string, ReleaseFile>();
  let total = 0;
  const paths = await listFiles(root).catch(() => {
    throw new Error(
      `There are no pages at ${root}. Build them (npm run build:web), or give the folder of a release with --web.`,
    );
  });
  for (const path of paths) {
    const bytes = new Uint8Array(await readFile(join(root, ...path.split('/'))));
    total += bytes.length;
    if (total > MAX_RELEASE_BYTES) throw new Error(`The web release at ${root} is larger than expected.`);
    files.set(path, { path, bytes, sha256: sha256Hex(bytes) });
  }
  if (!files.has(page)) throw new Error(`The web release at ${root} has no ${page}.`);
  return { files, sha256: releaseSha256(files.values()) };
}

/**
 * One hash for a release: SHA-256 of the text that `sha256sum` prints for its files, one line `<hex>  <path>` each, in
 * byte order of the paths (relative, `/` between parts). Anyone can repeat it:
 * `find . -type f -not -name '.*' -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum`.
 */
export function releaseSha256(files: Iterable<{ readonly path: string; readonly sha256: string }>): string {
  const sorted = [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  return sha256Hex(Buffer.from(sorted.map((file) => `${file.sha256}  ${file.path}\n`).join('')));
}

/** Does a page of this release pin keys of the demonstration, which anyone can derive? */
export function pinsDemoKeys({ files }: Release): boolean {
  const keys = DEMO_AUTHORITY_KEYS.map((key) => Buffer.from(key, 'hex').toString('base64url'));
  return [...files.values()].some(({ bytes }) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return keys.some((key) => text.includes(key));
  });
}

async function listFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.slice(path.lastIndexOf('/') + 1).startsWith('.'));
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
