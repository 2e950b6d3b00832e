import { PHASES } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import type { ManifestPolicies, WitnessPolicy } from '@lianshu/core/manifest';
import { type CaseView, caseFromJson } from '../../../cases/case-view.ts';
import { type Answer, fromJson } from '../../session/answer.ts';
import type { Api } from '../../session/api.ts';
import { type LogStatus, logStatusFromJson } from '../../session/log-status.ts';
import type { ManifestPlan } from './manifest-plan.ts';

/** The lead's case: what is public of it, its logs, and the plan of the next one. */
export interface LeadCase {
  readonly view: CaseView;
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
  const ended = fromJson(await api.get(path), (value) => ({ view: caseFromJson(value), plan: null, logs: [] }));
  return ended.ok && PHASES[ended.value.view.phase].endsLeadAccess ? ended : answer;
}

/** How many a log must bring: proposers in the first stage, signers in the second (Act Art. 10(1), 12(1)). */
export function thresholdOf({ view }: LeadCase, stage: LogStatus['stage']): number | undefined {
  return stage === 'proposal' ? view.thresholds?.proposers : view.thresholds?.signers;
}

function readLeadCase(value: JsonValue): LeadCase {
  const fields = new Fields(value);
  return {
    view: caseFromJson(fields.json('case')),
    plan: fields.isNull('plan') ? null : readPlan(fields.object('plan')),
    logs: fields.array('logs').map(logStatusFromJson),
  };
}

function readPlan(fields: Fields): ManifestPlan {
  const window = fields.object('window');
  const logKeys = fields.object('logKeys');
  return {
    log: fields.string('log', 64),
    logOrigin: fields.string('logOrigin', 255),
    previousRoot: fields.isNull('previousRoot') ? null : fields.bytes('previousRoot', 32),
    mainText: fields.string('mainText'),
    reason: fields.string('reason', 40_000),
    leadName: fields.string('leadName', 200),
    window: { firstDay: window.string('firstDay', 10), lastDay: window.string('lastDay', 10) },
    logKeys: { ed25519: logKeys.bytes('ed25519', 32), mldsa44: logKeys.bytes('mldsa44', 1312) },
    origin: fields.string('origin', 255),
    plaintextLength: fields.integer('plaintextLength', 4096, 65_536),
    // Not read here: `makeKeys` puts them into a manifest and reads that back before anyone sees or signs it.
    policies: fields.json('policies') as unknown as ManifestPolicies,
    witness: fields.json('witness') as unknown as WitnessPolicy,
  };
}
