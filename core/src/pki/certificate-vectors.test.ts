import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodePrimitives } from '@lianshu/platform';
import { fromBase64 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { purePrimitives } from '../primitives/index.ts';
import type { Certificate } from './certificate.ts';
import { pinIssuer } from './chain.ts';
import { checkSignerCertificate } from './check-signer-certificate.ts';
import { parseCrl } from './crl-reader.ts';
import { createRevocationLookup } from './revocation.ts';
import { CERTIFICATE_RULES } from './rules/index.ts';
import type { RuleContext } from './rules/rule.ts';
import { parseCertificate } from './x509.ts';

interface Vector {
  readonly name: string;
  readonly rule: string;
  readonly use: 'sign' | 'encrypt';
  readonly at: number;
  readonly verdict: string;
  readonly certificate: string;
}

const file = JSON.parse(
  readFileSync(new URL('../../../vectors/certificates/certificates.json', import.meta.url), 'utf8'),
) as {
  readonly issuers: readonly { generation: string; certificate: string; notBefore: number; notAfter: number }[];
  readonly revocationLists: readonly string[];
  readonly cases: readonly Vector[];
};

const issuers = file.issuers.map((issuer) => pinIssuer({ ...issuer, certificate: fromBase64(issuer.certificate) }));

function contextOf({ at, use }: Vector, p: typeof nodePrimitives): RuleContext {
  const lists = file.revocationLists.map((list) => parseCrl(p, fromBase64(list)));
  const revocations = createRevocationLookup(p, issuers, lists);
  assert.ok(revocations.ok);
  return { issuers, at, use, revocations: revocations.value };
}

function read({ certificate }: Vector): Certificate | undefined {
  try {
    return parseCertificate(fromBase64(certificate));
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

test('every certificate of the vectors gets its verdict, from either implementation of the primitives', () => {
  assert.equal(file.cases.length, 70);
  for (const vector of file.cases) {
    const certificate = read(vector);
    for (const p of [nodePrimitives, purePrimitives]) {
      const verdict =
        certificate === undefined
          ? 'certificate.malformed'
          : ((result) => (result.ok ? 'accepted' : result.code))(
              checkSignerCertificate(p, certificate, contextOf(vector, p)),
            );
      assert.equal(verdict, vector.verdict, `${vector.rule}: ${vector.name}`);
    }
  }
});

test('a bad certificate is refused by the rule that it is for, and by no earlier one', () => {
  for (const vector of file.cases) {
    if (vector.verdict === 'accepted') continue;
    const certificate = read(vector);
    if (vector.rule === 'structure') {
      assert.equal(certificate, undefined, vector.name);
      continue;
    }
    assert.ok(certificate, vector.name);
    const context = contextOf(vector, nodePrimitives);
    const first = CERTIFICATE_RULES.find((rule) => rule.check(nodePrimitives, certificate, context) !== undefined);
    assert.equal(first?.id, vector.rule, vector.name);
  }
});

test('there is at least one good and one bad certificate for every rule', () => {
  for (const { id } of [...CERTIFICATE_RULES, { id: 'structure' }]) {
    const verdicts = file.cases.filter(({ rule }) => rule === id).map(({ verdict }) => verdict);
    assert.ok(verdicts.includes('accepted'), `good: ${id}`);
    assert.ok(
      verdicts.some((verdict) => verdict !== 'accepted'),
      `bad: ${id}`,
    );
  }
});
