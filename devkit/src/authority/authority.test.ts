import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { utf8 } from '@lianshu/core/bytes';
import { openBase, sealBase, XWING } from '@lianshu/core/crypto';
import { encodeTrust, parseTrust, signAuthority, verifyAuthority } from '@lianshu/core/trust';
import { nodePrimitives as p } from '@lianshu/platform';
import { createDemoPki } from '../pki/demo-pki.ts';
import { seededBytes } from '../pki/seeded-random.ts';
import { isElectorOn } from '../population/planted.ts';
import { createPopulation } from '../population/population.ts';
import { demoTrust, deriveDemoAuthorities } from './demo-authorities.ts';
import { castMember } from './demo-cast.ts';
import { DEMO_TRUST_FILE } from './trust-file.ts';

const pki = createDemoPki();

test('the committed trust file is what the seed gives, and it reads back', () => {
  const committed = Uint8Array.from(readFileSync(DEMO_TRUST_FILE));
  assert.deepEqual(committed, encodeTrust(demoTrust(pki)), 'run node devkit/src/authority/write-trust.ts');
  const trust = parseTrust(committed);
  assert.equal(trust.kind, 'demo');
  assert.deepEqual(trust, demoTrust(pki));
  assert.deepEqual(
    trust.issuers.map(({ generation }) => generation),
    ['G2', 'G3'],
  );
  for (const { name } of [trust.commission, trust.registry]) assert.match(name, /示範 DEMO/);
});

test('each secret belongs to the key in the trust file', () => {
  const { commission, registry } = deriveDemoAuthorities();
  const message = utf8('message');
  for (const { secret, key } of [commission, registry]) {
    const signature = signAuthority(p, secret, 'manifest', message);
    assert.equal(verifyAuthority(p, key, 'manifest', message, signature), true);
    assert.equal(verifyAuthority(p, key, 'verdict', message, signature), false);
  }
  const signature = signAuthority(p, commission.secret, 'manifest', message);
  assert.equal(verifyAuthority(p, registry.key, 'manifest', message, signature), false);
  const none = new Uint8Array(0);
  const { enc, ct } = sealBase(p, XWING, registry.key.seal, none, none, message, seededBytes('coins', 64));
  assert.deepEqual(openBase(p, XWING, registry.sealSeed, enc, none, none, ct), message);
  assert.deepEqual(p.x25519Public(registry.verdictSecret), registry.key.verdict);
});

test('another seed gives other authorities', () => {
  assert.notDeepEqual(deriveDemoAuthorities('other').commission.key, deriveDemoAuthorities().commission.key);
});

test('the cast are electors with encryption, each somebody else', () => {
  const population = createPopulation({ size: 1000 });
  const cast = [
    castMember(pki, population, 'commission-officer'),
    castMember(pki, population, 'registry-officer'),
    ...[0, 1, 2].map((ordinal) => castMember(pki, population, 'lead', ordinal)),
  ];
  assert.equal(new Set(cast.map(({ person }) => person.idNumber)).size, 5);
  for (const { person, card } of cast) {
    assert.equal(isElectorOn(person, '2026-11-23'), true);
    assert.notEqual(card.encryption, undefined);
    assert.equal(card.holder.idNumber, person.idNumber);
  }
});
