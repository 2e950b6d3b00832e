import { encodeUnsealingCode } from '@lianshu/core/crypto';
import { type Manifest, manifestHash } from '@lianshu/core/manifest';
import type { Trust } from '@lianshu/core/trust';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Api } from '../../../web/src/api/index.ts';
import { consentText, postCeremony, signConsent } from '../../../web/src/faces/ceremony/flow/consent.ts';
import { countProgress } from '../../../web/src/faces/ceremony/flow/count-progress.ts';
import {
  holdLog,
  postFiling,
  prepareFiling,
  signSubmission,
  submissionOf,
} from '../../../web/src/faces/ceremony/flow/filing.ts';
import { fetchLeadCase } from '../../../web/src/faces/ceremony/flow/lead-case.ts';
import { makeKeys } from '../../../web/src/faces/ceremony/flow/make-keys.ts';
import { fetchTestRecord, provePossession } from '../../../web/src/faces/ceremony/flow/possession.ts';
import {
  areProven,
  NO_PROOFS,
  type ProofPath,
  type Proofs,
  proveByCard,
  proveSheet,
} from '../../../web/src/faces/ceremony/flow/prove-keys.ts';
import { readLeadCard } from '../../../web/src/faces/ceremony/flow/read-lead-card.ts';
import { fetchManifest, linkOf } from '../../../web/src/faces/ceremony/flow/signed-manifest.ts';
import { EMPTY_TALLY, type Tally } from '../../../web/src/faces/ceremony/flow/tally.ts';
import { fetchWrap, unsealCountKey } from '../../../web/src/faces/ceremony/flow/unseal.ts';
import { fetchChallenge, signIn } from '../../../web/src/faces/session/sign-in.ts';
import type { Card } from '../card/card.ts';
import { expectAnswer } from './expect-answer.ts';
import { heldCard } from './held-card.ts';

/** A lead (領銜人) at her own computer. */
export interface LeadAtWork {
  readonly api: Api;
  readonly card: Card;
  readonly trust: Trust;
  readonly origin: string;
  readonly now: () => number;
}

export async function signInAsLead(lead: LeadAtWork, caseNumber: string, authenticationCode: string): Promise<void> {
  const challenge = expectAnswer('lead challenge', await fetchChallenge(lead.api, 'lead'));
  const session = await signIn({
    api: lead.api,
    card: heldCard(lead.card, lead.now),
    origin: lead.origin,
    role: 'lead',
    challenge,
    pin: lead.card.pin,
    lead: { caseNumber, authenticationCode },
  });
  expectAnswer('lead sign-in', session);
}

/** The key ceremony up to the posted manifest. Returns the unsealing code as printed on the sheets. */
export async function holdCeremony(
  lead: LeadAtWork,
  caseNumber: string,
): Promise<{ readonly code: string; readonly manifest: Manifest }> {
  const { api, trust, now } = lead;
  const client = heldCard(lead.card, now);
  const { plan } = expectAnswer('lead case', await fetchLeadCase(api, caseNumber));
  if (plan === null) throw new Error('the case has no log to open');
  const cards = await client.getUserCert();
  if (!cards.ok) throw new Error('the lead has no card');
  const leadCard = expectAnswer('lead card', readLeadCard(p, trust, cards.value, now()));
  const ceremony = expectAnswer('keys', makeKeys(p, nodeRandom, trust, plan, leadCard, now()));
  const code = encodeUnsealingCode(ceremony.code);
  let proofs: Proofs = NO_PROOFS;
  expectAnswer('sheet', proveSheet(p, ceremony, code));
  proofs = { ...proofs, sheet: 'proven' };
  for (const path of ['pkcs1', 'cms', 'count'] as const satisfies readonly ProofPath[]) {
    const state = expectAnswer(path, await proveByCard(p, client, ceremony, path, lead.card.pin, leadCard.slot));
    proofs = { ...proofs, [path]: state };
  }
  if (!areProven(proofs)) throw new Error(`the keys are not proven: ${JSON.stringify(proofs)}`);
  const text = consentText(ceremony, now());
  const consent = expectAnswer(
    'consent',
    await signConsent(p, trust, client, ceremony, text, lead.card.pin, leadCard.slot),
  );
  expectAnswer('manifest', await postCeremony(api, ceremony, consent));
  return { code, manifest: ceremony.manifest };
}

/** Opens the commission's test record, after which the log may open. */
export async function provePossessionOf(lead: LeadAtWork, manifest: Manifest, typedCode: string): Promise<void> {
  const { api } = lead;
  const wrap = expectAnswer('wrap', await fetchWrap(p, api, manifest));
  const record = expectAnswer('test record', await fetchTestRecord(api, manifest.log));
  const work = {
    p,
    api,
    card: heldCard(lead.card, lead.now),
    slot: '',
    pin: lead.card.pin,
    wrap,
    manifest,
    manifestHash: manifestHash(p, manifest),
    form: 'pkcs1' as const,
    typedCode,
  };
  expectAnswer('possession', await provePossession(work, record));
}

/** The signing link to publish. */
export async function signingLinkOf(lead: LeadAtWork, log: string): Promise<string> {
  return linkOf(expectAnswer('manifest', await fetchManifest(p, lead.trust, lead.api, log)));
}

/** The exact count, by the card alone. */
export async function readProgress(lead: LeadAtWork, log: string): Promise<Tally> {
  const { api, trust } = lead;
  const known = expectAnswer('manifest', await fetchManifest(p, trust, api, log));
  const wrap = expectAnswer('wrap', await fetchWrap(p, api, known.manifest));
  const { pin } = lead.card;
  const unseal = { p, card: heldCard(lead.card, lead.now), slot: '', pin, wrap, manifest: known.manifest };
  const { key } = expectAnswer('count key', await unsealCountKey(unseal));
  const counted = await countProgress({
    p,
    api,
    log,
    manifestHash: known.hash,
    countKey: key.secretKey,
    from: EMPTY_TALLY,
    onTally: () => {},
    breathe: async () => {},
  });
  return expectAnswer('progress', counted);
}

/** Holds the log, counts it and files it, once. Returns what was filed. */
export async function fileOnce(lead: LeadAtWork, log: string, typedCode: string, paperCount = 0) {
  const { api, trust, now } = lead;
  const client = heldCard(lead.card, now);
  const known = expectAnswer('manifest', await fetchManifest(p, trust, api, log));
  const wrap = expectAnswer('wrap', await fetchWrap(p, api, known.manifest));
  const held = expectAnswer('hold', await holdLog(p, api, known));
  const tally = await readProgress(lead, log);
  const fields = expectAnswer('submission', submissionOf(known, held, tally, paperCount, now()));
  const consent = expectAnswer('submission consent', await signSubmission(client, fields, lead.card.pin, ''));
  const prepared = await prepareFiling({
    p,
    random: nodeRandom,
    trust,
    known,
    held,
    fields,
    consent,
    card: client,
    slot: '',
    pin: lead.card.pin,
    wrap,
    manifest: known.manifest,
    form: 'pkcs1',
    typedCode,
  });
  const filing = expectAnswer('filing', prepared);
  expectAnswer('filing', await postFiling(api, filing));
  return { filing, tally };
}
