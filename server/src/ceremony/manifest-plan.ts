import { toBase64url, utf8 } from '@lianshu/core/bytes';
import { type CaseState, formatLogId, isCollecting, type LogId, parseLogId } from '@lianshu/core/case';
import type { Manifest, ManifestPolicies, WitnessPolicy } from '@lianshu/core/manifest';
import { STATEMENT_TEMPLATE, statementTemplateSha256 } from '@lianshu/core/statement';
import { logKeyOf } from '@lianshu/core/tlog';
import { loadLogSecret } from '../keys/server-keys.ts';
import type { ServerParts } from '../parts.ts';

/** What the commission settles of a manifest before the lead's ceremony adds her keys. */
export interface ManifestPlan {
  readonly log: string;
  readonly logOrigin: string;
  readonly previousRoot: null;
  readonly mainText: string;
  readonly reason: string;
  readonly leadName: string;
  readonly window: { readonly firstDay: string; readonly lastDay: string };
  readonly logKeys: { readonly ed25519: Uint8Array; readonly mldsa44: Uint8Array };
  readonly origin: string;
  readonly plaintextLength: number;
  readonly policies: ManifestPolicies;
  readonly witness: WitnessPolicy;
}

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
    policies: { ...POLICIES, pilot: parts.config.pilot },
    witness: { policy: 'none' },
  };
}

/** The one manifest that fits a plan: everything that is the lead's to choose is taken from `lead`, nothing else is. */
export function manifestOfPlan(
  parts: Pick<ServerParts, 'primitives' | 'trust'>,
  plan: ManifestPlan,
  lead: Manifest,
): Manifest {
  const { primitives: p, trust } = parts;
  const { caseNumber, stage, round }: LogId = parseLogId(plan.log);
  return {
    log: plan.log,
    logOrigin: plan.logOrigin,
    previousRoot: plan.previousRoot,
    case: {
      number: caseNumber,
      stage,
      round,
      mainText: plan.mainText,
      mainTextSha256: p.sha256(utf8(plan.mainText)),
      reasonSha256: p.sha256(utf8(plan.reason)),
      leadName: plan.leadName,
      leadSigningCertSha256: lead.case.leadSigningCertSha256,
    },
    window: plan.window,
    keys: lead.keys,
    registry: { seal: trust.registry.seal, verdict: trust.registry.verdict, ed25519: trust.registry.ed25519 },
    logKeys: plan.logKeys,
    statement: { template: STATEMENT_TEMPLATE, sha256: statementTemplateSha256(p), origin: plan.origin },
    record: { plaintextLength: plan.plaintextLength },
    policies: plan.policies,
    witness: plan.witness,
    createdAt: lead.createdAt,
  };
}

export function planToJson({ logKeys, policies, ...plan }: ManifestPlan) {
  return {
    ...plan,
    logKeys: { ed25519: toBase64url(logKeys.ed25519), mldsa44: toBase64url(logKeys.mldsa44) },
    policies: { ...policies, credentials: [...policies.credentials] },
  };
}
