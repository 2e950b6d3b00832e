import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfTaipeiDay, startOfTaipeiDay } from '../calendar/index.ts';
import {
  type Actor,
  type CaseState,
  type Command,
  type CommandData,
  type CommandName,
  collectingRound,
  decide,
  evolve,
  isRoundOver,
  NO_CASE,
  PHASE_NAMES,
  thresholdsOfCase,
  totalResult,
  validProposers,
} from './index.ts';

const noon = (day: string) => startOfTaipeiDay(day) + 12 * 3_600_000;
const TRIAL = { certificateSha256: 'ab'.repeat(32), expiresOn: '2030-01-01' };
const ROOT = '11'.repeat(32);

/** A case that acts are done on, one after another; a refusal is told by its code and guard. */
class Case {
  state: CaseState = NO_CASE;

  try<N extends CommandName>(day: string, name: N, data: CommandData[N], by: Actor = 'commission'): string {
    const decided = decide(this.state, { name, by, data } as unknown as Command, noon(day));
    if (!decided.ok) return `${decided.code} ${decided.detail?.guard ?? ''}`.trim();
    this.state = decided.value.reduce(evolve, this.state);
    return 'ok';
  }

  do<N extends CommandName>(day: string, name: N, data: CommandData[N], by: Actor = 'commission'): this {
    assert.equal(this.try(day, name, data, by), 'ok', name);
    return this;
  }

  /** Issues the last letter of this name and records its service. */
  serve(day: string, letterName: string): this {
    const { n } = this.state.letters.findLast(({ name }) => name === letterName)!;
    const issue = { letter: n, documentNumber: `中選綜字第${n}號`, details: {}, textSha256: ROOT };
    return this.do(day, 'issue-letter', issue).do(day, 'record-service', { letter: n, servedOn: day });
  }

  round(day: string) {
    return collectingRound(this.state, noon(day));
  }
}

const DRAFT = {
  number: '16',
  kind: 'policy-initiative',
  mainText: '您是否同意本案為示範？',
  reason: '理由',
  leadName: '陳示範',
} as const;
const reasons = '示範理由';
const OPEN = {
  electorate: 20_000,
  lastDay: '2025-06-30',
  undertaking: true,
  trial: TRIAL,
  acceptsExpiry: false,
} as const;
const record = (log: string, realCount: number, paperCount = 0) => ({
  log,
  size: 9,
  root: ROOT,
  realCount,
  paperCount,
});
const result = (accepted: number, struckOut: number, paperAccepted = 0, paperStruckOut = 0) => ({
  entries: 9,
  accepted,
  struckOut,
  decoys: 8 - accepted - struckOut,
  malformed: 0,
  other: 1,
  paperAccepted,
  paperStruckOut,
});

function proposing(): Case {
  return new Case()
    .do('2025-03-01', 'draft', DRAFT)
    .do('2025-03-01', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons })
    .do('2025-03-02', 'open-proposing', OPEN);
}

const ACCEPTED = { mattersConsulted: true, sameMatterAs: null } as const;

function short(of: Case): Case {
  return of
    .do(
      '2025-04-01',
      'file-proposal',
      { electorate: 20_000, proposersFiled: 2, record: record('16.proposal.1', 2) },
      'lead',
    )
    .do('2025-04-02', 'accept-proposal', ACCEPTED)
    .do('2025-04-03', 'begin-proposer-check', {});
}

test('while signing is suspended the round and its last day stay; it ends with a decision, or with the phase', () => {
  const of = new Case();
  of.state = proposing().state;
  const round = of.round('2025-03-10');
  assert.ok(round);
  of.do('2025-03-10', 'suspend-signing', { reasons });
  assert.deepEqual(of.state.suspended, { on: '2025-03-10', reasons });
  assert.deepEqual(of.round('2025-03-10'), round);
  assert.equal(of.try('2025-03-11', 'suspend-signing', { reasons }), 'case.guard-failed signing-goes-on');
  of.do('2025-03-12', 'resume-signing', {});
  assert.equal(of.state.suspended, null);
  assert.deepEqual(of.round('2025-03-12'), round);
  of.do('2025-03-13', 'suspend-signing', { reasons });
  // The lead may file what she has.
  of.do(
    '2025-04-01',
    'file-proposal',
    { electorate: 20_000, proposersFiled: 2, record: record('16.proposal.1', 2) },
    'lead',
  );
  assert.equal(of.state.suspended, null);
});

