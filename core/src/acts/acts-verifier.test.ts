import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ActItem, exportOf, linesOf, smallActs, smallBefore } from '@lianshu/devkit/fixture-acts';
import { concat, fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import { encodeCanonical, type JsonObject } from '../json/index.ts';
import { before, codes, forged, items, neverMade, p, verify, whole, with_ } from './acts-verifier.fixture.ts';

test('the fixture holds, every event judged but the one from before, both card signatures checked', () => {
  const report = verify(whole);
  assert.deepEqual(report.findings, []);
  const { origin, size, entries, cases, judgedEvents, earlierEvents, cardSignatures, late } = report;
  assert.deepEqual(
    { origin, size, entries, cases, judgedEvents, earlierEvents, cardSignatures, late: late.count },
    {
      origin: 'localhost/log/acts',
      size: 12,
      entries: 12,
      cases: 3,
      judgedEvents: 6,
      earlierEvents: 1,
      cardSignatures: 2,
      late: 0,
    },
  );
});

test('every byte of a small export: changed or left out, it is found', () => {
  const small = exportOf(smallActs, smallBefore);
  assert.deepEqual(codes(small), []);
  for (let at = 0; at < small.length; at++) {
    const changed = small.slice();
    changed[at]! ^= 1;
    assert.notEqual(verify(changed).findings.length, 0, `byte ${at} changed`);
  }
  for (let at = 0; at < small.length; at++) {
    const shorter = concat(small.subarray(0, at), small.subarray(at + 1));
    assert.notEqual(verify(shorter).findings.length, 0, `byte ${at} left out`);
  }
});

test('cut anywhere at a line, lines swapped, doubled or left out: found', () => {
  const lines = linesOf(items, before);
  for (let i = 0; i < lines.length; i++) {
    assert.notDeepEqual(codes(concat(...lines.slice(0, i))), [], `cut before line ${i + 1}`);
    assert.notDeepEqual(codes(concat(...lines.filter((_, j) => j !== i))), [], `without line ${i + 1}`);
    assert.notDeepEqual(codes(concat(...lines.slice(0, i + 1), ...lines.slice(i))), [], `line ${i + 1} twice`);
    if (i === 0) continue;
    const swapped = [...lines.slice(0, i - 1), lines[i]!, lines[i - 1]!, ...lines.slice(i + 1)];
    assert.notDeepEqual(codes(concat(...swapped)), [], `lines ${i} and ${i + 1} swapped`);
  }
  assert.deepEqual(codes(new Uint8Array(0)), ['line-absent']);
});

test('what stands on a line beside its entry is found out', () => {
  const lines = linesOf(items, before).map((line) => fromUtf8(line));
  const changed = (at: number, change: (json: Record<string, unknown>) => void): string[] => {
    const json = JSON.parse(lines[at]!) as Record<string, unknown>;
    change(json);
    const text = `${JSON.stringify(json)}\n`;
    return codes(utf8(lines.map((line, i) => (i === at ? text : line)).join('')));
  };
  const [draft, registered, refused] = [5, 7, 10];
  assert.deepEqual(changed(draft, (line) => Object.assign(line, { event: null })).slice(0, 1), ['event-absent']);
  assert.deepEqual(
    changed(registered, (line) => Object.assign(line, { event: {} })),
    ['event-unnamed'],
  );
  assert.deepEqual(
    changed(registered, (line) => Object.assign(line, { cms: 'AAAA' })),
    ['signature-unnamed'],
  );
  assert.deepEqual(
    changed(refused, (line) => Object.assign(line, { cms: null })),
    ['signature-absent'],
  );
  assert.deepEqual(
    changed(refused, (line) => Object.assign(line, { cms: 'AAAA' })),
    ['signature-changed'],
  );
  assert.deepEqual(
    changed(draft, (line) => Object.assign(line.event as object, { cite: 'x' })),
    ['event-changed', 'event-differs'],
  );
});

test('a paper of the register is the one that its entry names, and the next one', () => {
  const [, , , , , , , , , first, second] = items as [...ActItem[], ActItem, ActItem];
  const rest = items.slice(0, 9);
  const of = (...papers: ActItem[]) => codes(exportOf([...rest, ...papers], before));
  assert.deepEqual(of(first!, second!), []);
  assert.deepEqual(of(second!), ['paper-order']);
  assert.deepEqual(of(first!, { ...first!, second: 12 }), ['paper-order']);
  const { paper, ...without } = first!;
  assert.deepEqual(of(without), ['paper-absent']);
  assert.deepEqual(of({ ...first!, paper: { ...paper, reasons: '別的。' } }), ['paper-changed']);
  assert.deepEqual(with_(3, { paper: {} }), ['paper-unnamed']);
  // A lead's warning stands on the page of the case in its paper: that is the case of whoever is said to have posted it.
  const warned = (act: 'posted' | 'withdrawn', told: JsonObject) => {
    const detail = { entry: 1, actSha256: toHex(p.sha256(encodeCanonical(told))) };
    const warning = { second: 12, kind: `lead-warning-${act}`, actor: 'lead', case: '9001', detail, paper: told };
    return of(first!, second!, warning as ActItem);
  };
  const told = { caseNumber: '9001', kind: 'posted', text: '請看清楚網址列。' };
  assert.deepEqual(warned('posted', told), []);
  assert.deepEqual(warned('posted', { ...told, caseNumber: '9002' }), ['paper-other']);
  assert.deepEqual(warned('withdrawn', told), ['paper-other']);
  assert.deepEqual(of({ ...first!, office: 'auditor' as never }), ['officer-not-listed', 'office-wrong']);
});

test('the first entry names what was before: a line more, less or other is found', () => {
  const names = (given: typeof before) => {
    const right = linesOf(items, before);
    const wrong = linesOf(items, given).slice(1, 1 + given.length);
    return codes(concat(right[0]!, ...wrong, ...right.slice(1 + before.length)));
  };
  assert.deepEqual(names(before), []);
  assert.deepEqual(names(before.slice(0, 2)), ['before-changed', 'officer-not-listed']);
  assert.deepEqual(names([...before, { officer: '00'.repeat(8) }]), ['before-changed']);
  assert.deepEqual(names([before[0]!, before[2]!, before[1]!]), ['before-changed']);
});

test('begun twice, never, or with time running backwards', () => {
  const begun = { actor: 'operator', kind: 'acts-begun', detail: { before: 0, beforeRoot: '00'.repeat(32) } } as const;
  assert.deepEqual(
    forged((all) => [...all, begun]),
    ['begun-again'],
  );
  assert.deepEqual(with_(3, { second: 1 }), ['time-backwards']);
  const lines = linesOf(smallActs);
  assert.deepEqual(codes(concat(lines[0]!, ...lines.slice(2))).slice(0, 1), ['begun-missing']);
});

test('every finding has been made by one of these tests', () => {
  assert.deepEqual(neverMade('lines'), []);
});
