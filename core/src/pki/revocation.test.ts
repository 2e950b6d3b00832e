import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CertificateAuthority, issueRevocationList, type RevokedSerial } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { issuers, NOW, pki, resultCode } from './cards.fixture.ts';
import type { Crl } from './crl.ts';
import { parseCrl } from './crl-reader.ts';
import { byLastList, createRevocationLookup, FRESH_MS, freshnessOf, NO_REVOCATION_LISTS } from './revocation.ts';

const DAY = 86_400_000;
const G2 = pki.issuer('G2');
const G3 = pki.issuer('G3');
const one = Uint8Array.of(0x41, 1);
const two = Uint8Array.of(0x41, 2);
const held = Uint8Array.of(0x41, 3);
const HOLD = 6;

function crl(day: number, revoked: readonly RevokedSerial[], issuer: CertificateAuthority = G2): Crl {
  const thisUpdate = NOW + day * DAY;
  return parseCrl(
    p,
    issueRevocationList(issuer, { thisUpdate, nextUpdate: thisUpdate + DAY, number: 100 + day, revoked }),
  );
}

function lookup(...crls: readonly Crl[]) {
  const result = createRevocationLookup(p, issuers, crls);
  assert.ok(result.ok);
  return result.value;
}

const at = (day: number) => NOW + day * DAY;

test('a certificate is revoked from its date on, good before, unknown without a list that covers the moment', () => {
  const known = lookup(crl(0, [{ serial: one, revokedAt: at(-2), reason: 1 }]));
  const cases: readonly (readonly [Uint8Array, number, string])[] = [
    [one, 0, 'revoked'],
    [one, -2, 'revoked'],
    [one, -2.5, 'good'],
    [one, 5, 'revoked'],
    [two, 0, 'good'],
    [two, 1, 'good'],
    [two, 1.01, 'unknown'],
    [two, -30, 'good'],
  ];
  for (const [serial, day, expected] of cases)
    assert.equal(known.status(G2.keyId, serial, at(day)), expected, `${serial[1]} on day ${day}`);
});

test('lists speak for their own generation only', () => {
  const known = lookup(crl(0, [{ serial: one, revokedAt: at(-2) }]), crl(0, [], G3));
  assert.equal(known.status(G2.keyId, one, at(0)), 'revoked');
  assert.equal(known.status(G3.keyId, one, at(0)), 'good');
  assert.equal(lookup(crl(0, [])).status(G3.keyId, one, at(0)), 'unknown');
  assert.equal(lookup().status(G2.keyId, one, at(0)), 'unknown');
  assert.equal(NO_REVOCATION_LISTS.status(G2.keyId, one, at(0)), 'unknown');
});

test('an older list still counts when a newer one has dropped the entry', () => {
  const known = lookup(crl(-10, [{ serial: one, revokedAt: at(-11), reason: 4 }]), crl(0, []));
  assert.equal(known.status(G2.keyId, one, at(0)), 'revoked');
  assert.equal(known.status(G2.keyId, one, at(-11.5)), 'good');
});

test('a hold counts while it lasts', () => {
  const held = { serial: one, revokedAt: at(-11), reason: HOLD };
  const lifted = lookup(crl(-10, [held]), crl(0, []));
  assert.equal(lifted.status(G2.keyId, one, at(-9.5)), 'revoked');
  assert.equal(lifted.status(G2.keyId, one, at(0)), 'good');
  const lasting = lookup(crl(-10, [held]), crl(0, [held]));
  assert.equal(lasting.status(G2.keyId, one, at(-5)), 'revoked');
  assert.equal(lasting.status(G2.keyId, one, at(0)), 'revoked');
  assert.equal(lasting.status(G2.keyId, one, at(-12)), 'good');
});

