import { Fields, type JsonValue } from '@lianshu/core/json';
import type { ManifestPolicies, WitnessPolicy } from '@lianshu/core/manifest';
import { type Answer, fromJson } from '../../session/answer.ts';
import type { Api } from '../../session/api.ts';
import type { ManifestPlan } from './manifest-plan.ts';

export type LogPhase = 'ceremony' | 'open' | 'held' | 'filed';

/** One log of the lead's case, as the commission sees it. */
export interface LeadLog {
  readonly log: string;
  readonly stage: 'proposal' | 'petition';
  readonly round: number;
  readonly phase: LogPhase;
  /** ms; null unless held. */
  readonly heldUntil: number | null;
  readonly commissionSigned: boolean;
  readonly registrySigned: boolean;
  readonly possessionPassed: boolean;
}

export interface CaseResult {
  readonly accepted: number;
  readonly struckOut: number;
  readonly decoys: number;
  readonly malformed: number;
  readonly paperAccepted: number;
  readonly paperStruckOut: number;
  readonly decision: 'established' | 'not-established';
}

/** The lead's case: what is public of it, its logs, and the plan of the next one. */
export interface LeadCase {
  readonly number: string;
  readonly title: string;
  readonly mainText: string;
  readonly leadName: string;
  readonly thresholds: { readonly proposers: number; readonly signers: number } | null;
  readonly window: { readonly firstDay: string; readonly lastDay: string } | null;
  readonly filedOn: string | null;
  readonly result: CaseResult | null;
  readonly plan: ManifestPlan | null;
  /** The newest last. */
  readonly logs: readonly LeadLog[];
}

export async function fetchLeadCase(api: Api): Promise<Answer<LeadCase>> {
  return fromJson(await api.get('/api/lead/case'), readLeadCase);
}

/** How many a log must bring: proposers in the first stage, signers in the second (Act Art. 10(1), 12(1)). */
export function thresholdOf({ thresholds }: LeadCase, stage: LeadLog['stage']): number | undefined {
  return stage === 'proposal' ? thresholds?.proposers : thresholds?.signers;
}

function readLeadCase(value: JsonValue): LeadCase {
  const fields = new Fields(value);
  const view = fields.object('case');
  const dates = view.object('dates');
  const firstDay = nullable(dates, 'firstDay', (key) => dates.string(key, 10));
  const lastDay = nullable(dates, 'lastDay', (key) => dates.string(key, 10));
  return {
    number: view.string('number', 8),
    title: view.string('title', 200),
    mainText: view.string('mainText'),
    leadName: view.string('leadName', 200),
    thresholds: nullable(view, 'thresholds', (key) => {
      const thresholds = view.object(key);
      return { proposers: thresholds.integer('proposers', 1), signers: thresholds.integer('signers', 1) };
    }),
    window: firstDay === null || lastDay === null ? null : { firstDay, lastDay },
    filedOn: nullable(dates, 'filedOn', (key) => dates.string(key, 10)),
    result: nullable(view, 'result', (key) => readResult(view.object(key))),
    plan: nullable(fields, 'plan', (key) => readPlan(fields.object(key))),
    logs: fields.array('logs').map(readLog),
  };
}

function nullable<T>(fields: Fields, key: string, read: (key: string) => T): T | null {
  return !fields.has(key) || fields.isNull(key) ? null : read(key);
}

function readLog(value: JsonValue): LeadLog {
  const fields = new Fields(value, 'log');
  return {
    log: fields.string('log', 64),
    stage: fields.oneOf('stage', ['proposal', 'petition']),
    round: fields.integer('round', 1, 2),
    phase: fields.oneOf('phase', ['ceremony', 'open', 'held', 'filed']),
    heldUntil: nullable(fields, 'heldUntil', (key) => fields.integer(key)),
    commissionSigned: fields.boolean('commissionSigned'),
    registrySigned: fields.boolean('registrySigned'),
    possessionPassed: fields.boolean('possessionPassed'),
  };
}

function readResult(fields: Fields): CaseResult {
  return {
    accepted: fields.integer('accepted'),
    struckOut: fields.integer('struckOut'),
    decoys: fields.integer('decoys'),
    malformed: fields.integer('malformed'),
    paperAccepted: fields.integer('paperAccepted'),
    paperStruckOut: fields.integer('paperStruckOut'),
    decision: fields.oneOf('decision', ['established', 'not-established']),
  };
}

function readPlan(fields: Fields): ManifestPlan {
  const window = fields.object('window');
  const logKeys = fields.object('logKeys');
  return {
    log: fields.string('log', 64),
    logOrigin: fields.string('logOrigin', 255),
    previousRoot: nullable(fields, 'previousRoot', (key) => fields.bytes(key, 32)),
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
