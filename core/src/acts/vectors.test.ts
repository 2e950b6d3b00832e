import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { utf8 } from '../bytes/index.ts';
import { ActsVerifier } from './index.ts';

const FOLDER = join(import.meta.dirname, '../../../vectors/acts');

/** All that is found when the kept checkpoint is given. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'actor-wrong': ['actor-wrong: line 12, entry 7, case 9001'],
  'before-changed': ['before-changed: line 5, entry 0'],
  'earlier-other-history': ['earlier-other-history: kept.checkpoint'],
  'event-differs': ['event-differs: line 7, entry 2, case 9001, event 2', 'earlier-other-history: kept.checkpoint'],
  'event-illegal': ['event-illegal: line 7, entry 2, case 9001, event 2', 'earlier-other-history: kept.checkpoint'],
  'event-order': [
    'event-order: line 17, entry 12, case 9002, event 2',
    'event-illegal: line 17, entry 12, case 9002, event 2',
  ],
  holds: [],
  'officer-not-listed': ['officer-not-listed: line 11, entry 6, case 9002, event 3'],
  'signature-missing': ['signature-missing: line 11, entry 6, case 9002, event 3'],
  'signature-repeated': ['signature-repeated: line 17, entry 12, case 9001'],
};

test('every vector is judged as it is named', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ndjson'));
  assert.deepEqual(names.map((name) => name.slice(0, -7)).sort(), Object.keys(FINDINGS).sort());
  assert.equal(names.length, 10);
  const kept = { name: 'kept.checkpoint', bytes: new Uint8Array(readFileSync(join(FOLDER, 'kept.checkpoint'))) };
  for (const [name, expected] of Object.entries(FINDINGS)) {
    const verifier = new ActsVerifier(p, TRUST, { earlier: [kept] });
    const lines = readFileSync(join(FOLDER, `${name}.ndjson`), 'utf8').split('\n');
    assert.equal(lines.pop(), '');
    for (const line of lines) verifier.add(utf8(line));
    const { findings } = verifier.end();
    assert.deepEqual(
      findings.map(({ code, where }) => `${code}: ${where}`),
      expected,
      name,
    );
  }
});
