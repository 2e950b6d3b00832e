import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRemnantOf } from './remnant.ts';

test('a remnant is of this very target', () => {
  const target = 'filing-9001.petition.1';
  for (const name of [`.${target}.part`, `.${target}.0123456789ab.tmp`]) assert.ok(isRemnantOf(name, target), name);
  for (const name of [
    target,
    `.${target}`,
    `.${target}2.part`,
    `.${target}.json.0123456789ab.tmp`,
    `.${target}.0123456789AB.tmp`,
    `.x.${target}.part`,
    `${target}.part`,
  ])
    assert.ok(!isRemnantOf(name, target), name);
});