test('the signers’ supplement collects from the service of its order to the end of its thirty days', () => {
  const of = new Case()
    .do('2025-03-01', 'draft', DRAFT)
    .do('2025-03-02', 'file-proposal', { electorate: 20_000, proposersFiled: 2 })
    .do('2025-03-03', 'accept-proposal', ACCEPTED)
    .do('2025-03-04', 'begin-proposer-check', {})
    .do('2025-03-05', 'record-proposer-check', { valid: 2, struckOut: 0 })
    .do('2025-03-06', 'notify-to-collect', {})
    .serve('2025-03-06', 'collection-notice')
    .do('2025-03-07', 'record-collection', {
      electronic: true,
      paper: false,
      undertaking: true,
      trial: TRIAL,
      acceptsExpiry: false,
    });
  assert.deepEqual(of.round('2025-03-07'), {
    stage: 'petition',
    round: 1,
    window: { firstDay: '2025-03-08', lastDay: '2025-09-07' },
  });
  const log = { log: '16.petition.1', size: 400, root: ROOT, realCount: 301, paperCount: 0 };
  of.do('2025-08-01', 'file-petition', log, 'lead');
  assert.equal(of.round('2025-08-01'), null);
  const found = { ...result(0, 0), entries: 400, accepted: 299, struckOut: 2, decoys: 98 };
  of.do('2025-08-02', 'begin-household-check', {})
    .do('2025-08-03', 'record-household-check', found, 'registry')
    .do('2025-08-04', 'order-signer-supplement', {});
  assert.equal(of.round('2025-08-05'), null);
  of.serve('2025-08-10', 'signer-supplement-order');
  const window = { firstDay: '2025-08-11', lastDay: '2025-09-09' };
  assert.deepEqual(of.round('2025-08-10'), { stage: 'petition', round: 2, window });
  assert.notEqual(collectingRound(of.state, endOfTaipeiDay('2025-09-09') - 1), null);
  assert.equal(collectingRound(of.state, endOfTaipeiDay('2025-09-09')), null);

  const strict = new Case();
  strict.state = { ...of.state, policies: { ...of.state.policies, 'collection-day': 'not-counted' } };
  assert.deepEqual([strict.round('2025-08-10'), strict.round('2025-08-11')?.round], [null, 2]);
  const closed = new Case();
  closed.state = of.state;
  closed.do('2025-09-09', 'extend-term', { closedOn: '2025-09-09', until: '2025-09-11', reasons });
  assert.equal(closed.round('2025-09-11')?.window.lastDay, '2025-09-11');
  const paper = new Case();
  paper.state = { ...of.state, collected: { ...of.state.collected!, electronic: false } };
  assert.equal(paper.round('2025-08-12'), null);

  const wrong = record('16.petition.1', 3);
  assert.equal(of.try('2025-08-20', 'file-supplement', wrong, 'lead'), 'case.guard-failed supplement-given');
  of.do('2025-08-20', 'file-supplement', record('16.petition.2', 3), 'lead');
  assert.equal(of.round('2025-08-20'), null);
  of.do('2025-08-21', 'record-supplement-check', result(2, 1), 'registry');
  assert.equal(totalResult(of.state)?.accepted, 301);
  assert.equal(of.try('2025-08-22', 'establish', { officialNumber: '16' }), 'ok');
});

test('electronic proposing is opened at the counter alone, with undertaking, trial and a day, where policy has it on', () => {
  const draft = new Case().do('2025-03-01', 'draft', DRAFT);
  assert.equal(draft.try('2025-03-02', 'open-proposing', OPEN), 'case.guard-failed e-proposal-on');
  draft.do('2025-03-01', 'settle-policy', { policy: 'e-proposal', choice: 'on', reasons });
  const refused: readonly (readonly [Partial<CommandData['open-proposing']>, string])[] = [
    [{ electorate: 0 }, 'electorate-given'],
    [{ lastDay: '2025-03-01' }, 'proposing-day-given'],
    [{ lastDay: '2026-03-03' }, 'proposing-day-given'],
    [{ undertaking: false }, 'undertaking-signed'],
    [{ trial: { ...TRIAL, certificateSha256: '' } }, 'trial-decryption'],
    [{ trial: { ...TRIAL, expiresOn: '2025-06-29' } }, 'trial-decryption'],
  ];
  for (const [change, guard] of refused)
    assert.equal(draft.try('2025-03-02', 'open-proposing', { ...OPEN, ...change }), `case.guard-failed ${guard}`);
  assert.equal(draft.try('2025-03-02', 'open-proposing', OPEN, 'lead'), 'case.wrong-actor');
  const expiring = { ...OPEN, trial: { ...TRIAL, expiresOn: '2025-06-29' }, acceptsExpiry: true };
  draft.do('2025-03-02', 'open-proposing', expiring);
  const window = { firstDay: '2025-03-02', lastDay: '2025-06-30' };
  assert.deepEqual(draft.round('2025-03-02'), { stage: 'proposal', round: 1, window });
  assert.equal(draft.round('2025-07-01'), null);
  assert.deepEqual(thresholdsOfCase(draft.state), { proposers: 2, signers: 300 });
});

