// The signed origin at the door: every form of the attribute under every policy, as the vectors say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkSigning } from '@lianshu/core/door';
import { type Manifest, manifestHash, type OriginAttributePolicy } from '@lianshu/core/manifest';
import { ORIGIN_ATTRIBUTE_OID, oidText, parseSignedCms, readOriginAttribute, slimCms } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { openSampleLog, type SampleLog, sampleStatement } from '../bench/signing-posts.ts';
import { issueCard, signWith } from '../card/index.ts';
import { createDemoPki } from '../pki/index.ts';
import { originVectors, renderOriginVectors, SITE } from './index.ts';

const pki = createDemoPki();
const card = issueCard(pki, { idNumber: 'A123456789', name: '示範𡍼一' }, { generation: 'G2' });
const base = openSampleLog(pki);

function logWith(originAttribute: OriginAttributePolicy): SampleLog {
  const manifest: Manifest = { ...base.manifest, policies: { ...base.manifest.policies, originAttribute } };
  const hash = manifestHash(p, manifest);
  return { ...base, manifest, manifestHash: hash, context: { ...base.context, manifest, manifestHash: hash } };
}

test('the committed vectors are those that the generator makes', () => {
  const committed = readFileSync(new URL('../../../vectors/origin-attribute/attributes.json', import.meta.url), 'utf8');
  assert.equal(renderOriginVectors(pki), committed);
  const { cms, oid } = JSON.parse(committed) as { cms: string; oid: string };
  assert.equal(oid, oidText(ORIGIN_ATTRIBUTE_OID));
  const read = parseSignedCms(new Uint8Array(Buffer.from(cms, 'base64')));
  assert.equal(readOriginAttribute(read.signerInfo.signedAttributes), SITE);
});

for (const policy of ['off', 'warn', 'enforce'] as const) {
  test(`under ${policy} every form of the attribute gets its verdict, and what was found is told`, () => {
    const log = logWith(policy);
    assert.equal(log.manifest.statement.origin, SITE);
    const statement = sampleStatement(log, '6789', `origin ${policy}`);
    const vectors = originVectors();
    assert.equal(vectors.length, 16);
    for (const { name, attribute, origin, [policy]: expected } of vectors) {
      const extraAttributes = attribute === undefined ? [] : [attribute];
      const cms = slimCms(signWith(card, statement, { extraAttributes }));
      const result = checkSigning(p, log.context, { cms });
      assert.equal(result.ok ? 'accepted' : result.code, expected, name);
      if (!result.ok) continue;
      const found = policy === 'off' ? 'not-asked' : origin === null ? 'missing' : 'signed';
      assert.equal(result.value.origin, found, name);
    }
  });
}

test('the attribute twice is no message, whatever the policy', () => {
  const log = logWith('off');
  const statement = sampleStatement(log, '6789', 'twice');
  const [good, , fake] = originVectors();
  const cms = slimCmsOrSame(signWith(card, statement, { extraAttributes: [good!.attribute!, fake!.attribute!] }));
  const result = checkSigning(p, log.context, { cms });
  assert.ok(!result.ok);
  assert.deepEqual([result.code, result.detail], ['cms.malformed', { at: 'cms.attribute' }]);
});

function slimCmsOrSame(cms: Uint8Array): Uint8Array {
  try {
    return slimCms(cms);
  } catch {
    return cms;
  }
}

test('the later check judges the origin as the gate did', () => {
  const log = logWith('enforce');
  const statement = sampleStatement(log, '6789', 'later');
  const later = { ...log.context, nonceKey: null, now: 0 };
  const check = (origin?: string) => {
    const result = checkSigning(p, later, { cms: slimCms(signWith(card, statement, { origin })) });
    return result.ok ? result.value.origin : result.code;
  };
  assert.deepEqual(
    [check(SITE), check(), check('https://fake.example')],
    ['signed', 'cms.origin-missing', 'cms.origin-mismatch'],
  );
});
