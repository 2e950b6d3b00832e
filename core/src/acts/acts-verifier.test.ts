import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ActItem,
  actsCheckpoints,
  exportOf,
  FIXTURE_ACTS,
  linesOf,
  type Signing,
  signedItem,
  smallActs,
  smallBefore,
} from '@lianshu/devkit/fixture-acts';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives } from '@lianshu/platform';
import { concat, fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import { type Command, decide, replay } from '../case/index.ts';
import { encodeCanonical, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  ACT_FINDINGS,
  type ActsReport,
  ActsVerifier,
  cardName,
  encodeExportLine,
  parseExportLine,
  type VerifyActsOptions,
} from './index.ts';

/** The same question is answered once: a thousand changed exports mostly have the same checkpoint. */
function remembering(p: Primitives): Primitives {
  const known = new Map<string, boolean>();
  return {
    ...p,
    mlDsa44Verify: (key, message, signature) => {
      const name = toHex(p.sha256(concat(key, message, signature)));
      const answer = known.get(name) ?? p.mlDsa44Verify(key, message, signature);
      known.set(name, answer);
      return answer;
    },
  };
}
const p = remembering(nodePrimitives);

function split(bytes: Uint8Array): (Uint8Array | undefined)[] {
  const lines: (Uint8Array | undefined)[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return from < bytes.length ? [...lines, undefined] : lines;
}

const seen = new Set<string>();

function verify(bytes: Uint8Array, options: VerifyActsOptions = {}): ActsReport {
  const verifier = new ActsVerifier(p, TRUST, options);
  for (const line of split(bytes)) verifier.add(line);
  const report = verifier.end();
  for (const { code } of report.findings) seen.add(code);
  return report;
}

const { before, items } = FIXTURE_ACTS;
const whole = exportOf(items, before);
const codes = (bytes: Uint8Array, options?: VerifyActsOptions): string[] =>
  verify(bytes, options).findings.map(({ code }) => code);
/** The log that an operator with the commission's keys would write who did `change`: signed anew, with every hash right. */
const forged = (change: (items: ActItem[]) => ActItem[]): string[] => codes(exportOf(change([...items]), before));
const with_ = (index: number, change: Partial<ActItem>) =>
  forged((all) => all.map((item, i) => (i === index - 1 ? { ...item, ...change } : item)));

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

test('whoever has the keys cannot take an event out, put one in, or change the order of a case', () => {
  assert.ok(
    forged((all) => all.filter((_, i) => i !== 1)).length === 0,
    'the last event of a case: only an earlier head tells',
  );
  assert.deepEqual(
    forged((all) => all.filter((_, i) => i !== 4)),
    ['event-order', 'event-illegal'],
  );
  assert.deepEqual(forged(([a, b, ...rest]) => [b!, a!, ...rest]).slice(0, 2), ['event-order', 'event-illegal']);
  assert.deepEqual(
    forged((all) => [...all, { ...all[4]!, second: 20 }]),
    ['event-order', 'event-illegal'],
  );
});

const eventOf = (index: number): JsonObject => items[index - 1]!.event!.json;
const withEvent = (index: number, change: JsonObject): string[] =>
  with_(index, { event: { seq: items[index - 1]!.event!.seq, json: { ...eventOf(index), ...change } } });

test('whoever has the keys cannot enter what the law does not allow, or what does not follow from it', () => {
  assert.deepEqual(withEvent(2, { data: { electorate: 20_000, proposersFiled: -1 } }), ['event-illegal']);
  assert.deepEqual(withEvent(2, { by: 'registry' }), ['event-actor', 'event-illegal']);
  assert.deepEqual(withEvent(2, { cite: 'Act Art. 1' }), ['event-differs']);
  assert.deepEqual(withEvent(2, { lastDay: '2030-01-01' }), ['event-differs']);
  assert.deepEqual(withEvent(2, { more: 1 }), ['event-differs']);
  assert.deepEqual(withEvent(2, { type: 'case-closed' }), ['event-unreadable']);
  assert.deepEqual(withEvent(2, { at: 'now' }).includes('event-unreadable'), true);
  assert.deepEqual(withEvent(2, { data: [] }).includes('event-illegal'), true);
  assert.deepEqual(
    withEvent(5, { type: 'case-established', data: { officialNumber: '1' } }).includes('event-illegal'),
    true,
  );
  assert.deepEqual(with_(2, { case: '9003' }), ['event-order', 'event-illegal', 'event-case']);
  const ahead = Number(eventOf(2).at) + 60_000;
  assert.deepEqual(withEvent(2, { at: ahead }), ['event-in-future']);
});

test('an event that was entered long after it happened is told, and is no fault by itself', () => {
  const report = verify(
    exportOf(
      smallActs.map((item, i) => (i === 1 ? { ...item, second: 7200 } : item)),
      smallBefore,
    ),
  );
  assert.deepEqual([report.findings, report.late.count], [[], 1]);
  assert.match(report.late.where[0]!, /line 5, entry 2, case 9001, event 2/);
});

test('a dangerous act without its card signature, or with that of another act, officer or time', () => {
  const bare = items[5]!;
  const { cms: _, ...without } = bare;
  const replaced = (item: ActItem) => forged((all) => all.map((given, i) => (i === 5 ? item : given)));
  assert.deepEqual(replaced(without), ['signature-missing']);
  const data = { ground: 'papers', reasons: '未附名冊。' };
  assert.deepEqual(replaced(signedItem(without, { act: 'not-accept', data, index: 6 })), []);
  assert.deepEqual(replaced(signedItem(without, { act: 'reject', data, index: 6 })), ['signature-other-act']);
  assert.deepEqual(
    replaced(signedItem(without, { act: 'not-accept', data: { ...data, reasons: '別的。' }, index: 6 })),
    ['signature-other-act'],
  );
  assert.deepEqual(replaced(signedItem(without, { act: 'not-accept', data, index: 900 })), ['signature-other-act']);
  assert.deepEqual(replaced({ ...bare, card: p.sha256(utf8('another')) }), [
    'officer-not-listed',
    'signature-other-officer',
  ]);
  assert.deepEqual(
    replaced({ ...bare, cms: bare.cms!.map((byte, i) => (i === bare.cms!.length - 1 ? byte ^ 1 : byte)) }),
    ['signature-invalid'],
  );
  assert.deepEqual(replaced({ ...bare, cms: new Uint8Array(3) }), ['signature-invalid']);
  assert.deepEqual(replaced({ ...bare, office: 'legal' }), ['office-wrong', 'signature-other-act']);
  assert.deepEqual(with_(2, { office: 'intake' }), ['officer-not-listed', 'office-wrong']);
  const { cms: __, ...unsigned } = items[6]!;
  assert.deepEqual(
    forged((all) => all.map((given, i) => (i === 6 ? unsigned : given))),
    ['signature-missing'],
  );
  assert.deepEqual(
    forged((all) => [...all, { ...all[6]!, second: 11 }]),
    ['signature-repeated'],
  );
});

/** Of the operator's list: everything that he may write there himself, and what it must then say. */
const registered = (card: Uint8Array, roles: readonly string[]): ActItem => ({
  actor: 'operator',
  kind: 'officer-registered',
  detail: { card: cardName(card), roles },
});

test('a card that signs is that of an officer who is listed for the office then, not just anybody’s', () => {
  const { cms: _, ...bare } = items[5]!;
  const signing: Signing = { act: 'not-accept', data: { ground: 'papers', reasons: '未附名冊。' }, index: 6 };
  const foreign = signedItem(bare, { ...signing, by: 'stranger' });
  const instead = (item: ActItem, ...first: ActItem[]) =>
    forged((all) => [
      ...all.slice(0, 5),
      ...first.map((given) => ({ ...given, second: 6 })),
      item,
      ...all.slice(6).map((given, i) => ({ ...given, second: 7 + i })),
    ]);
  const removed = (card: Uint8Array): ActItem => ({
    actor: 'operator',
    kind: 'officer-removed',
    detail: { card: cardName(card) },
  });
  assert.deepEqual(instead(foreign), ['officer-not-listed']);
  assert.deepEqual(instead(foreign, registered(foreign.card!, ['legal'])), ['officer-not-listed']);
  assert.deepEqual(instead(foreign, registered(foreign.card!, ['auditor'])), ['officer-not-listed']);
  assert.deepEqual(instead(foreign, registered(foreign.card!, ['intake'])), [], 'but then the log says so');
  assert.deepEqual(instead(items[5]!, removed(items[5]!.card!)).slice(0, 1), ['officer-not-listed']);
  // An act without a signature too.
  assert.deepEqual(with_(1, { card: foreign.card! }), ['officer-not-listed']);
  const { office: __, ...nobody } = items[3]!;
  assert.deepEqual(
    forged((all) => all.map((given, i) => (i === 3 ? nobody : given))),
    ['officer-not-listed'],
  );
});

test('who has an act of the commission done by somebody else needs the card all the same', () => {
  const { cms: _, card: __, office: ___, ...countersigned } = items[6]!;
  for (const actor of ['operator', 'lead', 'clock', 'registry'] as const)
    assert.deepEqual(
      forged((all) => all.map((given, i) => (i === 6 ? { ...countersigned, actor } : given))),
      ['actor-wrong'],
    );
  assert.deepEqual(with_(8, { actor: 'commission' }), ['actor-wrong']);
  assert.deepEqual(with_(3, { actor: 'commission' }), ['actor-wrong']);
});

/** A decision of the meeting on case 9001, that is signed in its own second. */
function settled(second: number, happened: number, papers: readonly string[]): ActItem {
  const data = { policy: 'lead-key-lost', choice: 'paper-alone', reasons: '委員會議決議。' };
  const command = { name: 'settle-policy', by: 'commission', data, papers: ['commission-minutes'] } as Command;
  const decided = decide(replay([eventOf(1), eventOf(2)] as never), command, Number(eventOf(1).at) + happened * 1000);
  assert.ok(decided.ok, JSON.stringify(decided));
  const json = JSON.parse(JSON.stringify({ ...decided.value[0], papers })) as JsonObject;
  if (papers.length === 0) delete (json as { papers?: JsonValue }).papers;
  const item = { actor: 'commission', office: 'commission', case: '9001', event: { seq: 3, json }, second } as const;
  return signedItem(item, { act: 'settle-policy', data, index: second });
}

const settling = (happened: number, papers: readonly string[]) => {
  const item = settled(900, happened, papers);
  return forged((all) => [...all, { ...registered(item.card!, ['commission']), second: 899 }, item]);
};

test('an act that the card signed cannot be dated back: it happened while its statement was good', () => {
  assert.deepEqual(settling(899, ['commission-minutes']), []);
  assert.deepEqual(settling(841, ['commission-minutes']), []);
  assert.deepEqual(settling(700, ['commission-minutes']), ['signature-other-act']);
});

test('a card that signed an act with data that no server lets in: findings, and no fault of the verifier', () => {
  for (const data of [null, 7, 'x', [], {}] as const) {
    const json = {
      type: 'collection-recorded',
      at: Number(eventOf(1).at),
      by: 'commission',
      cite: '',
      lastDay: null,
      data,
    };
    const item = { ...items[0]!, event: { seq: 3, json }, second: 20 } as ActItem;
    const found = forged((all) => [...all, signedItem(item, { act: 'record-collection', data, index: 20 })]);
    assert.ok(found.length > 0 && !found.includes('signature-other-act'), `${JSON.stringify(data)}: ${found.join()}`);
  }
});

test('publishing is signed for the case: one signature is worth one bundle of each of its logs', () => {
  const of = (log: string, second: number): ActItem => ({
    actor: 'commission',
    office: 'commission',
    case: '9001',
    kind: 'bundle-published',
    detail: { log, indexSha256: toHex(p.sha256(utf8(log))) },
    second,
  });
  const first = signedItem(of('9001.proposal.1', 900), { act: 'publish', data: {}, index: 900 });
  const second = { ...first, ...of('9001.petition.1', 901) };
  const list = { ...registered(first.card!, ['commission']), second: 899 };
  assert.deepEqual(
    forged((all) => [...all, list, first, second]),
    [],
  );
  assert.deepEqual(
    forged((all) => [...all, list, first, second, { ...second, second: 902 }]),
    ['signature-repeated'],
  );
});

test('the documents beside a signed act are those that it needs, since the card signs the act and they follow from it', () => {
  assert.deepEqual(settling(899, []), ['papers-other']);
  assert.deepEqual(settling(899, ['commission-minutes', 'commission-minutes']), ['papers-other']);
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
  assert.deepEqual(
    Object.keys(ACT_FINDINGS).filter((code) => !seen.has(code)),
    [],
  );
});
