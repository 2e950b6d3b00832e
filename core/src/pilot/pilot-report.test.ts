import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
  encodePilotReport,
  type PilotReportClaim,
  parsePilotReport,
  signPilotReport,
  verifyPilotReport,
} from './index.ts';

const VECTOR = join(import.meta.dirname, '../../../vectors/pilot/report.json');
const { commission, registry } = deriveDemoAuthorities();

const CLAIM: PilotReportClaim = {
  case: 'T1',
  mainText: '您是否同意本案為試辦？',
  window: { firstDay: '2026-11-23', lastDay: '2026-12-22' },
  endedOn: '2026-12-22',
  reportedAt: 1_797_915_600_000,
  log: { log: 'T1.petition.1', manifestHash: fixtureSeed('M T1'), size: 13, root: fixtureSeed('root T1') },
  conditionsSet: '一、收據均於五秒內回覆。\n二、過期之憑證均遭拒絕。',
  conditions: '一、達成。\n二、達成。',
  failures: '無。',
  feedback: '希望字體再大一些。',
  uptime: { from: 1_795_395_600_000, to: 1_797_901_200_000, upMs: 2_505_480_000, interruptions: 1 },
  figures: {
    measuredFrom: 1_795_395_600_000,
    receipts: [
      { percent: 50, underMs: 500 },
      { percent: 95, underMs: 1000 },
      { percent: 100, underMs: null },
    ],
    refusals: { 'certificate.expired': 2 },
  },
  count: { entries: 13, real: 5, repeats: 0, decoys: 7, unexplained: 0 },
};
const good = signPilotReport(p, commission.secret, CLAIM);

test('a report is signed, written and read back the same, byte for byte as the vector', () => {
  const text = readFileSync(VECTOR, 'utf8').trimEnd();
  assert.equal(fromUtf8(encodePilotReport(good)), text);
  const parsed = parsePilotReport(utf8(text));
  assert.deepEqual(parsed, good);
  assert.ok(verifyPilotReport(p, TRUST.commission, parsed));
});

test('what was not measured is null', () => {
  const bare = signPilotReport(p, commission.secret, { ...CLAIM, log: null, uptime: null, figures: null, count: null });
  assert.deepEqual(parsePilotReport(encodePilotReport(bare)), bare);
});

test('nobody else signs, and no figure of it can be changed', () => {
  assert.ok(!verifyPilotReport(p, TRUST.commission, signPilotReport(p, registry.secret, CLAIM)));
  const changes: Partial<PilotReportClaim>[] = [
    { count: { ...CLAIM.count!, real: 6 } },
    { figures: null },
    { conditionsSet: '無條件。' },
    { log: null },
    { feedback: '' },
  ];
  for (const change of changes)
    assert.ok(!verifyPilotReport(p, TRUST.commission, { ...good, ...change }), JSON.stringify(change));
});

const HOSTILE: readonly (readonly [{ readonly [key: string]: JsonValue }, string])[] = [
  [{ format: 'lianshu/pilot-report/v2' }, 'pilot-report.format'],
  [{ remark: '' }, 'pilot-report.remark'],
  [{ count: { entries: 13, real: -1, repeats: 0, decoys: 7, unexplained: 0 } }, 'pilot-report.count.real'],
  [{ uptime: { from: 0 } }, 'pilot-report.uptime.to'],
  [{ figures: { measuredFrom: 0, receipts: [], refusals: { x: 0 } } }, 'figures.refusals.x'],
  [
    { figures: { measuredFrom: 0, receipts: [{ percent: 50, underMs: 0 }], refusals: {} } },
    'figures.receipts.0.underMs',
  ],
  [{ window: { firstDay: '2026-11-23' } }, 'pilot-report.window.lastDay'],
  [{ conditions: 'x'.repeat(20_001) }, 'pilot-report.conditions'],
];

test('eight reports that are none are not read', () => {
  assert.equal(HOSTILE.length, 8);
  for (const [change, at] of HOSTILE) {
    const bytes = utf8(canonicalText({ ...JSON.parse(fromUtf8(encodePilotReport(good))), ...change }));
    assert.throws(
      () => parsePilotReport(bytes),
      (error) => error instanceof ParseError && error.at === at,
      at,
    );
  }
});
