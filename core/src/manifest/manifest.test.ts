import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fixtureManifest, fixtureSeed } from '@lianshu/devkit/fixture-log';
import { nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { equalBytes, fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { canonicalText, encodeCanonical, type JsonValue } from '../json/index.ts';
import {
  encodeManifest,
  type Manifest,
  manifestEntry,
  manifestFromJson,
  manifestHash,
  manifestToJson,
  parseManifest,
  pinFragment,
  readPinFragment,
  signContextOf,
  signingLink,
} from './index.ts';

const manifest = fixtureManifest();

test('encoding and parsing are inverse, for every policy', () => {
  const base = manifest.policies;
  const variants: Partial<Manifest>[] = [
    {},
    { log: '9001.petition.2', previousRoot: fixtureSeed('root'), case: { ...manifest.case, round: 2 } },
    { log: '9001.proposal.1', case: { ...manifest.case, stage: 'proposal' } },
    { policies: { ...base, disclosure: 'lead+registry', disclosureBasis: '公民投票法第○條' } },
    { policies: { ...base, withdrawal: '公民投票法第○條', pilot: true, rosterFile: true, credentials: ['moica-g3'] } },
    {
      policies: {
        ...base,
        credentials: ['moica-g2', 'moica-g3', 'mobile'],
        credentialBasis: { mobile: '公民投票法第○條' },
        originAttribute: 'enforce',
      },
    },
    { policies: { ...base, cover: { mode: 'metronome', tickMs: 5000, baseClass: 1, steps: 'manual' } } },
    { witness: { policy: 'quorum', threshold: 1, vkeys: ['w.example+12345678+AAAA', 'x.example+12345678+AAAA'] } },
  ];
  for (const change of variants) {
    const value = fixtureManifest(change);
    assert.deepEqual(parseManifest(encodeManifest(value)), value);
  }
});

test('leaf 0 is a zero byte and the canonical bytes; the hash is over these bytes alone', () => {
  const bytes = encodeManifest(manifest);
  const entry = manifestEntry(manifest);
  assert.equal(entry[0], 0);
  assert.ok(equalBytes(entry.subarray(1), bytes));
  assert.ok(equalBytes(manifestHash(p, manifest), p.sha256(bytes)));
});

type Path = readonly (string | number)[];

function replaced(value: JsonValue, [key, ...rest]: Path, by: JsonValue | undefined): JsonValue {
  if (key === undefined) return by!;
  const object = { ...(value as { [key: string]: JsonValue }) };
  if (rest.length === 0 && by === undefined) delete object[key];
  else object[key] = replaced(object[key]!, rest, by);
  return object;
}

function paths(value: JsonValue, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [path];
  return [
    ...(path.length > 0 ? [path] : []),
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key])),
  ];
}

test('no field may be missing, unknown, or of another type', () => {
  const json = manifestToJson(manifest);
  const all = paths(json);
  assert.equal(all.length, 49);
  for (const path of all) {
    const name = path.join('.');
    assert.throws(() => manifestFromJson(replaced(json, path, undefined)), ParseError, `${name} missing`);
    assert.throws(() => manifestFromJson(replaced(json, path, ['x'])), ParseError, `${name} of another type`);
    assert.throws(
      () => manifestFromJson(replaced(json, [...path.slice(0, -1), 'extra'], 1)),
      ParseError,
      `beside ${name}`,
    );
  }
});

