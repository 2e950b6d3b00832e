import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import fc from 'fast-check';
import { concat, fromHex, fromUtf8, toHex, utf8 } from '../bytes/index.ts';
import { ParseError, type Result } from '../errors/index.ts';
import { fixtureSeed } from '../receipt/log.fixture.ts';
import { leafHash, merkleRoot } from '../tlog/index.ts';
import { authorityKey } from '../trust/index.ts';
import {
  decoyEntry,
  encodeSignedStatistics,
  encodeSignedVerdict,
  encodeStruckOutList,
  malformedEntry,
  openOwnVerdict,
  otherEntry,
  parseSignedStatistics,
  parseSignedVerdict,
  parseStruckOutList,
  parseVerdictEntry,
  REASON_NAMES,
  REASONS,
  type ReasonName,
  reasonOf,
  sealVerdict,
  signStatistics,
  signVerdictNote,
  statisticsTotals,
  struckOutByReason,
  summarizeVerdictLog,
  VerdictLogReader,
  verdictEntryAt,
  verifyStatistics,
  verifyVerdictNote,
} from './index.ts';

const place = { manifestHash: fixtureSeed('M'), index: 7 };
const registrySecret = fixtureSeed('registry verdict');
const registryKey = p.x25519Public(registrySecret);
const r = fixtureSeed('receipt secret');
const R = p.x25519Public(r);
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.code);

test('reason codes are distinct, named, dense, and cited', () => {
  assert.equal(REASON_NAMES.length, 15);
  assert.deepEqual(
    REASON_NAMES.map((name) => REASONS[name].code),
    [...REASON_NAMES.keys()],
  );
  for (const name of REASON_NAMES) {
    assert.equal(reasonOf(REASONS[name].code), name);
    assert.match(REASONS[name].cite, /Art\. \d/);
  }
  assert.equal(reasonOf(999), undefined);
});

test('every verdict is 64 bytes, and its reason is read by the signer alone', () => {
  for (const reason of REASON_NAMES) {
    const entry = sealVerdict(p, place, reason, R, registrySecret, nodeRandom);
    assert.equal(entry.length, 64);
    const own = openOwnVerdict(p, place, entry, r, registryKey);
    const found = reason === 'accepted' ? 'accepted' : 'struck-out';
    assert.deepEqual(own, { class: found, reason, code: REASONS[reason].code });
    const silent = { class: found, reason: undefined, code: undefined };
    assert.deepEqual(openOwnVerdict(p, place, entry, fixtureSeed('another'), registryKey), silent);
    assert.deepEqual(openOwnVerdict(p, place, entry, r, R), silent);
    assert.deepEqual(openOwnVerdict(p, { ...place, index: 8 }, entry, r, registryKey), silent);
    assert.deepEqual(openOwnVerdict(p, { ...place, manifestHash: fixtureSeed('x') }, entry, r, registryKey), silent);
  }
});

test('struck-out entries with different reasons look alike, and class cannot be changed under a reason', () => {
  const entry = sealVerdict(p, place, 'deceased', R, registrySecret, nodeRandom);
  assert.equal(entry[0], 0x52);
  const changed = entry.slice();
  changed[0] = 0x41;
  assert.equal(openOwnVerdict(p, place, changed, r, registryKey).reason, undefined);
  assert.ok(
    !toHex(entry).includes(toHex(sealVerdict(p, place, 'under-age', R, registrySecret, nodeRandom).subarray(1, 9))),
  );
});

test('a receipt key of small order gets random bytes', () => {
  const points = [new Uint8Array(32), Uint8Array.from([1, ...new Uint8Array(31)])];
  for (const point of points) {
    const entry = sealVerdict(p, place, 'accepted', point, registrySecret, () => new Uint8Array(63).fill(9));
    assert.deepEqual(entry, concat(Uint8Array.of(0x41), new Uint8Array(63).fill(9)));
  }
});

test('entries of other classes say what they are and nothing more', () => {
  const s = fixtureSeed('s');
  assert.deepEqual(parseVerdictEntry(otherEntry()), { class: 'other' });
  assert.deepEqual(parseVerdictEntry(decoyEntry(s)), { class: 'decoy', s });
  assert.equal(parseVerdictEntry(malformedEntry(nodeRandom)).class, 'malformed');
  for (const entry of [otherEntry(), decoyEntry(s), malformedEntry(nodeRandom)])
    assert.equal(openOwnVerdict(p, place, entry, r, registryKey).reason, undefined);
  const at = (entry: Uint8Array, index: number) => {
    const changed = entry.slice();
    changed[index] = 0x7f;
    return changed;
  };
  for (const bad of [at(otherEntry(), 0), at(otherEntry(), 63), at(decoyEntry(s), 33), otherEntry().subarray(1)])
    assert.throws(() => parseVerdictEntry(bad), ParseError);
});

