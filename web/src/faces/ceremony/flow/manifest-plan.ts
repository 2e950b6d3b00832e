import { utf8 } from '@lianshu/core/bytes';
import { parseLogId } from '@lianshu/core/case';
import type { Manifest, ManifestPolicies, WitnessPolicy } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { STATEMENT_TEMPLATE, statementTemplateSha256 } from '@lianshu/core/statement';
import type { Trust } from '@lianshu/core/trust';

/** What the commission settles of a manifest before the ceremony; the lead checks it and adds the keys. */
export interface ManifestPlan {
  readonly log: string;
  readonly logOrigin: string;
  readonly previousRoot: Uint8Array | null;
  readonly mainText: string;
  readonly reason: string;
  readonly leadName: string;
  readonly window: { readonly firstDay: string; readonly lastDay: string };
  readonly logKeys: { readonly ed25519: Uint8Array; readonly mldsa44: Uint8Array };
  /** Where signatures are collected: stands in every statement. */
  readonly origin: string;
  readonly plaintextLength: number;
  readonly policies: ManifestPolicies;
  readonly witness: WitnessPolicy;
}

/** What the ceremony adds to the plan. */
export interface CeremonyKeys {
  readonly open: Uint8Array;
  readonly count: Uint8Array;
  readonly wrapSha256: Uint8Array;
  readonly leadSigningCertSha256: Uint8Array;
}

/** The manifest of a plan with the lead's keys. The registry's keys are the pinned ones, whatever a server says. `now`: ms. */
export function buildManifest(
  p: Primitives,
  trust: Trust,
  plan: ManifestPlan,
  keys: CeremonyKeys,
  now: number,
): Manifest {
  const { caseNumber, stage, round } = parseLogId(plan.log);
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
      leadSigningCertSha256: keys.leadSigningCertSha256,
    },
    window: { firstDay: plan.window.firstDay, lastDay: plan.window.lastDay },
    keys: { open: keys.open, count: keys.count, wrapSha256: keys.wrapSha256 },
    registry: { seal: trust.registry.seal, verdict: trust.registry.verdict, ed25519: trust.registry.ed25519 },
    logKeys: plan.logKeys,
    statement: { template: STATEMENT_TEMPLATE, sha256: statementTemplateSha256(p), origin: plan.origin },
    record: { plaintextLength: plan.plaintextLength },
    policies: plan.policies,
    witness: plan.witness,
    createdAt: now,
  };
}
