import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { fromUtf8, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { canonicalText, type JsonValue } from '../json/index.ts';
import { fixtureSeed } from '../receipt/log.fixture.ts';
import {
  type DestructionClaim,
  encodeDestruction,
  parseDestruction,
  signDestruction,
  verifyDestruction,
} from './index.ts';

const VECTORS = join(import.meta.dirname, '../../../vectors/destruction');
const read = (name: string) => readFileSync(join(VECTORS, name), 'utf8').trimEnd();
const { commission, registry } = deriveDemoAuthorities();

const logOf = (name: string, size: number) => ({
  log: name,
  manifestHash: fixtureSeed(`M ${name}`),
  size,
  root: fixtureSeed(`root ${name}`),
});
const RECORDS: DestructionClaim = {
  case: '9001',
  kind: 'records',
  authority: 'commission',
  office: 'intake',
  article: 'regulation Art. 12(2)',
  logs: [logOf('9001.petition.1', 301), logOf('9001.petition.2', 17)],
  destroyed: [
    { log: null, what: 'authentication-codes', count: 2 },
    { log: '9001.petition.1', what: 'tag-key', count: 1 },
    { log: '9001.petition.1', what: 'bodies', count: 300 },
    { log: '9001.petition.1', what: 'envelopes', count: 300 },
    { log: '9001.petition.1', what: 'commitments', count: 300 },
    { log: '9001.petition.1', what: 'tags', count: 300 },
    { log: '9001.petition.1', what: 'wraps', count: 1 },
    { log: '9001.petition.1', what: 'release', count: 1 },
    { log: '9001.petition.1', what: 'count-seed', count: 1 },
    { log: '9001.petition.1', what: 'strike-list', count: 1 },
    { log: '9001.petition.2', what: 'bodies', count: 16 },
    { log: '9001.petition.2', what: 'tags', count: 16 },
  ],
  store: 'freed',
  destroyedAt: 1_858_219_200_000,
  act: fixtureSeed('event'),
};
const TAG_KEY: DestructionClaim = {
  ...RECORDS,
  kind: 'tag-key',
  logs: RECORDS.logs.slice(0, 1),
  destroyed: [{ log: '9001.petition.1', what: 'tag-key', count: 1 }],
  store: 'rewritten',
  destroyedAt: 1_795_395_600_000,
  act: null,
};
const REGISTRY: DestructionClaim = {
  ...RECORDS,
  authority: 'registry',
  office: 'household',
  logs: RECORDS.logs.slice(0, 1),
  destroyed: [
    { log: '9001.petition.1', what: 'strike-list', count: 1 },
    { log: '9001.petition.1', what: 'verdict-copy', count: 1 },
    { log: '9001.petition.1', what: 'review-notes', count: 1 },
  ],
  act: null,
};
const SIGNED = [
  ['records.json', RECORDS, commission.secret],
  ['tag-key.json', TAG_KEY, commission.secret],
  ['registry.json', REGISTRY, registry.secret],
] as const;

test('a statement is signed, written and read back the same, byte for byte as the vectors', () => {
  assert.equal(readdirSync(VECTORS).length, SIGNED.length + 1);
  for (const [name, claim, secret] of SIGNED) {
    const signed = signDestruction(p, secret, claim);
    assert.equal(fromUtf8(encodeDestruction(signed)), read(name), name);
    const parsed = parseDestruction(utf8(read(name)));
    assert.deepEqual(parsed, signed);
    assert.ok(verifyDestruction(p, TRUST, parsed), name);
  }
});

test('the order of what is given does not matter; what there was none of is left out', () => {
  const shuffled = {
    ...RECORDS,
    logs: [...RECORDS.logs].reverse(),
    destroyed: [...RECORDS.destroyed, { log: null, what: 'sessions', count: 0 } as const].reverse(),
  };
  assert.deepEqual(
    encodeDestruction(signDestruction(p, commission.secret, shuffled)),
    encodeDestruction(signDestruction(p, commission.secret, RECORDS)),
  );
});

test('nobody else signs, and no word of it can be changed', () => {
  const good = signDestruction(p, commission.secret, RECORDS);
  assert.ok(!verifyDestruction(p, TRUST, signDestruction(p, registry.secret, RECORDS)));
  const changes: Partial<DestructionClaim>[] = [
    { case: '9002' },
    { kind: 'tag-key' },
    { authority: 'registry' },
    { office: 'legal' },
    { article: 'regulation Art. 12(1)' },
    { logs: RECORDS.logs.slice(0, 1) },
    { destroyed: RECORDS.destroyed.slice(1) },
    { store: 'rewritten' },
    { destroyedAt: RECORDS.destroyedAt + 1 },
    { act: null },
  ];
  assert.equal(changes.length, Object.keys(RECORDS).length);
  for (const change of changes) assert.ok(!verifyDestruction(p, TRUST, { ...good, ...change }), JSON.stringify(change));
});

interface Hostile {
  readonly name: string;
  /** Fields put over those of records.json. */
  readonly change: { readonly [key: string]: JsonValue };
  readonly at: string;
}

const hostile = JSON.parse(read('hostile.json')) as readonly Hostile[];

test('twelve statements that make no sense are not read', () => {
  assert.equal(hostile.length, 12);
  for (const { name, change, at } of hostile) {
    const bytes = utf8(canonicalText({ ...JSON.parse(read('records.json')), ...change }));
    assert.throws(
      () => parseDestruction(bytes),
      (error) => error instanceof ParseError && error.at === at,
      name,
    );
  }
});
