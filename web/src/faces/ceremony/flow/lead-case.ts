import { PHASES } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { type ManifestPlan, planFromJson } from '@lianshu/core/manifest';
import { type Answer, type Api, fromJson } from '../../../api/index.ts';
import { type CaseView, caseFromJson } from '../../../cases/case-view.ts';
import { type LogStatus, logStatusFromJson } from '../../session/log-status.ts';

/** The lead's case: what is public of it, its logs, and the plan of the next one. */
export interface LeadCase {
  readonly view: CaseView;
  /** Whether she has collected the paper format. */
  readonly hasPaper: boolean;
  /** How many more must be accepted in the supplement that is open; null in a first round. */
  readonly needed: number | null;
  readonly plan: ManifestPlan | null;
  /** The newest last. */
  readonly logs: readonly LogStatus[];
}

/**
 * The lead's own case. When it has ended her access has too (regulation Art. 6(4)), and what everyone may see is all that
 * is left: then without plan and logs.
 */
export async function fetchLeadCase(api: Api, caseNumber: string): Promise<Answer<LeadCase>> {
  const answer = fromJson(await api.get('/api/lead/case'), readLeadCase);
  if (answer.ok || answer.problem.code !== 'case.wrong-state') return answer;
  const path = `/api/cases/${encodeURIComponent(caseNumber)}`;
  const ended = fromJson(await api.get(path), (value) => ({
    view: caseFromJson(value),
    hasPaper: false,
    needed: null,
    plan: null,
    logs: [],
  }));
  return ended.ok && PHASES[ended.value.view.phase].endsLeadAccess ? ended : answer;
}

/**
 * How many a log must bring: proposers in the first stage, signers in the second (Act Art. 10(1), 12(1)); in a supplement what
 * the first round fell short by.
 */
export function thresholdOf({ view, needed }: LeadCase, stage: LogStatus['stage']): number | undefined {
  if (needed !== null) return needed;
  return stage === 'proposal' ? view.thresholds?.proposers : view.thresholds?.signers;
}

function readLeadCase(value: JsonValue): LeadCase {
  const fields = new Fields(value);
  return {
    view: caseFromJson(fields.json('case')),
    hasPaper: fields.has('collected') && !fields.isNull('collected') && fields.object('collected').boolean('paper'),
    needed: !fields.has('needed') || fields.isNull('needed') ? null : fields.integer('needed', 0),
    plan: fields.isNull('plan') ? null : planFromJson(fields.json('plan')),
    logs: fields.array('logs').map(logStatusFromJson),
  };
}