const entries = [
  otherEntry(),
  decoyEntry(fixtureSeed('1')),
  sealVerdict(p, place, 'accepted', R, registrySecret, nodeRandom),
  sealVerdict(p, place, 'deceased', R, registrySecret, nodeRandom),
  malformedEntry(nodeRandom),
  decoyEntry(fixtureSeed('2')),
];
const log = concat(...entries);
const summary = summarizeVerdictLog(p, log);

test('totals and root come out the same however the bytes arrive', () => {
  assert.deepEqual(summary.totals, { entries: 6, accepted: 1, struckOut: 1, decoys: 2, malformed: 1 });
  assert.deepEqual(
    summary.root,
    merkleRoot(
      p,
      entries.map((entry) => leafHash(p, entry)),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: log.length }), { maxLength: 6 }), (cuts) => {
      const reader = new VerdictLogReader(p);
      const at = [0, ...cuts.sort((a, b) => a - b), log.length];
      for (let i = 1; i < at.length; i++) reader.add(log.subarray(at[i - 1], at[i]));
      assert.deepEqual(reader.end(), summary);
    }),
  );
  const many = concat(...Array.from({ length: 700 }, (_, i) => decoyEntry(fixtureSeed(String(i)))));
  const leaves = Array.from({ length: 700 }, (_, i) => leafHash(p, verdictEntryAt(many, i)));
  assert.deepEqual(summarizeVerdictLog(p, many).root, merkleRoot(p, leaves));
  assert.throws(() => summarizeVerdictLog(p, log.subarray(1)), ParseError);
  assert.throws(() => summarizeVerdictLog(p, log.subarray(0, 100)), ParseError);
  assert.throws(() => verdictEntryAt(log, 6), ParseError);
});

const secret = { ed25519Seed: fixtureSeed('ed'), mldsa44Seed: fixtureSeed('ml') };
const trust = { registry: { ...authorityKey(p, 'registry', secret), seal: R, verdict: registryKey } };
const note = { log: '9001.petition.1', manifestHash: place.manifestHash, size: 6, ...summary, decidedAt: 1 };
const context = { log: note.log, manifestHash: note.manifestHash, size: 6, summary };

test('a signed note is accepted when it says of this log what its entries say', () => {
  const signed = signVerdictNote(p, secret, note);
  assert.deepEqual(parseSignedVerdict(encodeSignedVerdict(signed)), signed);
  assert.equal(codeOf(verifyVerdictNote(p, trust, context, signed)), 'ok');
  assert.equal(
    codeOf(verifyVerdictNote(p, trust, context, { ...signed, note: { ...note, decidedAt: 2 } })),
    'verdict.signature',
  );
  const lies: Partial<typeof note>[] = [
    { log: '9002.petition.1' },
    { manifestHash: fixtureSeed('x') },
    { size: 7, totals: { ...note.totals, entries: 7 } },
    { root: fixtureSeed('x') },
    { totals: { ...note.totals, accepted: 2 } },
    { totals: { ...note.totals, struckOut: 0 } },
    { totals: { ...note.totals, decoys: 1 } },
    { totals: { ...note.totals, malformed: 0 } },
  ];
  for (const lie of lies)
    assert.equal(
      codeOf(verifyVerdictNote(p, trust, context, signVerdictNote(p, secret, { ...note, ...lie }))),
      'verdict.shape',
    );
  const tooMany = signVerdictNote(p, secret, { ...note, totals: { ...note.totals, accepted: 6 } });
  assert.throws(() => parseSignedVerdict(encodeSignedVerdict(tooMany)), ParseError);
});

