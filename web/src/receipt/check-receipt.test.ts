import assert from 'node:assert/strict';
import { test } from 'node:test';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { encodeReceipt, type Receipt, receiptLeafHash } from '@lianshu/core/receipt';
import { failed } from '../api/answer.ts';
import { checkReceipt } from './check-receipt.ts';
import { type GivenReceipt, readReceipt } from './read-receipt.ts';
import { bend, FixtureLog, hash, manifest } from './receipt.fixture.ts';
import { encodeReceiptCode } from './receipt-code.ts';

function given(receipt: Receipt): GivenReceipt {
  return readReceipt(p, new TextDecoder().decode(encodeReceipt(receipt)))!;
}

test('a receipt holds today and after the log has grown past whole tiles', async () => {
  const log = new FixtureLog();
  const [first] = log.add(1, 2, 3);
  const now = await checkReceipt(p, manifest, given(first!), log.fetch);
  assert.deepEqual([now.faults, now.log.outcome, now.hasGrown], [[], 'proven', true]);
  log.add(...Array.from({ length: 600 }, (_, i) => 100 + i));
  const later = await checkReceipt(p, manifest, given(first!), log.fetch);
  assert.deepEqual([later.faults, later.log.outcome, later.hasGrown], [[], 'proven', true]);
  assert.ok(later.log.outcome === 'proven' && later.log.checkpoint.size === 604);
});

test('a code from paper proves inclusion, though not growth', async () => {
  const log = new FixtureLog();
  const [, second] = log.add(1, 2);
  const { index, acceptedAt, entry } = second!;
  const code = {
    log: manifest.log,
    index,
    acceptedAt,
    manifestPin: hash.subarray(0, 16),
    leafHash: receiptLeafHash(p, entry),
    secret: new Uint8Array(32),
  };
  const receipt = readReceipt(p, `https://x.example/receipt#r=${encodeReceiptCode(code)}`)!;
  const check = await checkReceipt(p, manifest, receipt, log.fetch);
  assert.deepEqual([check.faults, check.log.outcome, check.hasGrown], [[], 'proven', false]);
});

test('an altered receipt is at fault itself', async () => {
  const log = new FixtureLog();
  const [receipt] = log.add(1);
  const altered = { ...receipt!, entry: { ...receipt!.entry, c: bend(receipt!.entry.c, 0) } };
  const check = await checkReceipt(p, manifest, given(altered), log.fetch);
  assert.deepEqual(check.faults, ['not-included']);
});

test('a log that drops, rewrites or cuts is disproven by the receipt', async () => {
  const log = new FixtureLog();
  const [receipt] = log.add(1, 2, 3);
  const other = new FixtureLog();
  other.add(7, 8, 9, 10);
  const shorter = new FixtureLog();
  const why = async (published: FixtureLog) => {
    const check = await checkReceipt(p, manifest, given(receipt!), published.fetch);
    return check.log.outcome === 'disproven' ? check.log.why : check.log.outcome;
  };
  assert.equal(await why(other), 'not-included');
  assert.equal(await why(shorter), 'shrunk');
  const rewritten = new FixtureLog();
  rewritten.add(1, 8, 9, 10);
  assert.equal(await why(rewritten), 'rewritten');
  const bent = new FixtureLog();
  bent.add(1, 2, 3);
  bent.files.set('checkpoint', bend(bent.files.get('checkpoint')!, 40));
  assert.equal(await why(bent), 'checkpoint');
  const cut = new FixtureLog();
  cut.add(1, 2, 3);
  for (const [path, bytes] of cut.files) if (path.startsWith('tile/')) cut.files.set(path, bytes.subarray(0, 33));
  assert.equal(await why(cut), 'tiles');
});

test('a log that cannot be reached proves and disproves nothing', async () => {
  const log = new FixtureLog();
  const [receipt] = log.add(1);
  const check = await checkReceipt(p, manifest, given(receipt!), async () => failed('network'));
  assert.deepEqual(check.log, { outcome: 'unreachable', problem: { status: 0, code: 'network' } });
});

test('what people bring is read with its white space, and nonsense is not', () => {
  const [receipt] = new FixtureLog().add(1);
  const text = new TextDecoder().decode(encodeReceipt(receipt!));
  const pretty = `\n${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  assert.deepEqual(readReceipt(p, pretty), readReceipt(p, text));
  for (const nonsense of ['', 'null', '{}', '[]', '{"format":"lianshu/receipt/v1"}', 'x'.repeat(300_000)])
    assert.equal(readReceipt(p, nonsense), undefined);
});
