import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mayAtRegistry, REGISTRY_ROLES, REGISTRY_TASK_NAMES, registryTaskOf } from './registry-tasks.ts';

test('the guide has a row for every task of the household authority, with its roles, card and provision', () => {
  const guide = readFileSync(new URL('../../../docs/guides/registry.md', import.meta.url), 'utf8');
  assert.equal(REGISTRY_TASK_NAMES.length, 7);
  for (const name of REGISTRY_TASK_NAMES) {
    const { roles, needsCard, cite } = registryTaskOf(name);
    const row = `| \`${name}\` | ${roles.map((role) => `\`${role}\``).join(' ')} | ${needsCard === true ? 'card' : ''} | ${cite} |`;
    assert.ok(guide.includes(row), row);
  }
});

test('what leaves the house and what cannot be undone is the head’s alone and signed with the card', () => {
  for (const name of REGISTRY_TASK_NAMES) {
    const { roles, needsCard } = registryTaskOf(name);
    if (needsCard === true) assert.deepEqual(roles, ['head'], name);
    for (const role of REGISTRY_ROLES)
      assert.equal(mayAtRegistry(name, [role]), roles.includes(role), `${name} ${role}`);
    assert.equal(mayAtRegistry(name, []), false);
    assert.equal(mayAtRegistry(name, ['intake', 'lead', 'toString']), false);
  }
});
