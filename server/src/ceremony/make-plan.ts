import { type CaseState, type CollectingRound, collectingRound, formatLogId } from '@lianshu/core/case';
import {
  CREDENTIAL_VERIFIERS,
  DEFAULT_CREDENTIALS,
  faultOfCredentialPolicy,
  unverifiedKinds,
} from '@lianshu/core/credential';
import type { ManifestPlan, ManifestPolicies } from '@lianshu/core/manifest';
import { logKeyOf } from '@lianshu/core/tlog';
import { loadLogSecret } from '../keys/server-keys.ts';
import type { ServerParts } from '../parts.ts';

/** `lead+registry`, withdrawal and the metronome each need more than a setting: a legal basis, or code that is not here yet. */
const POLICIES: Omit<ManifestPolicies, 'originAttribute'> = {
  disclosure: 'lead',
  disclosureBasis: null,
  withdrawal: null,
  credentials: DEFAULT_CREDENTIALS,
  credentialBasis: {},
  cover: { mode: 'off', poolMs: 200, padTo: 4 },
  pilot: false,
  rosterFile: false,
};

/** Throws for credentials that want a provision, may never be admitted, or that nothing here can judge. */
export function assertCredentials(policies: ManifestPolicies): void {
  const fault = faultOfCredentialPolicy(policies);
  if (fault !== undefined) throw new Error(`policies: ${fault} of the manifest cannot be so`);
  const [kind] = unverifiedKinds(policies.credentials, CREDENTIAL_VERIFIERS);
  if (kind !== undefined) throw new Error(`policies: nothing here judges credentials of the kind ${kind}`);
}

const PLAINTEXT_LENGTH = 6144;

/** The log of the round in which a case collects at `now`, undefined when in none. */
export function collectingLog(state: CaseState, now: number): (CollectingRound & { readonly log: string }) | undefined {
  const collecting = collectingRound(state, now);
  if (collecting === null) return undefined;
  return { ...collecting, log: formatLogId({ caseNumber: state.number, ...collecting }) };
}

/** Where the log of the first round stands, when there was one: the supplement's manifest names it (補提). */
async function previousRootOf({ db }: ServerParts, number: string, { stage, round }: CollectingRound) {
  if (round === 1) return null;
  const first = formatLogId({ caseNumber: number, stage, round: 1 });
  const head = await db.selectFrom('head').select('root').where('log', '=', first).executeTakeFirst();
  return head?.root ?? null;
}

/** The plan of the log in which a case collects now, undefined when it may have none now. */
export async function makePlan(parts: ServerParts, state: CaseState): Promise<ManifestPlan | undefined> {
  const collecting = collectingLog(state, parts.clock());
  if (collecting === undefined || state.text === null) return undefined;
  const { log, window } = collecting;
  const { config } = parts;
  const policies: ManifestPolicies = {
    ...POLICIES,
    originAttribute: config.originAttribute,
    pilot: config.pilot || state.isPilot,
  };
  assertCredentials(policies);
  const logOrigin = `${new URL(parts.origin).hostname}/log/${log}`;
  const { ed25519, mldsa44 } = logKeyOf(
    parts.primitives,
    logOrigin,
    await loadLogSecret(parts.keys, log, parts.random),
  );
  return {
    log,
    logOrigin,
    previousRoot: await previousRootOf(parts, state.number, collecting),
    mainText: state.text.mainText,
    reason: state.text.reason,
    leadName: state.text.leadName,
    window,
    logKeys: { ed25519, mldsa44 },
    origin: parts.origin,
    plaintextLength: PLAINTEXT_LENGTH,
    policies,
    witness: { policy: 'none' },
  };
}
