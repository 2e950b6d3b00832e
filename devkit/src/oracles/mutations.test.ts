// Our reading of bytes that somebody changed: nothing passes, and nothing throws.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, equalBytes } from '@lianshu/core/bytes';
import { checkSigning } from '@lianshu/core/door';
import { ParseError } from '@lianshu/core/errors';
import { type Certificate, checkSignerCertificate, parseCertificate } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { openSampleLog, samplePost } from '../bench/signing-posts.ts';
import { issueCard } from '../card/index.ts';
import { createDemoPki } from '../pki/index.ts';

const pki = createDemoPki();
const holder = { idNumber: 'A123456789', name: '示範𡍼一' };

/** Every byte of `bytes` changed in a few ways: each single bit, and all of them. */
function* mutations(bytes: Uint8Array): Generator<readonly [at: number, changed: Uint8Array]> {
  for (let at = 0; at < bytes.length; at++) {
    for (const change of [1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0xff]) {
      const changed = bytes.slice();
      changed[at]! ^= change;
      yield [at, changed];
    }
  }
}

test('no changed byte of a message passes the door, but for the other name of the same signature algorithm', () => {
  const card = issueCard(pki, holder, { generation: 'G2' });
  const log = openSampleLog(pki);
  const cms = samplePost(log, card, 'mutations');
  const accepted: number[] = [];
  const codes = new Map<string, number>();
  for (const [at, changed] of mutations(cms)) {
    const result = checkSigning(p, log.context, { cms: changed });
    if (result.ok) accepted.push(at);
    else codes.set(result.code, (codes.get(result.code) ?? 0) + 1);
  }
  assert.deepEqual(accepted, []);
  // rsaEncryption (…1.1.1) and sha256WithRSAEncryption (…1.1.11) differ in the last octet and mean the same there.
  const last = cms.length - 256 - 4 - 2 - 1;
  for (let value = 0; value < 256; value++) {
    const changed = cms.slice();
    changed[last] = value;
    assert.equal(checkSigning(p, log.context, { cms: changed }).ok, value === 0x01 || value === 0x0b, `${value}`);
  }
  const expected = [
    'certificate.issuer-signature',
    'certificate.malformed',
    'certificate.unknown-issuer',
    'cms.digest-mismatch',
    'cms.malformed',
    'cms.signature-invalid',
    'cms.trailing-bytes',
  ];
  assert.deepEqual(
    expected.filter((code) => !codes.has(code)),
    [],
  );
});

test('whatever is cut out, put in or moved, the door refuses with a code and never throws', () => {
  const log = openSampleLog(pki);
  const cms = samplePost(log, issueCard(pki, holder, { generation: 'G3' }), 'splices');
  const place = fc.nat(cms.length);
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.tuple(place, place).map(([a, b]) => cms.slice(Math.min(a, b), Math.max(a, b))),
  );
  fc.assert(
    fc.property(place, fc.nat(60), piece, (at, drop, insert) => {
      const spliced = concat(cms.subarray(0, at), insert, cms.subarray(at + drop));
      for (const nonceKey of [log.nonceKey, null]) {
        const result = checkSigning(p, { ...log.context, nonceKey }, { cms: spliced });
        assert.equal(result.ok, equalBytes(spliced, cms));
      }
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.equal(checkSigning(p, log.context, { cms: bytes }).ok, false);
    }),
  );
});

test('no changed byte of a certificate passes the rules', () => {
  const log = openSampleLog(pki);
  const context = {
    issuers: log.context.issuers,
    at: log.now,
    revocations: log.context.revocations,
    use: 'sign',
  } as const;
  const { certificate } = issueCard(pki, holder, { generation: 'G2' }).signing;
  assert.ok(checkSignerCertificate(p, parseCertificate(certificate), context).ok);
  let parsed = 0;
  for (const [at, changed] of mutations(certificate)) {
    let read: Certificate;
    try {
      read = parseCertificate(changed);
    } catch (error) {
      assert.ok(error instanceof ParseError, `byte ${at}`);
      continue;
    }
    parsed += 1;
    assert.equal(checkSignerCertificate(p, read, context).ok, false, `byte ${at}`);
  }
  assert.ok(parsed > 1000);
});
