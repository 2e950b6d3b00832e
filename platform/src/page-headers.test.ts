import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE_HEADERS } from './page-headers.ts';

test('the policy allows the own origin and nothing else, by name', () => {
  const policy = new Map(
    PAGE_HEADERS['content-security-policy']!.split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name!, sources] as const;
    }),
  );
  for (const name of ['default-src', 'base-uri', 'form-action', 'frame-ancestors'])
    assert.deepEqual(policy.get(name), ["'none'"], name);
  assert.deepEqual(policy.get('img-src'), ["'self'", 'data:']);
  for (const name of ['script-src', 'style-src', 'font-src', 'connect-src'])
    assert.deepEqual(policy.get(name), ["'self'"], name);
  assert.equal(policy.size, 9);
});

test('the window of the card component stays reachable, and nothing else leaks or stays', () => {
  const { 'content-security-policy': _, 'permissions-policy': permissions, ...others } = PAGE_HEADERS;
  assert.deepEqual(others, {
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  for (const allowed of permissions!.split(', ')) assert.match(allowed, /^[a-z]+=\(\)$/);
});
