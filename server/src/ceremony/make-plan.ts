import { type CaseState, formatLogId, isCollecting } from '@lianshu/core/case';
import type { ManifestPlan, ManifestPolicies } from '@lianshu/core/manifest';
import { logKeyOf } from '@lianshu/core/tlog';
import { loadLogSecret } from '../keys/server-keys.ts';
import type { ServerParts } from '../parts.ts';

/** `lead+registry`, withdrawal and the metronome each need more than a setting: a legal basis, or code that is not here yet. */
const POLICIES: ManifestPolicies = {
  disclosure: 'lead',
  disclosureBasis: null,
  withdrawal: null,
  credentials: ['moica-g2', 'moica-g3'],
  cover: { mode: 'off', poolMs: 200, padTo: 4 },
  pilot: false,
  rosterFile: false,
};

const PLAINTEXT_LENGTH = 6144;

/** The log that a case may have now: the first round of its petition, once the lead has collected the electronic way. */
export function nextLogOf(state: CaseState, now: number): string | undefined {
  if (!isCollecting(state, now)) return undefined;
  return formatLogId({ caseNumber: state.number, stage: 'petition', round: 1 });
}

/** The plan of the case's next log, undefined when it may have none now. */
export async function makePlan(parts: ServerParts, state: CaseState): Promise<ManifestPlan | undefined> {
  const log = nextLogOf(state, parts.clock());
  if (log === undefined || state.text === null || state.window === null) return undefined;
  const logOrigin = `${new URL(parts.origin).hostname}/log/${log}`;
  const { ed25519, mldsa44 } = logKeyOf(
    parts.primitives,
    logOrigin,
    await loadLogSecret(parts.keys, log, parts.random),
  );
  return {
    log,
    logOrigin,
    previousRoot: null,
    mainText: state.text.mainText,
    reason: state.text.reason,
    leadName: state.text.leadName,
    window: state.window,
    logKeys: { ed25519, mldsa44 },
    origin: parts.origin,
    plaintextLength: PLAINTEXT_LENGTH,
    policies: { ...POLICIES, pilot: parts.config.pilot || state.isPilot },
    witness: { policy: 'none' },
  };
}
