import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { listClient, parseClientList } from './index.ts';

const FILES = [
  ['index.html', utf8('a')],
  ['assets/app-Bx_1.js', utf8('b')],
  ['favicon.svg', utf8('c')],
] as const;

test('the list does not depend on the order in which files are found, and reads back', () => {
  const { list, sha256 } = listClient(p, FILES);
  assert.deepEqual(listClient(p, FILES.toReversed()).list, list);
  assert.deepEqual(sha256, p.sha256(list));
  const files = parseClientList(list);
  assert.deepEqual(
    files.map(({ path }) => path),
    ['assets/app-Bx_1.js', 'favicon.svg', 'index.html'],
  );
  assert.equal(toHex(files[2]!.sha256), toHex(p.sha256(utf8('a'))));
});

for (const path of ['../x', '/x', 'a//b', '.hidden', 'a/.b', 'client.json', 'a b', '', 'x'.repeat(201)])
  test(`${JSON.stringify(path.slice(0, 20))} is no path of a client`, () => {
    assert.throws(() => listClient(p, [[path, utf8('a')]]), RangeError);
    const forged = fromUtf8(listClient(p, [['ok', utf8('a')]]).list).replace('"ok"', JSON.stringify(path));
    assert.throws(() => parseClientList(utf8(forged)), ParseError);
  });

test('a list out of order, with a file twice or with more fields is none', () => {
  const text = fromUtf8(listClient(p, FILES).list);
  const other = text.replace('favicon.svg', 'zavicon.svg');
  assert.throws(() => parseClientList(utf8(other)), ParseError);
  assert.throws(() => parseClientList(utf8(text.replace('favicon.svg', 'index.html'))), ParseError);
  assert.throws(() => parseClientList(utf8(text.replace('"format"', '"a":1,"format"'))), ParseError);
  assert.throws(() => listClient(p, [...FILES, FILES[0]]), RangeError);
});