test('a record of proposers is filed by the lead with its paper, and checked as a record; paper alone stays possible', () => {
  const file = (change: object, by: Actor = 'lead') =>
    proposing().try(
      '2025-04-01',
      'file-proposal',
      { electorate: 20_000, proposersFiled: 3, record: record('16.proposal.1', 2, 1), ...change },
      by,
    );
  assert.equal(file({}), 'ok');
  const guard = 'case.guard-failed proposal-record-given';
  assert.equal(file({}, 'commission'), guard);
  assert.equal(file({ electorate: 30_000 }), guard);
  assert.equal(file({ proposersFiled: 4 }), guard);
  for (const log of ['16.proposal.2', '16.petition.1', '17.proposal.1'])
    assert.equal(file({ record: record(log, 2, 1) }), guard);
  assert.equal(file({ record: undefined }, 'commission'), 'ok');

  const of = proposing();
  of.do(
    '2025-07-05',
    'file-proposal',
    { electorate: 20_000, proposersFiled: 3, record: record('16.proposal.1', 2, 1) },
    'lead',
  );
  assert.deepEqual([of.state.proposalDate, of.state.proposalRecord?.log], ['2025-07-05', '16.proposal.1']);
  of.do('2025-07-06', 'accept-proposal', ACCEPTED).do('2025-07-07', 'begin-proposer-check', {});
  const check = (data: CommandData['record-proposer-check']) =>
    of.try('2025-07-08', 'record-proposer-check', data, 'registry');
  for (const wrong of [
    { valid: 2, struckOut: 1 },
    { valid: 3, struckOut: 0, record: result(1, 1, 1, 0) },
    { valid: 2, struckOut: 1, record: result(1, 1, 0, 0) },
    { valid: 2, struckOut: 1, record: { ...result(1, 1, 1, 0), entries: 8 } },
  ])
    assert.equal(check(wrong), 'case.guard-failed proposer-result-given');
  // The registry's own count governs: two records where the lead had counted one is no fault of the check.
  assert.equal(check({ valid: 2, struckOut: 2, record: result(1, 2, 1, 0) }), 'ok');
  assert.equal(validProposers(of.state), 2);
});

test('too few proposers: a supplement of its own, electronic where proposing was', () => {
  const of = short(proposing())
    .do('2025-04-05', 'record-proposer-check', { valid: 1, struckOut: 1, record: result(1, 1) }, 'registry')
    .do('2025-04-06', 'order-proposer-supplement', {});
  assert.equal(of.round('2025-04-06'), null);
  of.serve('2025-04-08', 'proposer-supplement-order');
  const window = { firstDay: '2025-04-09', lastDay: '2025-05-08' };
  assert.deepEqual(of.round('2025-04-08'), { stage: 'proposal', round: 2, window });
  const more = { proposersFiled: 1, record: record('16.proposal.2', 1) };
  assert.equal(
    of.try('2025-04-20', 'supplement-proposers', { ...more, proposersFiled: 2 }, 'lead'),
    'case.guard-failed more-record-given',
  );
  of.do('2025-04-20', 'supplement-proposers', more, 'lead');
  const checked = { valid: 1, struckOut: 0, record: result(1, 0) };
  assert.equal(
    of.try('2025-04-21', 'record-proposer-recheck', { valid: 1, struckOut: 0 }, 'registry'),
    'case.guard-failed recheck-result-given',
  );
  of.do('2025-04-21', 'record-proposer-recheck', checked, 'registry');
  assert.deepEqual([validProposers(of.state), of.state.moreProposers?.result?.accepted], [2, 1]);
});

test('a round is over in every phase but its own', () => {
  const going = (stage: 'proposal' | 'petition', round: 1 | 2) =>
    PHASE_NAMES.filter((phase) => !isRoundOver(phase, { stage, round }));
  assert.deepEqual(going('proposal', 1), ['collecting-proposers']);
  assert.deepEqual(going('proposal', 2), ['proposer-supplement']);
  assert.deepEqual(going('petition', 1).sort(), ['petitioning', 'pilot-open']);
  assert.deepEqual(going('petition', 2), ['signer-supplement']);
});
