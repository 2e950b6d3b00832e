import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPublicKey } from '@lianshu/core/crypto';
import { encodeReceipt, type Receipt } from '@lianshu/core/receipt';
import { nodePrimitives, nodeRandom } from '@lianshu/platform';
import type { OpenManifest } from '../../../web/src/log/index.ts';
import type { CardKind } from '../card/index.ts';
import { CASE_20 } from '../seed/published-cases.ts';
import type { People, Presser } from '../world/people.ts';
import { finishPetition, openPetition, seatOfficer } from '../world/petition.ts';
import { openLog, preparePost, sendPostAs, signOnce } from '../world/signer-acts.ts';
import { visitorApi } from '../world/visitor.ts';
import type { World } from '../world/world.ts';
import { inParallel } from './in-parallel.ts';

export interface PlayedCase {
  readonly caseNumber: string;
  readonly log: string;
  /** Who pressed sign with a card that the door takes, planted cases included. */
  readonly signers: number;
  readonly receipts: number;
  /** Lost answers asked for again with the same post: the same receipt each. */
  readonly receiptsRepeated: number;
  /** A second try with the same card. */
  readonly duplicatesRefused: number;
  readonly refusedAtDoor: Readonly<Record<string, number>>;
  readonly slots: number;
  readonly opened: number;
  readonly accepted: number;
  readonly struckOut: Readonly<Record<string, number>>;
  readonly decoys: number;
  readonly malformed: number;
  readonly leadCounted: number;
  readonly decision: string;
  /** Folder of the published bundle. */
  readonly bundle: string;
  /** The signers' own receipt files. */
  readonly receiptFiles: readonly string[];
}

export interface PlayOptions {
  readonly world: World;
  readonly people: People;
  readonly folder: string;
  readonly now: () => number;
  readonly caseNumber: string;
  /** Signing requests in flight at once. */
  readonly parallel?: number;
  readonly onStep?: (step: string) => void;
  /** Called when all have signed and nothing is filed yet. */
  readonly onSigned?: () => Promise<void>;
}

const REFUSED: readonly CardKind[] = ['expired', 'revoked', 'foreign-issuer', 'mobile', 'not-natural-person'];
const SECOND_TRIES = 3;
/** The planted cases and the record that no key opens. */
const NOT_ACCEPTED = 8;

/** As a broken client would: the outer seal is made for a key that nobody's log has. */
function sealedToAnotherKey(open: OpenManifest): OpenManifest {
  const keys = { ...open.manifest.keys, open: openPublicKey(nodePrimitives, nodeRandom(32)) };
  return { ...open, manifest: { ...open.manifest, keys } };
}

/**
 * Plays a whole case through the programs' own doors: HTTP to the commission and the registry, files between them, cards in
 * the hands of lead, officer and signers. Throws where a step does not go as the law and the design say.
 */
export async function playCase(options: PlayOptions): Promise<PlayedCase> {
  const { world, people, folder, now, caseNumber, parallel = 8, onStep = () => {} } = options;
  const { origin } = world.server;
  const { trust } = world.registryDeps;

  onStep('the case is opened: commission, key ceremony, both countersignatures');
  const officer = await seatOfficer(world, people, now);
  const { mainText, reason } = CASE_20;
  // A threshold (1.5 %) that the signers of a demo can reach: half of those who will be accepted.
  const threshold = Math.max(1, Math.floor((people.pressers.length - NOT_ACCEPTED) / 2));
  const electorate = Math.floor((threshold * 1000) / 15);
  const draft = { number: caseNumber, kind: 'policy-initiative', mainText, reason, electorate } as const;
  const petition = await openPetition(world, officer, people.lead, draft);
  const { log } = petition;

  onStep(`${people.pressers.length} people sign`);
  const open = await openLog(visitorApi(origin), trust, log);
  const [breaker, ...others] = people.pressers;
  const signed: Receipt[] = [];
  const take = (outcome: Awaited<ReturnType<typeof signOnce>>): void => {
    if (outcome.kind !== 'signed') throw new Error(`signing ended as ${JSON.stringify(outcome)}`);
    signed.push(outcome.receipt);
  };
  const signer = ({ card }: Presser) => ({ api: visitorApi(origin), card, now });
  const brokenPost = await preparePost(signer(breaker!), sealedToAnotherKey(open));
  take(await sendPostAs(visitorApi(origin), open, brokenPost));
  for (const outcome of await inParallel(others, parallel, (presser) => signOnce(signer(presser), open))) take(outcome);

  const repeated = await sendPostAs(visitorApi(origin), open, brokenPost);
  if (repeated.kind !== 'signed' || repeated.receipt.index !== signed[0]!.index) {
    throw new Error('the same post did not get the same receipt');
  }
  let duplicatesRefused = 0;
  for (const presser of others.slice(0, SECOND_TRIES)) {
    const outcome = await signOnce(signer(presser), open);
    if (outcome.kind !== 'already-signed' || !outcome.isProven) throw new Error('a second try was not refused');
    duplicatesRefused += 1;
  }
  const refusedAtDoor: Record<string, number> = {};
  for (const kind of REFUSED) {
    const outcome = await signOnce({ api: visitorApi(origin), card: people.refusedCard(kind), now }, open);
    if (outcome.kind !== 'refused') throw new Error(`a ${kind} card was not refused: ${outcome.kind}`);
    refusedAtDoor[outcome.problem.code] = (refusedAtDoor[outcome.problem.code] ?? 0) + 1;
  }
  await options.onSigned?.();

  const { size, realCount, check, bundle } = await finishPetition(world, officer, petition, onStep);

  const receiptFolder = join(folder, 'receipts');
  await mkdir(receiptFolder, { recursive: true });
  const receiptFiles: string[] = [];
  for (const receipt of signed) {
    const path = join(receiptFolder, `${log}.${receipt.index}.json`);
    await writeFile(path, encodeReceipt(receipt));
    receiptFiles.push(path);
  }
  return {
    caseNumber,
    log,
    signers: people.pressers.length,
    receipts: signed.length,
    receiptsRepeated: 1,
    duplicatesRefused,
    refusedAtDoor,
    slots: size - 1,
    opened: check.opened,
    accepted: check.accepted,
    struckOut: check.struckOutBy,
    decoys: check.decoys,
    malformed: check.malformed,
    leadCounted: realCount,
    decision: 'established',
    bundle,
    receiptFiles,
  };
}
