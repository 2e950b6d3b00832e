import { toBase64url, utf8 } from '../bytes/index.ts';
import { parseLogId } from '../case/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { STATEMENT_TEMPLATE, statementTemplateSha256 } from '../statement/index.ts';
import type { Manifest, ManifestKeys, ManifestPolicies, ManifestRegistry, WitnessPolicy } from './manifest.ts';
import { policiesToJson, readPolicies, readWitness } from './manifest-json.ts';

/** What the commission settles of a manifest before the key ceremony; the lead checks it and adds her keys. */
export interface ManifestPlan {
  readonly log: string;
  readonly logOrigin: string;
  readonly previousRoot: Uint8Array | null;
  readonly mainText: string;
  readonly reason: string;
  readonly leadName: string;
  readonly window: Manifest['window'];
  readonly logKeys: Manifest['logKeys'];
  /** Where signatures are collected: stands in every statement. */
  readonly origin: string;
  readonly plaintextLength: number;
  readonly policies: ManifestPolicies;
  readonly witness: WitnessPolicy;
}

/** What the ceremony adds to the plan. */
export interface LeadKeys extends ManifestKeys {
  readonly leadSigningCertSha256: Uint8Array;
}

/**
 * The one manifest of a plan with the lead's keys. `registry` comes from the trust file, whatever a server says.
 * `createdAt`: ms. Not checked: what no manifest may hold is found when it is read back (`parseManifest`).
 */
export function manifestOfPlan(
  p: Primitives,
  plan: ManifestPlan,
  lead: LeadKeys,
  registry: ManifestRegistry,
  createdAt: number,
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
      leadSigningCertSha256: lead.leadSigningCertSha256,
    },
    window: plan.window,
    keys: { open: lead.open, count: lead.count, wrapSha256: lead.wrapSha256 },
    registry: { seal: registry.seal, verdict: registry.verdict, ed25519: registry.ed25519 },
    logKeys: plan.logKeys,
    statement: { template: STATEMENT_TEMPLATE, sha256: statementTemplateSha256(p), origin: plan.origin },
    record: { plaintextLength: plan.plaintextLength },
    policies: plan.policies,
    witness: plan.witness,
    createdAt,
  };
}

/** Throws ParseError `json.shape`, `base64.malformed`. The texts are only bounded here: `manifestOfPlan`. */
export function planFromJson(value: JsonValue): ManifestPlan {
  const fields = new Fields(value, 'plan');
  const window = fields.object('window');
  const logKeys = fields.object('logKeys');
  const plan = {
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
    policies: readPolicies(fields.object('policies')),
    witness: readWitness(fields.object('witness')),
  };
  for (const part of [window, logKeys, fields]) part.end();
  return plan;
}

/** The inverse of `planFromJson`. */
export function planToJson(plan: ManifestPlan): JsonObject {
  const { previousRoot, logKeys } = plan;
  return {
    ...plan,
    previousRoot: previousRoot === null ? null : toBase64url(previousRoot),
    window: { ...plan.window },
    logKeys: { ed25519: toBase64url(logKeys.ed25519), mldsa44: toBase64url(logKeys.mldsa44) },
    policies: policiesToJson(plan.policies),
    witness: { ...plan.witness },
  };
}
