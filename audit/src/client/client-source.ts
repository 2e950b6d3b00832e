import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CLIENT_LIST } from '@lianshu/core/client';
import { PATHS } from '../../../web/src/paths.ts';

/** Where a client is read from: a folder, or a site that serves it. */
export interface ClientSource {
  /** The bytes of `client.json`; undefined where there is none. */
  list(): Promise<Uint8Array | undefined>;
  /** What stands for a file of the list, each under the name by which it is reached; empty where this place does not serve it. */
  read(path: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array | undefined }[]>;
  /** Files that are there, as far as that can be known. */
  found(): Promise<readonly string[]>;
}

export function folderSource(folder: string): ClientSource {
  const read = async (path: string) => {
    try {
      return new Uint8Array(await readFile(join(folder, ...path.split('/'))));
    } catch {
      return undefined;
    }
  };
  return {
    list: () => read(CLIENT_LIST),
    read: async (path) => [{ name: path, bytes: await read(path) }],
    found: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((path) => path !== CLIENT_LIST && !path.split('/').some((part) => part.startsWith('.')));
    },
  };
}

const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** At most `MAX_BYTES` of what a site answers; undefined for any answer but 200. Rejects when the site cannot be reached. */
export async function download(address: string): Promise<Uint8Array | undefined> {
  const response = await fetch(address, {
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    return undefined;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > MAX_BYTES) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The addresses at which the commission's host serves a page: every one of its patterns, since each could give another. */
function addressesOf(path: string): readonly string[] {
  if (!path.endsWith('.html')) return [`/${path}`];
  return PATHS.filter(({ host, html }) => host === 'commission' && html === path).map(({ path: pattern }) =>
    pattern.replace(/\*$/, '0'),
  );
}

export function siteSource(origin: string): ClientSource {
  return {
    list: () => download(`${origin}/${CLIENT_LIST}`),
    read: (path) =>
      Promise.all(addressesOf(path).map(async (name) => ({ name, bytes: await download(`${origin}${name}`) }))),
    found: async () => [],
  };
}
