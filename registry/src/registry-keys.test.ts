import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoTrust, deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { createDemoPki } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { assertRegistryKeys } from './registry-keys.ts';

test('secrets that do not belong to the pinned keys, one of them alone too, are found when the program starts', () => {
  const own = deriveDemoAuthorities().registry;
  const other = deriveDemoAuthorities('another seed').registry;
  const trust = demoTrust(createDemoPki());
  assertRegistryKeys(p, trust, own);
  const mixed = [
    { ...own, sealSeed: other.sealSeed },
    { ...own, verdictSecret: other.verdictSecret },
    { ...own, secret: { ...own.secret, ed25519Seed: other.secret.ed25519Seed } },
    { ...own, secret: { ...own.secret, mldsa44Seed: other.secret.mldsa44Seed } },
  ];
  for (const secrets of mixed) assert.throws(() => assertRegistryKeys(p, trust, secrets), /are not those/);
});
