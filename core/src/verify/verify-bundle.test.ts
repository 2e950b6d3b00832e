import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixtureBundle, LONG_LOG, readerOf, SHORT_LOG, TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { encodeReceipt, encodeRefusal, withoutSecrets } from '../receipt/index.ts';
import { CHECKS, FINDINGS, verifyBundle } from './index.ts';

const bundle = fixtureBundle();
const refusal = { name: 'refusal.json', bytes: encodeRefusal(bundle.refusal) };

test('a valid bundle passes every check that applies', () => {
  for (const log of [SHORT_LOG, LONG_LOG, SHORT_LOG.slice(0, 1), LONG_LOG.slice(0, 255), LONG_LOG.slice(0, 256)]) {
    const { reader } = fixtureBundle({ log, announcement: (claim) => ({ ...claim, threshold: 100 }) });
    const report = verifyBundle(p, reader, TRUST);
    assert.deepEqual(
      report.checks.filter(({ outcome }) => outcome === 'fail'),
      [],
    );
    assert.deepEqual([report.pass, report.fail, report.notApplicable], [10, 0, 9]);
    assert.deepEqual(report.bundle, { log: '9001.petition.1', size: log.length + 1 });
  }
});

test('the report has a line for each check, and says why a check does not apply', () => {
  const report = verifyBundle(p, bundle.reader, TRUST);
  assert.deepEqual(
    report.checks.map(({ id }) => id),
    Array.from({ length: 19 }, (_, i) => `V${String(i + 1).padStart(2, '0')}`),
  );
  assert.deepEqual(
    report.checks.flatMap(({ id, reason }) => (reason === undefined ? [] : [[id, reason]])),
    [
      ['V05', 'no-witnesses'],
      ['V08', 'cover-off'],
      ['V13', 'no-receipts'],
      ['V14', 'no-refusals'],
      ['V15', 'no-destructions'],
      ['V16', 'no-client-releases'],
      ['V17', 'private-part-absent'],
      ['V18', 'private-part-absent'],
      ['V19', 'one-round'],
    ],
  );
  assert.equal(report.trustKind, 'demo');
});

test('a receipt with its secret tells what became of the record, without it only the class', () => {
  const bare = { name: 'bare.json', bytes: encodeReceipt(withoutSecrets(bundle.receiptAt(7))) };
  const receipts = [1, 3, 5, 7].map(bundle.receiptFileAt);
  const report = verifyBundle(p, bundle.reader, TRUST, { receipts: [...receipts, bare], refusals: [refusal] });
  assert.deepEqual([report.pass, report.fail, report.notApplicable], [12, 0, 7]);
  assert.deepEqual(report.receipts, [
    { name: 'receipt-1.json', index: 1, outcome: 'accepted', reason: 0 },
    { name: 'receipt-3.json', index: 3, outcome: 'struck-out', reason: 1 },
    { name: 'receipt-5.json', index: 5, outcome: 'malformed' },
    { name: 'receipt-7.json', index: 7, outcome: 'struck-out', reason: 4 },
    { name: 'bare.json', index: 7, outcome: 'struck-out' },
  ]);
});

test('the fixture is the same bytes every time', () => {
  const [a, b] = [bundle.files, fixtureBundle().files];
  assert.deepEqual([...a.keys()], [...b.keys()]);
  // RSA PKCS #1 v1.5, Ed25519 and deterministic ML-DSA-44 have no randomness.
  for (const [path, bytes] of a) assert.deepEqual(bytes, b.get(path), path);
});

test('an empty folder fails every check that needs a file, and says which', () => {
  const report = verifyBundle(p, readerOf(new Map()), TRUST, { receipts: [bundle.receiptFileAt(1)] });
  assert.deepEqual(report.bundle, { log: null, size: null });
  const failed = report.checks.filter(({ outcome }) => outcome === 'fail');
  assert.equal(failed.length, 14);
  for (const { id, findings } of failed) {
    assert.ok(findings.length > 0);
    for (const { code, where, says } of findings) {
      assert.ok(code.startsWith(`${id}.`) && where.length > 0 && says.length > 0, code);
      assert.ok(!code.endsWith('could-not-run'), `${code} at ${where}`);
    }
  }
});

test('a file that cannot be read hides no other finding of the index', () => {
  const reader = {
    list: () => [...bundle.files.keys()],
    read: (path: string) => {
      if (path === 'README.txt') throw new TypeError('disk');
      return path === 'index.sig.json' ? undefined : bundle.files.get(path);
    },
  };
  const v01 = verifyBundle(p, reader, TRUST).checks.find(({ id }) => id === 'V01')!;
  assert.deepEqual(
    v01.findings.map(({ code, where }) => `${code} ${where}`),
    ['V01.could-not-run TypeError', 'V01.file-missing index.sig.json'],
  );
});

test('a reader that breaks is a finding, not a crash', () => {
  const broken = {
    list: () => [...bundle.files.keys()],
    read: (path: string) => {
      if (path === 'filing.json') throw new TypeError('disk');
      return bundle.files.get(path);
    },
  };
  const report = verifyBundle(p, broken, TRUST);
  const codes = report.checks.flatMap(({ findings }) => findings.map(({ code, where }) => `${code} ${where}`));
  assert.deepEqual(codes, [
    'V01.could-not-run TypeError',
    'V09.could-not-run TypeError',
    'V10.could-not-run TypeError',
    'V12.could-not-run TypeError',
  ]);
});

test('a report lists a hundred findings of a check and counts the rest', () => {
  const log = Array.from({ length: 150 }, () => 'accepted' as const);
  const { reader } = fixtureBundle({
    log,
    verdicts: (entries) => entries.map((entry, i) => (i === 0 ? entry : new Uint8Array(64).fill(0x20))),
  });
  const v11 = verifyBundle(p, reader, TRUST).checks.find(({ id }) => id === 'V11')!;
  assert.equal(v11.findings.length, 100);
  assert.ok(v11.more >= 50);
});

test('long checks tell how far they are', () => {
  const seen = new Set<string>();
  verifyBundle(p, bundle.reader, TRUST, {
    progress: (id, done, total) => {
      assert.ok(done >= 0 && done < total);
      seen.add(id);
    },
  });
  assert.deepEqual([...seen].sort(), ['V01', 'V04', 'V06', 'V07', 'V11']);
});

test('each check says what a pass means and where the rule is written', () => {
  assert.equal(CHECKS.length, 19);
  for (const { says, cite } of CHECKS) assert.ok(/^[A-Z].+\.$/.test(says) && cite.length > 0, says);
});

test('every citation of a specification is a heading that is there', () => {
  const root = join(import.meta.dirname, '../../..');
  const cited = CHECKS.map(({ cite }) => cite).filter((cite) => cite.startsWith('docs/'));
  assert.equal(cited.length, 19);
  for (const cite of cited) {
    const [path, heading] = cite.split(', ') as [string, string];
    assert.ok(readFileSync(join(root, path), 'utf8').includes(`\n## ${heading}\n`), cite);
  }
});

test('the specification lists every finding of every check', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/specs/bundle.md'), 'utf8');
  const rows = new Map([...text.matchAll(/^\| (V\d\d) \|.*\| (.*) \|$/gm)].map(([, id, codes]) => [id!, codes!]));
  for (const code of Object.keys(FINDINGS)) {
    const [id, name] = code.split('.') as [string, string];
    assert.ok(rows.get(id)?.split(' ').includes(`\`${name}\``), code);
  }
});
