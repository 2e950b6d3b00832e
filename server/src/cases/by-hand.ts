import { type CaseState, COMMAND_NEEDS, type CommandName } from '@lianshu/core/case';

const ALL_ON_PAPER = { log: null, size: 0, root: null, realCount: 0 } as const;
const NO_ENTRIES = { entries: 0, accepted: 0, struckOut: 0, decoys: 0, malformed: 0, other: 0 } as const;

/** What an officer need not type where everything is on paper. */
const FILLED_IN: Readonly<Partial<Record<CommandName, Readonly<Record<string, unknown>>>>> = {
  'file-petition': ALL_ON_PAPER,
  'file-supplement': ALL_ON_PAPER,
  'record-household-check': NO_ENTRIES,
  'record-supplement-check': NO_ENTRIES,
};

/** What an officer's form leaves out until something else gives it: the register of barred matters, a letter. */
const LEFT_OUT: Readonly<Partial<Record<CommandName, Readonly<Record<string, unknown>>>>> = {
  'accept-proposal': { sameMatterAs: null },
  'issue-letter': { details: {} },
};

/** What no form asks for. */
const NEVER_TYPED: readonly string[] = ['trial', 'sameMatterAs', 'details', 'textSha256'];

/**
 * Whether an officer may enter an act by a form. A draft has a page of its own; the check of an electronic record follows
 * from the registry's verdict and is never typed.
 */
export function isByHand(command: CommandName, state: CaseState): boolean {
  const { filing, supplement, proposalRecord, moreProposers } = state;
  if (command === 'draft') return false;
  if (command === 'record-proposer-check') return proposalRecord === null;
  if (command === 'record-proposer-recheck') return (moreProposers?.record ?? null) === null;
  if (command === 'record-household-check') return filing?.log === null;
  return command !== 'record-supplement-check' || supplement?.filing.log === null;
}

/** The fields of the form. */
export function needsByHand(command: CommandName): string[] {
  const filledIn = FILLED_IN[command] ?? {};
  return (COMMAND_NEEDS[command] as readonly string[]).filter(
    (field) => !Object.hasOwn(filledIn, field) && !NEVER_TYPED.includes(field),
  );
}

export function completeByHand(command: CommandName, data: object): object {
  return { ...LEFT_OUT[command], ...data, ...FILLED_IN[command] };
}
