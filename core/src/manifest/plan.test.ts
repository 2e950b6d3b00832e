import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureManifest, fixturePlan, fixtureSeed } from '@lianshu/devkit/fixture-log';
import { nodePrimitives as p } from '@lianshu/platform';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, type JsonValue, parseCanonical } from '../json/index.ts';
import { encodeManifest, type ManifestPlan, manifestOfPlan, parseManifest, planFromJson, planToJson } from './index.ts';

const { case: about, keys, ...manifest } = fixtureManifest();
const { leadSigningCertSha256 } = about;
const plan = fixturePlan();
const made = (of: ManifestPlan) =>
  manifestOfPlan(p, of, { ...keys, leadSigningCertSha256 }, manifest.registry, manifest.createdAt);

test('a plan, the keys of the lead and of the registry make one manifest', () => {
  assert.deepEqual(made(plan), fixtureManifest());
  assert.deepEqual(parseManifest(encodeManifest(made(plan))), fixtureManifest());
});

test('of the registry only what a manifest holds is taken', () => {
  const registry = { ...manifest.registry, name: '內政部', mldsa44: fixtureSeed('x') };
  const { createdAt } = manifest;
  assert.deepEqual(manifestOfPlan(p, plan, { ...keys, leadSigningCertSha256 }, registry, createdAt), made(plan));
});

test('writing and reading a plan are inverse, over canonical bytes', () => {
  const plans: ManifestPlan[] = [
    plan,
    { ...plan, log: '9001.petition.2', previousRoot: fixtureSeed('root') },
    { ...plan, witness: { policy: 'quorum', threshold: 1, vkeys: ['w.example+12345678+AAAA'] } },
  ];
  for (const each of plans) assert.deepEqual(planFromJson(parseCanonical(encodeCanonical(planToJson(each)))), each);
});

test('a plan with a policy that no manifest knows, or a further field, is not read', () => {
  const json = planToJson(plan) as { [key: string]: JsonValue };
  const policies = json.policies as { [key: string]: JsonValue };
  const wrong: JsonValue[] = [
    { ...json, policies: { ...policies, disclosure: 'nobody' } },
    { ...json, policies: { ...policies, more: true } },
    { ...json, witness: { policy: 'one' } },
    { ...json, more: true },
  ];
  for (const each of wrong) assert.throws(() => planFromJson(each), ParseError);
});
