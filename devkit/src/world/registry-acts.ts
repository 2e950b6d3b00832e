import { parseLogId } from '@lianshu/core/case';
import { nodePrimitives as p } from '@lianshu/platform';
import { type DestructionItem, destroyAtRegistry } from '../../../web/src/faces/registry/destructions.ts';
import {
  countersign,
  fetchFiling,
  type Outcome,
  returnVerdict,
  startCheck,
} from '../../../web/src/faces/registry/inbox.ts';
import { type AskedAct, type CardSignature, prepareAct, signAct } from '../../../web/src/faces/session/sign-act.ts';
import { fetchChallenge, signIn } from '../../../web/src/faces/session/sign-in.ts';
import type { Card } from '../card/card.ts';
import { expectAnswer } from './expect-answer.ts';
import { heldCard } from './held-card.ts';
import type { OfficerAtWork } from './officer-acts.ts';
import { visitorApi } from './visitor.ts';

/** An officer of the household authority, logged in at its program. */
export async function seatRegistryOfficer(origin: string, card: Card, now: () => number): Promise<OfficerAtWork> {
  const api = visitorApi(origin);
  const challenge = expectAnswer('registry challenge', await fetchChallenge(api, 'registry'));
  const { pin } = card;
  const session = await signIn({ api, card: heldCard(card, now), origin, role: 'registry', challenge, pin });
  expectAnswer('registry sign-in', session);
  return { api, card, origin, now };
}

async function sign({ api, card, origin, now }: OfficerAtWork, asked: AskedAct): Promise<CardSignature> {
  const prepared = expectAnswer(`prepare ${asked.act}`, await prepareAct(p, api, origin, asked));
  return expectAnswer(`sign ${asked.act}`, await signAct(heldCard(card, now), prepared, card.pin));
}

const onLog = (log: string, act: string): AskedAct => ({ caseNumber: parseLogId(log).caseNumber, log, act });

/** The head signs the manifest that waits in the inbox. */
export async function countersignAtRegistry(head: OfficerAtWork, log: string): Promise<void> {
  const signature = await sign(head, onLog(log, 'registry-countersign'));
  expectAnswer('registry countersign', await countersign(head.api, log, signature));
}

/** Starts the check of a filing, waits for its end and returns the verdict. Throws when it is refused or fails. */
export async function checkAtRegistry(officer: OfficerAtWork, log: string): Promise<Outcome> {
  const { api } = officer;
  let filing = expectAnswer('check', await startCheck(api, log));
  while (filing.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    filing = expectAnswer('check', await fetchFiling(api, log));
  }
  if (filing.state !== 'decided' || filing.summary === null)
    throw new Error(`the check ended as ${JSON.stringify(filing)}`);
  const signature = await sign(officer, onLog(log, 'registry-return'));
  const returned = expectAnswer('return', await returnVerdict(api, log, signature));
  if (returned.state !== 'done') throw new Error(`the verdict is ${returned.state}`);
  return filing.summary;
}

/** The registry's part in a destruction. */
export async function destroyInRegistry(head: OfficerAtWork, caseNumber: string): Promise<DestructionItem> {
  const signature = await sign(head, { caseNumber, act: 'registry-destroy' });
  return expectAnswer('destroy', await destroyAtRegistry(head.api, caseNumber, signature));
}
