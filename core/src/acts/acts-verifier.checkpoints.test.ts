import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actsCheckpoints, exportOf, linesOf } from '@lianshu/devkit/fixture-acts';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { concat, fromUtf8, utf8 } from '../bytes/index.ts';
import { before, codes, items, neverMade, p, split, verify, whole } from './acts-verifier.fixture.ts';
import { ActsVerifier, encodeExportLine, parseExportLine } from './index.ts';

test('a kept checkpoint: the log extends it, or was cut or changed behind it', () => {
  const kept = actsCheckpoints(items, before).map((text, i) => ({ name: `after-${i + 1}`, bytes: utf8(text) }));
  const report = verify(whole, { earlier: kept });
  assert.deepEqual([report.findings, report.extends.length], [[], items.length + 1]);
  // The last event of a case can be taken out of a log that is signed anew: whoever kept a head sees it.
  const cut = exportOf(items.slice(0, -1), before);
  assert.deepEqual(codes(cut, { earlier: kept }), ['earlier-larger']);
  const other = exportOf(
    items.filter((_, i) => i !== 1),
    before,
  );
  assert.deepEqual(codes(other, { earlier: kept.slice(2, 4) }), ['earlier-other-history', 'earlier-other-history']);
  assert.deepEqual(codes(whole, { earlier: [{ name: 'x', bytes: utf8('x') }] }), ['earlier-malformed']);
  const foreign = utf8(fromUtf8(kept[1]!.bytes).replaceAll('localhost', 'elsewhere'));
  assert.deepEqual(codes(whole, { earlier: [{ name: 'x', bytes: foreign }] }), ['earlier-not-signed']);
});

test('another commission, another log, another host', () => {
  assert.deepEqual(codes(whole, { origin: 'localhost/log/acts' }), []);
  assert.deepEqual(codes(whole, { origin: 'elsewhere/log/acts' }), ['checkpoint-other-origin']);
  const verifier = new ActsVerifier(p, { ...TRUST, commission: TRUST.registry });
  for (const line of split(whole)) verifier.add(line);
  assert.deepEqual(
    verifier.end().findings.map(({ code }) => code),
    ['checkpoint-ed25519-missing'],
  );
});

test('a checkpoint with a broken, strange or doubled signature', () => {
  const [head, ...rest] = linesOf(items, before);
  const read = parseExportLine(head!.subarray(0, -1));
  assert.ok(read.line === 'head');
  const [body, signatures] = read.checkpoint.split('\n\n') as [string, string];
  const [ed25519, mldsa44] = signatures.split('\n') as [string, string];
  const withNote = (...lines: string[]): string[] => {
    const line = encodeExportLine({ line: 'head', checkpoint: `${body}\n\n${lines.join('\n')}\n` });
    return codes(concat(line, utf8('\n'), ...rest));
  };
  const broken = (line: string) => `${line.slice(0, 60)}${line[60] === 'A' ? 'B' : 'A'}${line.slice(61)}`;
  assert.deepEqual(withNote(ed25519, mldsa44), []);
  assert.deepEqual(withNote(ed25519, mldsa44, '— other.example AAAAAAAAAAAA'), []);
  assert.deepEqual(withNote(ed25519), ['checkpoint-mldsa44-missing']);
  assert.deepEqual(withNote(mldsa44), ['checkpoint-ed25519-missing']);
  assert.deepEqual(withNote(broken(ed25519), mldsa44), ['checkpoint-ed25519-wrong']);
  assert.deepEqual(withNote(ed25519, broken(mldsa44)), ['checkpoint-mldsa44-wrong']);
  assert.deepEqual(withNote(ed25519, ed25519, mldsa44), ['checkpoint-signature-repeated']);
  assert.deepEqual(withNote(), ['checkpoint-malformed']);
  const later = actsCheckpoints([...items, { ...items[7]!, second: 99 }], before).at(-1)!;
  const ahead = concat(encodeExportLine({ line: 'head', checkpoint: later }), utf8('\n'), ...rest);
  assert.deepEqual(codes(ahead), ['checkpoint-size', 'checkpoint-root', 'checkpoint-time']);
});

test('every finding has been made by one of these tests', () => {
  assert.deepEqual(neverMade('checkpoints'), []);
});
