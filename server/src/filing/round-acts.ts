import { toHex } from '@lianshu/core/bytes';
import { type CaseEvent, type CaseState, type Command, type CommandName, parseLogId } from '@lianshu/core/case';
import type { FilingRequest } from '@lianshu/core/submission';

/** The acts of one round: its filing by the lead, and the registry's check. */
export interface RoundActs {
  readonly file: 'file-proposal' | 'supplement-proposers' | 'file-petition' | 'file-supplement';
  readonly check: CommandName &
    ('record-proposer-check' | 'record-proposer-recheck' | 'record-household-check' | 'record-supplement-check');
  /** Provision of the check. */
  readonly checkCite: string;
}

const ACTS = {
  'proposal.1': { file: 'file-proposal', check: 'record-proposer-check', checkCite: 'Act Art. 10(6)' },
  'proposal.2': { file: 'supplement-proposers', check: 'record-proposer-recheck', checkCite: 'Act Art. 10(6), 10(7)' },
  'petition.1': { file: 'file-petition', check: 'record-household-check', checkCite: 'Act Art. 13(2)' },
  'petition.2': { file: 'file-supplement', check: 'record-supplement-check', checkCite: 'Act Art. 13(2), 13(3)' },
} as const satisfies Record<string, RoundActs>;

export function actsOfLog(log: string): RoundActs {
  const { stage, round } = parseLogId(log);
  return ACTS[`${stage}.${round}`];
}

/** The act that a filed log is, on the case as it stands. */
export function filingCommand({ electorate }: Pick<CaseState, 'electorate'>, request: FilingRequest): Command {
  const { log, size, root, realCount, paperCount } = request;
  const record = { log, size, root: toHex(root), realCount, paperCount };
  const proposersFiled = realCount + paperCount;
  const by = 'lead';
  const { file } = actsOfLog(log);
  switch (file) {
    case 'file-proposal':
      return { name: file, by, data: { electorate: electorate ?? 0, proposersFiled, record } };
    case 'supplement-proposers':
      return { name: file, by, data: { proposersFiled, record } };
    default:
      return { name: file, by, data: record };
  }
}

/** The log that an event filed: null for paper alone, undefined for an event that files nothing. */
export function logFiledBy(event: CaseEvent): string | null | undefined {
  switch (event.type) {
    case 'proposal-filed':
    case 'proposers-supplemented':
      return event.data.record?.log ?? null;
    case 'petition-filed':
    case 'supplement-filed':
      return event.data.log;
    default:
      return undefined;
  }
}
