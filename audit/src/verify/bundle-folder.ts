import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceReader } from '@lianshu/core/verify';

/** Deeper than any bundle, so that a folder made to be endless ends. */
const MAX_DEPTH = 12;

/**
 * The files under a folder, by relative path with `/`. Symbolic links, devices and sockets are listed, so that the index
 * check names them, and never followed or read; nothing outside the folder is ever opened. The list is made once; a file
 * that changes while it is read is whatever was read. Throws when the folder itself cannot be read.
 */
export function openBundleFolder(folder: string): EvidenceReader {
  const regular = new Set<string>();
  const listed: string[] = [];
  const walk = (prefix: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true }).sort(byName)) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory() && depth < MAX_DEPTH) {
        walk(`${path}/`, depth + 1);
        continue;
      }
      listed.push(path);
      if (entry.isFile()) regular.add(path);
    }
  };
  walk('', 0);
  return {
    list: () => listed,
    read: (path) => (regular.has(path) ? readRegularFile(join(folder, path)) : undefined),
  };
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

/** Undefined for anything that is no regular file by now. */
function readRegularFile(path: string): Uint8Array | undefined {
  // Where the system has the flag, a link put there since the listing is not followed either.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(file).isFile()) return undefined;
    const bytes = readFileSync(file);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } finally {
    closeSync(file);
  }
}
