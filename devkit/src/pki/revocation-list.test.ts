import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCrl, pinIssuer, verifyCrl } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { createDemoPki } from './demo-pki.ts';
import { manyRevoked } from './many-revoked.ts';
import { openssl, WITHOUT_OPENSSL } from './openssl.testing.ts';
import { pem } from './pem.ts';
import { issueRevocationList } from './revocation-list.ts';

const NOW = Date.UTC(2026, 10, 23, 2);
const COUNT = 30_000;
const issuer = createDemoPki().issuer('G3');
/** As many as the runner takes of the text that openssl prints. */
const PRINTED = 4000;
const make = (seed: string, count = COUNT) =>
  issueRevocationList(issuer, {
    thisUpdate: NOW,
    nextUpdate: NOW + 86_400_000,
    number: 2026112301,
    revoked: manyRevoked(count, seed, NOW),
  });
const list = make('openssl');

test('a long list is the same each time, and every entry is found in it', () => {
  assert.deepEqual(make('openssl'), list);
  assert.notDeepEqual(make('another'), list);
  const crl = parseCrl(p, list);
  assert.equal(verifyCrl(p, crl, pinIssuer({ ...issuer })).ok, true);
  assert.equal(crl.entries.count, COUNT);
  for (const { serial, revokedAt, reason } of manyRevoked(COUNT, 'openssl', NOW))
    assert.deepEqual(crl.entries.find(serial), { revokedAt, reason });
});

test('openssl verifies a long list and reads the same entries', { skip: WITHOUT_OPENSSL }, () => {
  const files = { 'l.der': list, 'ca.pem': pem('CERTIFICATE', issuer.certificate) };
  const answer = openssl(['crl', '-inform', 'DER', '-in', 'l.der', '-CAfile', 'ca.pem', '-verify', '-noout'], files);
  assert.match(answer.problem, /verify OK/);
  const { out } = openssl(['crl', '-inform', 'DER', '-in', 'l.der', '-noout', '-text'], {
    'l.der': make('openssl', PRINTED),
  });
  const theirs = [...out.matchAll(/Serial Number: ([0-9A-F]+)\n/g)].map(([, serial]) => serial!.toLowerCase());
  const ours = [...manyRevoked(PRINTED, 'openssl', NOW)].map(({ serial }) => Buffer.from(serial).toString('hex'));
  assert.equal(theirs.length, PRINTED);
  assert.ok(theirs.every((serial, i) => serial === ours[i]));

  const changed = list.slice();
  changed[5000]! ^= 1;
  const refused = openssl(['crl', '-inform', 'DER', '-in', 'l.der', '-CAfile', 'ca.pem', '-verify', '-noout'], {
    ...files,
    'l.der': changed,
  });
  assert.doesNotMatch(refused.problem, /verify OK/);
});
