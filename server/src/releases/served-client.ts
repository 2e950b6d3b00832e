import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { toHex } from '@lianshu/core/bytes';
import { CLIENT_LIST, parseClientList } from '@lianshu/core/client';

/** The client that this server serves. */
export interface ServedClient {
  /** SHA-256 of its `client.json`, lower-case hex. */
  readonly sha256: string;
  /** Of this program. */
  readonly version: string;
}

/** The pages in the folder are not those that its list names: a file was changed, put in or left out. */
export class ClientDamaged extends Error {
  constructor(path: string, why: string) {
    super(`the pages to serve do not fit their ${CLIENT_LIST}: ${path} ${why}. Build them again (npm run build:web).`);
    this.name = 'ClientDamaged';
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Links too: what they lead to would be served, though it lies elsewhere. Not what begins with a dot, which is never served. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')));
}

/**
 * Holds every file of a build against its list. Undefined where the folder has no list (pages of an earlier version, or made
 * by hand): such a client is served and named nowhere. Throws ClientDamaged, with which the server must not start.
 */
export async function readServedClient(folder: string): Promise<ServedClient | undefined> {
  let list: Uint8Array;
  try {
    list = new Uint8Array(await readFile(join(folder, CLIENT_LIST)));
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
  const listed = new Map(parseClientList(list).map((file) => [file.path, toHex(file.sha256)]));
  for (const path of await filesIn(folder)) {
    if (path === CLIENT_LIST) continue;
    const expected = listed.get(path);
    if (expected === undefined) throw new ClientDamaged(path, 'is not in it');
    if (!(await lstat(join(folder, ...path.split('/')))).isFile()) throw new ClientDamaged(path, 'is no plain file');
    if (sha256(await readFile(join(folder, ...path.split('/')))) !== expected)
      throw new ClientDamaged(path, 'is another file');
    listed.delete(path);
  }
  const [missing] = listed.keys();
  if (missing !== undefined) throw new ClientDamaged(missing, 'is missing');
  const own = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return { sha256: sha256(list), version: own.version };
}
