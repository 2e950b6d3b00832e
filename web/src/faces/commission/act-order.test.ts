import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderBeside, stepsAhead } from './act-order.ts';
import type { AllowedAct } from './case-file.ts';

const act = (command: string, office: 'intake' | 'commission' = 'commission'): AllowedAct => ({
  command,
  article: 'Act Art. 3',
  needs: [],
  isAside: true,
  offices: [office],
  needsCard: false,
});

test('acts beside: what moves the case before terms and policies, the own office before the others', () => {
  const acts = [
    act('extend-term'),
    act('settle-policy'),
    act('something-new'),
    act('stop', 'intake'),
    act('call-hearing'),
  ];
  const order = (isOwn: (act: AllowedAct) => boolean) => orderBeside(acts, isOwn).map(({ command }) => command);
  assert.deepEqual(
    order(() => true),
    ['call-hearing', 'stop', 'extend-term', 'settle-policy', 'something-new'],
  );
  assert.equal(order(({ offices }) => offices.includes('intake'))[0], 'stop');
});

const AHEAD: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['the hearing is held before anything is decided', ['record-hearing', 'begin-proposer-check'], ['record-hearing']],
  [
    'after it, each way the decision may go',
    ['record-hearing', 'order-correction', 'begin-proposer-check'],
    ['order-correction', 'begin-proposer-check'],
  ],
  ['a result is entered', ['record-proposer-check'], ['record-proposer-check']],
  ['entering it again leads nowhere', ['record-proposer-check', 'notify-to-collect'], ['notify-to-collect']],
  ['collecting is a step', ['record-collection'], ['record-collection']],
  ['nothing', [], []],
];

for (const [name, acts, ahead] of AHEAD)
  test(`steps ahead: ${name}`, () => {
    assert.deepEqual(stepsAhead(acts.map((command) => act(command))), ahead);
  });