test('statistics are sorted, signed, and add up', () => {
  const signed = signStatistics(p, secret, {
    log: note.log,
    manifestHash: note.manifestHash,
    rows: [
      { county: '臺北市', township: '中正區', accepted: 3, struckOut: { deceased: 1, 'under-age': 2 } },
      { county: '', township: '', accepted: 0, struckOut: { 'not-found': 1 } },
      { county: '臺北市', township: '大安區', accepted: 1, struckOut: { deceased: 2 } },
    ],
  });
  assert.deepEqual(parseSignedStatistics(encodeSignedStatistics(signed)), signed);
  assert.equal(codeOf(verifyStatistics(p, trust, signed)), 'ok');
  assert.deepEqual(
    signed.statistics.rows.map((row) => row.township),
    ['', '中正區', '大安區'],
  );
  assert.deepEqual(statisticsTotals(signed.statistics), { accepted: 4, struckOut: 6 });
  assert.deepEqual(struckOutByReason(signed.statistics), { 'under-age': 2, deceased: 3, 'not-found': 1 });
  const other = { ...signed, statistics: { ...signed.statistics, log: '9002.petition.1' } };
  assert.equal(codeOf(verifyStatistics(p, trust, other)), 'verdict.signature');
  const twice = {
    ...signed,
    statistics: { ...signed.statistics, rows: [signed.statistics.rows[0]!, signed.statistics.rows[0]!] },
  };
  assert.throws(() => parseSignedStatistics(encodeSignedStatistics(twice)), ParseError);
  const short = signStatistics(p, secret, { ...signed.statistics, manifestHash: note.manifestHash.subarray(1) });
  assert.throws(() => parseSignedStatistics(encodeSignedStatistics(short)), ParseError);
});

test('the strike-out list carries a reason and its article for each person', () => {
  const list = {
    log: note.log,
    manifestHash: note.manifestHash,
    entries: [
      { index: 3, idNumber: 'A123456789', name: '陳示範', reason: 'deceased' as const },
      { index: 5, idNumber: 'B200000004', name: '', reason: 'not-found' as const },
    ],
  };
  assert.deepEqual(parseStruckOutList(encodeStruckOutList(list)), list);
  const twice = { ...list, entries: [list.entries[0]!, list.entries[0]!] };
  assert.throws(() => parseStruckOutList(encodeStruckOutList(twice)), ParseError);
});

interface EntryVector {
  readonly index: number;
  readonly class: string;
  readonly r?: string;
  readonly R?: string;
  readonly reason?: ReasonName;
  readonly code?: number;
  readonly entry: string;
}

test('a list of proposers names the provisions of their stage', () => {
  const entry = { index: 1, idNumber: 'A123456789', name: '陳示範', reason: 'under-age' } as const;
  for (const [log, cite] of [
    ['9001.petition.2', 'Act Art. 7, 8(1), 13(2)'],
    ['9001.proposal.1', 'Act Art. 7, 8(1), 10(6)'],
  ] as const) {
    const bytes = encodeStruckOutList({ log, manifestHash: R, entries: [entry] });
    assert.ok(fromUtf8(bytes).includes(JSON.stringify(cite)), log);
    assert.deepEqual(parseStruckOutList(bytes).entries, [entry]);
    const other = fromUtf8(bytes).replace(cite, 'Act Art. 1');
    assert.throws(() => parseStruckOutList(utf8(other)), ParseError);
  }
});

test('the vectors: every class and reason, opened by its own receipt secret, sealed to the same bytes, one root', () => {
  const file = JSON.parse(
    readFileSync(new URL('../../../vectors/verdict/entries.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<'manifestSha256' | 'registryVerdictSecret' | 'registryVerdictKey' | 'root', string>> & {
    readonly entries: readonly EntryVector[];
    readonly totals: object;
  };
  assert.equal(file.entries.length, 17);
  const manifestHash = fromHex(file.manifestSha256);
  for (const vector of file.entries) {
    const entry = fromHex(vector.entry);
    assert.equal(parseVerdictEntry(entry).class, vector.class);
    if (vector.reason === undefined) continue;
    const at = { manifestHash, index: vector.index };
    const own = openOwnVerdict(p, at, entry, fromHex(vector.r!), fromHex(file.registryVerdictKey));
    assert.deepEqual([own.reason, own.code], [vector.reason, vector.code]);
    const sealed = sealVerdict(
      p,
      at,
      vector.reason,
      fromHex(vector.R!),
      fromHex(file.registryVerdictSecret),
      nodeRandom,
    );
    assert.deepEqual(sealed, entry);
  }
  const read = summarizeVerdictLog(p, concat(...file.entries.map(({ entry }) => fromHex(entry))));
  assert.deepEqual([read.totals, toHex(read.root)], [file.totals, file.root]);
});
