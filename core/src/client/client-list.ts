import { toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, parseCanonical } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';

export const CLIENT_FORMAT = 'lianshu/client/v1';

/** The name of the list in a build. It is not in the list itself. */
export const CLIENT_LIST = 'client.json';

const MAX_FILES = 10_000;
const MAX_PATH = 200;

export interface ClientFile {
  /** Relative, `/` between parts, none of them empty or beginning with a dot. */
  readonly path: string;
  /** 32 bytes. */
  readonly sha256: Uint8Array;
}

function isClientPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= MAX_PATH &&
    path !== CLIENT_LIST &&
    parts.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part))
  );
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `client.json`: canonical JSON with the files sorted by path. RangeError for a path that is not allowed or repeated. */
export function encodeClientList(given: readonly ClientFile[]): Uint8Array {
  const files = [...given].sort((a, b) => inOrder(a.path, b.path));
  files.forEach(({ path }, i) => {
    if (!isClientPath(path) || path === files[i - 1]?.path) throw new RangeError(`not a path of a client: ${path}`);
  });
  return encodeCanonical({
    format: CLIENT_FORMAT,
    files: files.map(({ path, sha256 }) => ({ path, sha256: toHex(sha256) })),
  });
}

/** Reads exactly what `encodeClientList` writes. Throws ParseError. */
export function parseClientList(bytes: Uint8Array): readonly ClientFile[] {
  const fields = new Fields(parseCanonical(bytes), 'client');
  fields.oneOf('format', [CLIENT_FORMAT]);
  const listed = fields.array('files');
  if (listed.length > MAX_FILES) throw new ParseError('json.shape', 'client.files');
  const files = listed.map((value, i): ClientFile => {
    const file = new Fields(value, `client.files.${i}`);
    const read = { path: file.string('path', MAX_PATH), sha256: file.hash('sha256') };
    file.end();
    return read;
  });
  files.forEach(({ path }, i) => {
    const before = files[i - 1]?.path;
    if (!isClientPath(path) || (before !== undefined && inOrder(before, path) >= 0))
      throw new ParseError('json.shape', `client.files.${i}.path`);
  });
  fields.end();
  return files;
}

/** The hash of a client: SHA-256 of its list as it lies there. */
export function clientSha256(p: Primitives, list: Uint8Array): Uint8Array {
  return p.sha256(list);
}

/** The list of the files given, with its hash. */
export function listClient(
  p: Primitives,
  files: Iterable<readonly [path: string, bytes: Uint8Array]>,
): { readonly list: Uint8Array; readonly sha256: Uint8Array } {
  const list = encodeClientList([...files].map(([path, bytes]) => ({ path, sha256: p.sha256(bytes) })));
  return { list, sha256: clientSha256(p, list) };
}
