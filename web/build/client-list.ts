import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CLIENT_LIST, encodeClientList } from '@lianshu/core/client';
import type { Plugin } from 'vite';

/** Writes `client.json`, the list of every file of the build with its hash (docs/specs/client-release.md), as the last of all. */
export function clientList(): Plugin {
  let folder = '';
  return {
    name: 'lianshu:client-list',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler(error?: Error) {
        if (error === undefined) writeClientList(folder);
      },
    },
  };
}

function writeClientList(folder: string): void {
  rmSync(join(folder, CLIENT_LIST), { force: true });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    // Notes of the builder begin with a dot and are never served.
    .filter((path) => !path.slice(path.lastIndexOf('/') + 1).startsWith('.'))
    .map((path) => ({ path, sha256: sha256(readFileSync(join(folder, path))) }));
  writeFileSync(join(folder, CLIENT_LIST), encodeClientList(files));
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
