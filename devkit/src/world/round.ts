import { join } from 'node:path';
import type { Manifest } from '@lianshu/core/manifest';
import type { Outcome } from '../../../web/src/faces/registry/inbox.ts';
import type { CastMember } from '../authority/index.ts';
import {
  fileOnce,
  holdCeremony,
  type LeadAtWork,
  provePossessionOf,
  signInAsLead,
  signingLinkOf,
} from './lead-acts.ts';
import { actOnLog, type OfficerAtWork } from './officer-acts.ts';
import { checkAtRegistry, countersignAtRegistry, seatRegistryOfficer } from './registry-acts.ts';
import { visitorApi } from './visitor.ts';
import type { World } from './world.ts';

/** A round of collecting whose log takes signatures. */
export interface OpenRound {
  readonly number: string;
  readonly log: string;
  readonly manifest: Manifest;
  readonly lead: LeadAtWork;
  readonly authenticationCode: string;
  readonly unsealingCode: string;
  /** With the manifest's pin in its fragment. */
  readonly link: string;
}

/** From the code that the lead was given to an open log: her ceremony, both countersignatures, the possession test. */
export async function openRound(
  world: World,
  officer: OfficerAtWork,
  member: CastMember,
  number: string,
  authenticationCode: string,
): Promise<OpenRound> {
  const { now, origin } = officer;
  const lead = { api: visitorApi(origin), card: member.card, trust: world.registryDeps.trust, origin, now };
  await signInAsLead(lead, number, authenticationCode);
  const { code: unsealingCode, manifest } = await holdCeremony(lead, number);
  const { log } = manifest;
  await actOnLog(officer, log, 'countersign');
  await countersignAtRegistry(await seatRegistryOfficer(world.registryOrigin, world.registryCard, now), log);
  await provePossessionOf(lead, manifest, unsealingCode);
  await actOnLog(officer, log, 'open');
  return { number, log, manifest, lead, authenticationCode, unsealingCode, link: await signingLinkOf(lead, log) };
}

/** A filed round as the registry found it. */
export interface CheckedRound {
  readonly log: string;
  /** Entries of the log, leaf 0 counted. */
  readonly size: number;
  /** What the lead counted and filed. */
  readonly realCount: number;
  readonly check: Outcome;
  /** Folder of the bundle, once the commission has decided and published. */
  readonly bundle: string;
}

export interface CheckSteps {
  /** What the commission enters between the filing and the handing over. */
  readonly onFiled?: () => Promise<void>;
  readonly onStep?: (step: string) => void;
}

/** The lead files once, the registry checks every entry, the commission takes the verdict. */
export async function fileAndCheck(
  world: World,
  officer: OfficerAtWork,
  { log, lead, unsealingCode }: OpenRound,
  { onFiled = async () => {}, onStep = () => {} }: CheckSteps = {},
): Promise<CheckedRound> {
  onStep('the lead files once');
  const { filing, tally } = await fileOnce(lead, log, unsealingCode);
  onStep('the household authority checks every entry');
  await onFiled();
  await actOnLog(officer, log, 'export-filing');
  const registry = await seatRegistryOfficer(world.registryOrigin, world.registryCard, officer.now);
  const check = await checkAtRegistry(registry, log);
  await actOnLog(officer, log, 'import-verdict');
  return { log, size: filing.size, realCount: tally.real, check, bundle: join(world.bundlesFolder, log) };
}