test('a list that names a certificate on hold and later as revoked revokes it for good, also when newer lists have dropped it', () => {
  for (const order of [1, -1]) {
    const twice = [
      { serial: one, revokedAt: at(-12), reason: HOLD },
      { serial: one, revokedAt: at(-11), reason: 1 },
    ].sort((a, b) => order * (a.revokedAt - b.revokedAt));
    const known = lookup(crl(-10, twice), crl(0, []));
    assert.equal(known.status(G2.keyId, one, at(0)), 'revoked');
    assert.equal(known.status(G2.keyId, one, at(-11.5)), 'revoked', 'on hold then');
    assert.equal(known.status(G2.keyId, one, at(-12.5)), 'good');
  }
  const sameDay = [HOLD, 1].map((reason) => ({ serial: one, revokedAt: at(-11), reason }));
  assert.equal(lookup(crl(-10, sameDay), crl(0, [])).status(G2.keyId, one, at(0)), 'revoked');
});

test('a partition can revoke but never vouch', () => {
  const partition = { ...crl(0, [{ serial: one, revokedAt: at(-1) }]), complete: false };
  const known = lookup(partition);
  assert.equal(known.status(G2.keyId, one, at(0)), 'revoked');
  assert.equal(known.status(G2.keyId, two, at(0)), 'unknown');
});

test('at the door the last list speaks however old it is, and none at all still says nothing', () => {
  const lists = lookup(
    crl(0, [
      { serial: one, revokedAt: at(-2), reason: 1 },
      { serial: held, revokedAt: at(-1), reason: HOLD },
    ]),
  );
  const door = byLastList(lists);
  for (const day of [0, 1, 1.01, 30, 400]) {
    assert.equal(door.status(G2.keyId, two, at(day)), 'good', `day ${day}`);
    assert.equal(door.status(G2.keyId, one, at(day)), 'revoked', `day ${day}`);
    assert.equal(door.status(G2.keyId, held, at(day)), 'revoked', `a hold, day ${day}`);
    assert.equal(door.status(G3.keyId, two, at(day)), 'unknown', 'a list speaks for its own generation only');
  }
  assert.equal(lists.status(G2.keyId, two, at(1.01)), 'unknown', 'the check demands a list that covers the moment');
  assert.equal(byLastList(NO_REVOCATION_LISTS).status(G2.keyId, two, at(0)), 'unknown');
  const partition = { ...crl(0, []), complete: false };
  assert.equal(byLastList(lookup(partition)).status(G2.keyId, two, at(0)), 'unknown');
});

test('freshness is that of the authority whose newest complete list is oldest', () => {
  const both = lookup(crl(-3, []), crl(0, []), crl(-1, [], G3), { ...crl(2, [], G3), complete: false });
  assert.deepEqual(freshnessOf(both, issuers, at(0)), { freshAt: at(-1), stale: false });
  assert.deepEqual(freshnessOf(both, issuers, at(-1) + FRESH_MS + 1), { freshAt: at(-1), stale: true });
  assert.deepEqual(freshnessOf(lookup(crl(0, [])), issuers, at(0)), { freshAt: null, stale: true });
  assert.deepEqual(freshnessOf(NO_REVOCATION_LISTS, issuers, at(0)), { freshAt: null, stale: true });
  const ended = issuers.map((issuer) => (issuer.generation === 'G3' ? { ...issuer, notAfter: at(-9) } : issuer));
  assert.deepEqual(freshnessOf(lookup(crl(0, [])), ended, at(0)), { freshAt: at(0), stale: false });
  const toCome = issuers.map((issuer) => (issuer.generation === 'G3' ? { ...issuer, notBefore: at(9) } : issuer));
  assert.deepEqual(freshnessOf(lookup(crl(0, [])), toCome, at(0)), { freshAt: at(0), stale: false });
});

test('a list of a stranger, or one that does not verify, is refused', () => {
  const strange = crl(0, [], pki.rogue());
  assert.equal(resultCode(createRevocationLookup(p, issuers, [strange])), 'certificate.unknown-issuer');
  assert.equal(resultCode(createRevocationLookup(p, [], [crl(0, [])])), 'certificate.unknown-issuer');
  const forged = crl(0, [], { ...pki.rogue(), keyId: G2.keyId });
  assert.equal(resultCode(createRevocationLookup(p, issuers, [crl(0, []), forged])), 'certificate.issuer-signature');
});
