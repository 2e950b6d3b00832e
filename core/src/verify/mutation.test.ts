import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureBundle, LONG_LOG, readerOf, SECRETS, TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { BUNDLE, withIndex } from '../bundle/index.ts';
import { concat, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { parseFiling } from '../submission/index.ts';
import { signAuthority } from '../trust/index.ts';
import { COMMON_FINDINGS, FINDINGS, verifyBundle } from './index.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const { files, manifest, manifestHash } = fixtureBundle();
const long = fixtureBundle({ log: LONG_LOG }).files;
const common = new Set(Object.keys(COMMON_FINDINGS));

/** The codes of a bundle's findings, each one known and with a place. */
function codesOf(changed: Files): readonly string[] {
  return verifyBundle(p, readerOf(changed), TRUST).checks.flatMap(({ id, findings }) =>
    findings.map(({ code, where }) => {
      assert.ok(code in FINDINGS || common.has(code.slice(id.length + 1)), code);
      assert.ok(!code.endsWith('could-not-run'), `${code} ${where}`);
      assert.ok(where.length > 0, code);
      return code;
    }),
  );
}

function withFile(all: Files, path: string, bytes: Uint8Array): Files {
  return new Map([...all, [path, bytes]]);
}

function without(all: Files, path: string): Files {
  return new Map([...all].filter(([name]) => name !== path));
}

function flip(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = concat(bytes);
  copy[at]! ^= 1 << bit;
  return copy;
}

/** `count` different positions of a file, first and last among them. */
function positions(length: number, count: number): readonly number[] {
  return [...new Set(Array.from({ length: count }, (_, i) => Math.floor((i * (length - 1)) / (count - 1))))];
}

/** What an insider at the commission can do: change a file, and sign an index that fits. */
function resigned(changed: Files): Files {
  const about = { log: manifest.log, manifestHash, createdAt: 1 };
  return withIndex(p, changed, about, (bytes) => signAuthority(p, SECRETS.commission, 'bundle', bytes));
}

test('one changed bit anywhere fails: at least 10 positions in every file, 500 in all', () => {
  let total = 0;
  for (const [path, bytes] of files) {
    const places = positions(bytes.length, 36);
    assert.ok(places.length >= 10, path);
    places.forEach((at, i) => {
      const codes = codesOf(withFile(files, path, flip(bytes, at, i % 8)));
      assert.notEqual(codes.length, 0, `${path} byte ${at}`);
    });
    total += places.length;
  }
  assert.ok(total >= 500, String(total));
});

test('a file cut short, emptied, lengthened or taken away fails', () => {
  for (const [path, bytes] of long) {
    const faults: readonly Files[] = [
      withFile(long, path, bytes.subarray(0, bytes.length - 1)),
      withFile(long, path, bytes.subarray(0, bytes.length >> 1)),
      withFile(long, path, new Uint8Array(0)),
      withFile(long, path, concat(bytes, Uint8Array.of(10))),
      without(long, path),
    ];
    for (const changed of faults) assert.notEqual(codesOf(changed).length, 0, path);
  }
});

test('a file more fails, under any name', () => {
  const names = [
    'extra.txt',
    'tile/0/999',
    'tile/3/000.p/1',
    'checkpoints/00000002.txt',
    '.hidden',
    '../up',
    'INDEX.json',
  ];
  for (const name of names) assert.notEqual(codesOf(withFile(files, name, utf8('x'))).length, 0, name);
});

test('two files exchanged fail', () => {
  const paths = [...files.keys()];
  for (let i = 0; i < paths.length; i++) {
    const [a, b] = [paths[i]!, paths[(i + 1) % paths.length]!];
    const changed = new Map([...files, [a, files.get(b)!], [b, files.get(a)!]]);
    const same = paths.every((path) => p.sha256(changed.get(path)!).join() === p.sha256(files.get(path)!).join());
    if (!same) assert.notEqual(codesOf(changed).length, 0, `${a} and ${b}`);
  }
});

test('one changed bit fails even when the commission itself signs a new index over it', () => {
  let tried = 0;
  let free = 0;
  for (const [path, bytes] of files) {
    // The index and its signature are what is made anew; the read-me says nothing that is verified.
    if (path === BUNDLE.index || path === BUNDLE.indexSignature || path === BUNDLE.readme) continue;
    positions(bytes.length, 18).forEach((at, i) => {
      const changed = flip(bytes, at, (i * 3) % 8);
      if (path === BUNDLE.filing && differsInReleaseOnly(changed, bytes)) {
        free++;
        return;
      }
      assert.notEqual(codesOf(resigned(withFile(files, path, changed))).length, 0, `${path} byte ${at}`);
      tried++;
    });
  }
  assert.ok(tried >= 200, String(tried));
  // The sealed key says nothing to anyone but the registry; its verdict on every entry shows that it opened.
  assert.ok(free > 0 && free < 12, String(free));
});

function differsInReleaseOnly(changed: Uint8Array, bytes: Uint8Array): boolean {
  try {
    const [a, b] = [parseFiling(changed), parseFiling(bytes)];
    assert.deepEqual({ ...a, release: null }, { ...b, release: null });
    return true;
  } catch (error) {
    if (error instanceof ParseError || error instanceof assert.AssertionError) return false;
    throw error;
  }
}

test('a file taken away fails even under a new index', () => {
  for (const path of long.keys()) {
    if (path === BUNDLE.index || path === BUNDLE.indexSignature) continue;
    // One sampled checkpoint fewer is a smaller sample, as long as the final one stays.
    if (path.startsWith('checkpoints/') && path !== 'checkpoints/00000530.txt') continue;
    assert.notEqual(codesOf(resigned(without(long, path))).length, 0, path);
  }
});
