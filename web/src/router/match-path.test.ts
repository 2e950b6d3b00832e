import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPath } from './match-path.ts';

const CASES = [
  ['/', '/', {}],
  ['/receipt', '/receipt', {}],
  ['/receipt', '/receipt/', {}],
  ['/cases/:number', '/cases/9001', { number: '9001' }],
  ['/sign/:log', '/sign/9001.petition.1', { log: '9001.petition.1' }],
  ['/sign/:log', '/sign/a%2Fb', { log: 'a/b' }],
  ['/sign/:log', '/sign/%E0%A4%A', undefined],
  ['/sign/:log', '/sign/', undefined],
  ['/cases/:number', '/cases/9001/more', undefined],
  ['/cases/:number', '/case/9001', undefined],
] as const;

test('paths under patterns', () => {
  for (const [pattern, path, expected] of CASES) assert.deepEqual(matchPath(pattern, path), expected, path);
});