test('contradictions and bad values are refused', () => {
  const json = manifestToJson(manifest);
  const faults: readonly (readonly [Path, JsonValue])[] = [
    [['log'], '9002.petition.1'],
    [['log'], '9001.proposal.1'],
    [['log'], '9001.petition.3'],
    [['logOrigin'], 'with space'],
    [['logOrigin'], 'a+b'],
    [['previousRoot'], canonicalText('x')],
    [['case', 'round'], 2],
    [['case', 'mainText'], '甲\n乙'],
    [['case', 'mainText'], ''],
    [['case', 'leadName'], '陳\u200b示範'],
    [['window', 'lastDay'], '2026-11-23'],
    [['window', 'firstDay'], '2026-02-30'],
    [['statement', 'template'], 'lianshu-statement/v2'],
    [['statement', 'origin'], 'http://joint.example.tw'],
    [['record', 'plaintextLength'], 100],
    [['policies', 'disclosure'], 'lead+registry'],
    [['policies', 'disclosureBasis'], '公民投票法第○條'],
    [['policies', 'credentials'], []],
    [
      ['policies', 'credentials'],
      ['moica-g3', 'moica-g2'],
    ],
    [['policies', 'credentials'], ['health-card']],
    [
      ['policies', 'credentials'],
      ['moica-g2', 'moica-g2'],
    ],
    [
      ['policies', 'credentials'],
      ['moica-g2', 'mobile'],
    ],
    [['policies', 'credentialBasis'], { mobile: '公民投票法第○條' }],
    [['policies', 'credentialBasis'], { 'moica-g2': '公民投票法第○條' }],
    [['policies', 'originAttribute'], 'on'],
    [['policies', 'cover'], { mode: 'off', poolMs: 0, padTo: 4 }],
    [['witness'], { policy: 'quorum', threshold: 2, vkeys: ['a'] }],
    [['witness'], { policy: 'quorum', threshold: 1, vkeys: ['a', 'a'] }],
    [['witness'], { policy: 'quorum', threshold: 1, vkeys: [] }],
    [['witness'], { policy: 'none', threshold: 1 }],
    [['createdAt'], -1],
  ];
  assert.equal(faults.length, 31);
  for (const [path, value] of faults)
    assert.throws(
      () => manifestFromJson(replaced(json, path, value)),
      ParseError,
      `${path.join('.')} ${JSON.stringify(value)}`,
    );
  const withheld = replaced(
    replaced(json, ['policies', 'disclosure'], 'lead+registry'),
    ['policies', 'disclosureBasis'],
    '法',
  );
  assert.doesNotThrow(() => manifestFromJson(withheld));
  assert.throws(() => manifestFromJson(replaced(withheld, ['policies', 'rosterFile'], true)), ParseError);
});

test('bytes that are not canonical are refused', () => {
  const text = canonicalText(manifestToJson(manifest));
  for (const other of [` ${text}`, text.replace('{"case"', '{ "case"'), text.replace('"round":1', '"round":1.0')])
    assert.throws(() => parseManifest(utf8(other)), ParseError);
  assert.doesNotThrow(() => parseManifest(encodeCanonical(manifestToJson(manifest))));
});

test('the pin of a link is the first half of the hash', () => {
  const hash = manifestHash(p, manifest);
  const link = signingLink('https://joint.example.tw', manifest.log, hash);
  assert.match(link, /^https:\/\/joint\.example\.tw\/sign\/9001\.petition\.1#m=[A-Za-z0-9_-]{22}$/);
  assert.ok(equalBytes(readPinFragment(new URL(link).hash)!, hash.subarray(0, 16)));
  assert.equal(readPinFragment(''), undefined);
  assert.equal(readPinFragment('#other'), undefined);
  assert.throws(() => readPinFragment('#m='), ParseError);
  assert.throws(() => readPinFragment('#m=AAAA'), ParseError);
  assert.throws(() => readPinFragment(`${pinFragment(hash)}A`), ParseError);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (other) => {
      assert.equal(toHex(readPinFragment(pinFragment(other))!), toHex(other).slice(0, 32));
    }),
  );
});

test('the statement speaks of the manifest', () => {
  const hash = manifestHash(p, manifest);
  assert.deepEqual(signContextOf(manifest, hash), {
    caseNumber: '9001',
    log: '9001.petition.1',
    manifestHash: hash,
    mainText: manifest.case.mainText,
    textSha256: manifest.case.mainTextSha256,
    leadName: '陳示範',
    origin: 'https://joint.example.tw',
    pilot: false,
  });
});

const vector = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../vectors/manifest/${name}`, import.meta.url)));

test('the vector is the canonical encoding of the fixture, and its hash is published beside it', () => {
  const bytes = vector('manifest.json');
  assert.deepEqual(parseManifest(bytes), manifest);
  assert.ok(equalBytes(encodeManifest(manifest), bytes));
  assert.equal(`${toHex(manifestHash(p, manifest))}\n`, fromUtf8(vector('manifest.sha256')));
});
