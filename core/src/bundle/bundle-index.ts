import { toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, parseCanonical } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type AuthoritySignature, authoritySignatureFromJson, authoritySignatureToJson } from '../trust/index.ts';
import { BUNDLE, comparePaths, isBundlePath } from './bundle-path.ts';

export const BUNDLE_FORMAT = 'lianshu/bundle/v1';

export interface BundleFile {
  readonly path: string;
  readonly length: number;
  /** 32 bytes. */
  readonly sha256: Uint8Array;
}

/** What a bundle consists of: every file but the index itself and its signature, in order of path. */
export interface BundleIndex {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** ms. */
  readonly createdAt: number;
  readonly files: readonly BundleFile[];
}

/** The line of one file. */
export function bundleFile(p: Primitives, path: string, bytes: Uint8Array): BundleFile {
  return { path, length: bytes.length, sha256: p.sha256(bytes) };
}

/** Canonical JSON with the files sorted. RangeError for a path that is not allowed, repeated, or the index's own. */
export function encodeBundleIndex(index: BundleIndex): Uint8Array {
  const files = [...index.files].sort((a, b) => comparePaths(a.path, b.path));
  files.forEach(({ path }, i) => {
    if (!isListable(path) || path === files[i - 1]?.path) throw new RangeError(`not a path of a bundle: ${path}`);
  });
  return encodeCanonical({
    format: BUNDLE_FORMAT,
    log: index.log,
    manifestSha256: toHex(index.manifestHash),
    createdAt: index.createdAt,
    files: files.map(({ path, length, sha256 }) => ({ path, length, sha256: toHex(sha256) })),
  });
}

function isListable(path: string): boolean {
  return isBundlePath(path) && path !== BUNDLE.index && path !== BUNDLE.indexSignature;
}

/** Reads exactly what `encodeBundleIndex` writes, the order of files included. Throws ParseError. */
export function parseBundleIndex(bytes: Uint8Array): BundleIndex {
  const fields = new Fields(parseCanonical(bytes), 'index');
  fields.oneOf('format', [BUNDLE_FORMAT]);
  const files = fields.array('files').map((value, i): BundleFile => {
    const file = new Fields(value, `index.files.${i}`);
    const read = { path: file.string('path', 200), length: file.integer('length'), sha256: file.hash('sha256') };
    file.end();
    return read;
  });
  files.forEach(({ path }, i) => {
    const before = files[i - 1]?.path;
    if (!isListable(path) || (before !== undefined && comparePaths(before, path) >= 0))
      throw new ParseError('json.shape', `index.files.${i}.path`);
  });
  const index = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    createdAt: fields.integer('createdAt'),
    files,
  };
  fields.end();
  return index;
}

/** `index.sig.json`: the commission's two signatures over the bytes of `index.json`, under the purpose `bundle`. */
export function encodeIndexSignature(signature: AuthoritySignature): Uint8Array {
  return encodeCanonical(authoritySignatureToJson(signature));
}

/** Throws ParseError. */
export function parseIndexSignature(bytes: Uint8Array): AuthoritySignature {
  return authoritySignatureFromJson(parseCanonical(bytes));
}
