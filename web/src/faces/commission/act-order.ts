import type { CommandName } from '@lianshu/core/case';
import type { AllowedAct } from './case-file.ts';

/** Acts beside the main way as officers look for them: what moves the case, what the lead asks for, other bodies, terms and policies. */
const BESIDE: readonly CommandName[] = [
  'not-accept',
  'open-proposing',
  'call-hearing',
  'file-petition',
  'not-accept-filing',
  'end-pilot',
  'correct-clerical',
  'add-collection',
  'reissue-code',
  'withdraw',
  'request-opinion',
  'record-opinion',
  'stop',
  'record-litigation',
  'record-judgment',
  'reopen',
  'destroy-records',
  'suspend-signing',
  'resume-signing',
  'extend-term',
  'settle-policy',
];

/** Those of the officer's own office first, each part in the order above; what is not named there stands at the end. */
export function orderBeside(acts: readonly AllowedAct[], isOwn: (act: AllowedAct) => boolean): readonly AllowedAct[] {
  const placeOf = ({ command }: AllowedAct) => {
    const place = BESIDE.indexOf(command as CommandName);
    return place === -1 ? BESIDE.length : place;
  };
  return acts.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || placeOf(a) - placeOf(b));
}

/**
 * The commands that lead on: never one that enters a result again, and no decision before the hearing is held. Where only
 * entering is possible, that is the step.
 */
export function stepsAhead(acts: readonly AllowedAct[]): readonly string[] {
  const commands = acts.map(({ command }) => command);
  if (commands.includes('record-hearing') && !commands.includes('order-correction')) return ['record-hearing'];
  const ahead = commands.filter((command) => !command.startsWith('record-') || command === 'record-collection');
  return ahead.length === 0 ? commands : ahead;
}
