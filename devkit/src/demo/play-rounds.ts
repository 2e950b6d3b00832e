import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeReceipt, type Receipt } from '@lianshu/core/receipt';
import { CASE_16 } from '../seed/published-cases.ts';
import { type OfficerAtWork, publish } from '../world/officer-acts.ts';
import type { People, Presser } from '../world/people.ts';
import { checkPetition, establish, openPetition, seatOfficer } from '../world/petition.ts';
import {
  checkProposers,
  goOnToPetition,
  openProposing,
  supplementPetition,
  supplementProposing,
} from '../world/proposing.ts';
import { type CheckedRound, fileAndCheck, type OpenRound } from '../world/round.ts';
import { openLog, signOnce } from '../world/signer-acts.ts';
import { visitorApi } from '../world/visitor.ts';
import type { World } from '../world/world.ts';
import { inParallel } from './in-parallel.ts';

/** One round as it was played and checked. */
export interface PlayedRound {
  readonly log: string;
  readonly signed: number;
  readonly leadCounted: number;
  readonly accepted: number;
  readonly struckOut: Readonly<Record<string, number>>;
  readonly decoys: number;
  readonly bundle: string;
  readonly receiptFiles: readonly string[];
}

export interface PlayedRounds {
  readonly caseNumber: string;
  readonly rounds: readonly PlayedRound[];
  /** Accepted signers of all rounds of the petition. */
  readonly accepted: number;
  readonly threshold: number;
  readonly decision: string;
}

export interface PlayRoundsOptions {
  readonly world: World;
  readonly people: People;
  readonly folder: string;
  readonly now: () => number;
  readonly caseNumber: string;
  /** 補提連署: the first round falls short. */
  readonly supplement: boolean;
  /** 電子提案: proposers sign too, and are supplemented. */
  readonly eProposal: boolean;
  readonly onStep?: (step: string) => void;
}

/** Signing requests in flight at once. */
const PARALLEL = 8;
/** Propose in the supplement, after the one of the first round was too young. */
const PROPOSERS = 3;
/** Two of the first round sign again in the supplement: they count once. */
const TWICE = 2;

/**
 * Plays a case with the rounds that the plain demo does not have, through the programs' own doors: like case 16 of 2018, short at first and
 * established by its supplement, and, with `eProposal`, from electronic proposing on. Throws where a step does not go as the law says.
 */
export async function playRounds(options: PlayRoundsOptions): Promise<PlayedRounds> {
  const { world, people, now, caseNumber, supplement, eProposal, onStep = () => {} } = options;
  const { pressers, lead } = people;
  const ordinary = pressers.filter(({ circumstance }) => circumstance === 'eligible');
  const rest = pressers.filter(({ circumstance }) => circumstance !== 'eligible');
  const held = supplement ? ordinary.slice(-Math.ceil(ordinary.length / 3)) : [];
  const first = [...ordinary.slice(0, ordinary.length - held.length), ...rest];
  // Of two cards of one person one counts.
  const acceptable = ordinary.length - held.length + 1;
  // Short only once they are checked: what is filed must reach the threshold (Act Art. 13(1)).
  const short = Math.min(Math.ceil(held.length / 2), first.length - acceptable);
  const threshold = supplement ? acceptable + short : Math.ceil(acceptable / 2);
  // 1.5 % of it is the threshold; one in ten thousand, rounded up, is a single proposer.
  const electorate = Math.floor((threshold * 1000) / 15);
  const { mainText, reason } = CASE_16;
  const draft = { number: caseNumber, kind: 'policy-initiative', mainText, reason, electorate } as const;
  const officer = await seatOfficer(world, people, now);
  const rounds: PlayedRound[] = [];

  let petition: OpenRound;
  if (eProposal) {
    onStep('electronic proposing is opened, behind its policy: no regulation governs it yet');
    const proposing = await openProposing(world, officer, lead, draft);
    const tooYoung = rest.filter(({ circumstance }) => circumstance === 'under-age');
    const signed = await collect(options, proposing, tooYoung);
    rounds.push(await played(options, await checkProposers(world, officer, proposing, onStep), signed));
    onStep('too few proposers: they are supplemented');
    const more = await supplementProposing(world, officer, lead, caseNumber);
    const added = await collect(options, more, ordinary.slice(0, PROPOSERS));
    rounds.push(await played(options, await checkSupplement(world, officer, more, onStep), added));
    onStep('enough proposers: the case goes on to its petition');
    petition = await goOnToPetition(world, officer, lead, caseNumber);
    await publish(officer, caseNumber);
  } else {
    onStep('the case is opened: commission, key ceremony, both countersignatures');
    petition = await openPetition(world, officer, lead, draft);
  }
  onStep(`${first.length} people sign`);
  const signed = await collect(options, petition, first);
  rounds.push(await played(options, await checkPetition(world, officer, petition, onStep), signed));
  if (supplement) {
    onStep('too few signers: the lead gets a new code and thirty days');
    const more = await supplementPetition(world, officer, lead, caseNumber);
    const again = await collect(options, more, [...ordinary.slice(0, TWICE), ...held]);
    rounds.push(await played(options, await checkSupplement(world, officer, more, onStep), again));
  }
  onStep('the commission decides and publishes');
  await establish(officer, caseNumber);
  const accepted = rounds
    .filter(({ log }) => log.includes('.petition.'))
    .reduce((sum, round) => sum + round.accepted, 0);
  return { caseNumber, rounds, accepted, threshold, decision: 'established' };
}

/** The supplement of either stage is checked as soon as it is filed: nothing is to be entered between. */
function checkSupplement(
  world: World,
  officer: OfficerAtWork,
  round: OpenRound,
  onStep: (step: string) => void,
): Promise<CheckedRound> {
  return fileAndCheck(world, officer, round, { onStep });
}

async function collect(
  { world, now }: PlayRoundsOptions,
  { log }: OpenRound,
  pressers: readonly Presser[],
): Promise<readonly Receipt[]> {
  const { origin } = world.server;
  const open = await openLog(visitorApi(origin), world.registryDeps.trust, log);
  return inParallel(pressers, PARALLEL, async ({ card }) => {
    const outcome = await signOnce({ api: visitorApi(origin), card, now }, open);
    if (outcome.kind !== 'signed') throw new Error(`signing ended as ${JSON.stringify(outcome)}`);
    return outcome.receipt;
  });
}

async function played(
  { folder }: PlayRoundsOptions,
  { log, realCount, check, bundle }: CheckedRound,
  receipts: readonly Receipt[],
): Promise<PlayedRound> {
  const receiptFolder = join(folder, 'receipts');
  await mkdir(receiptFolder, { recursive: true });
  const receiptFiles: string[] = [];
  for (const receipt of receipts) {
    const path = join(receiptFolder, `${log}.${receipt.index}.json`);
    await writeFile(path, encodeReceipt(receipt));
    receiptFiles.push(path);
  }
  const { accepted, struckOutBy: struckOut, decoys } = check;
  return { log, signed: receipts.length, leadCounted: realCount, accepted, struckOut, decoys, bundle, receiptFiles };
}
