import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fromBase64url, toBase64url } from '@lianshu/core/bytes';
import { taipeiDate } from '@lianshu/core/calendar';
import type { CommandName } from '@lianshu/core/case';
import {
  deriveLogKeys,
  encodeWrap,
  type LogKeys,
  makeWrap,
  newUnsealingCode,
  openPossessionTest,
  sealMaster,
  sealRelease,
  wrapToJson,
} from '@lianshu/core/crypto';
import { encodeCanonical, type JsonValue } from '@lianshu/core/json';
import {
  logContextOf,
  type Manifest,
  manifestHash,
  manifestOfPlan,
  manifestToJson,
  planFromJson,
  signContextOf,
} from '@lianshu/core/manifest';
import { parseCertificate, slimCms } from '@lianshu/core/pki';
import { idCommit, receiptCommit, sealRecord } from '@lianshu/core/record';
import { renderLogin, renderManifestConsent, renderSign, renderSubmission } from '@lianshu/core/statement';
import { filingRequestToJson } from '@lianshu/core/submission';
import { authoritySignatureToJson, signAuthority } from '@lianshu/core/trust';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Card } from '../../../devkit/src/card/index.ts';
import { trialToken } from './counter.testing.ts';
import { serveLetter } from './letters.testing.ts';
import { ORIGIN } from './log-fixture.testing.ts';
import { signsWith } from './step-up.testing.ts';
import { madeIn, type Reply, Visitor } from './visitor.testing.ts';
import type { World } from './world.testing.ts';

function signWith(card: Card, content: Uint8Array): Uint8Array {
  return card.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' });
}

export interface LoginWords {
  readonly role: 'lead' | 'commission';
  readonly card: Card;
  readonly caseNumber?: string;
  readonly authenticationCode?: string;
  readonly origin?: string;
}

/** The body of a login post, with a fresh nonce; whoever posts it is taken for the browser in which it was made. */
export async function loginPost(world: World, words: LoginWords): Promise<Record<string, unknown>> {
  const { role, card, caseNumber, authenticationCode } = words;
  const browser = new Visitor(world.app);
  const challenge = await browser.must(browser.post('/api/session/challenge', { role }));
  const fields = { role, origin: words.origin ?? ORIGIN, ...challenge.json };
  const content = renderLogin(caseNumber === undefined ? fields : { ...fields, caseNumber });
  return madeIn(browser, { role, cms: toBase64url(signWith(card, content)), caseNumber, authenticationCode });
}

export async function logInAs(world: World, words: LoginWords): Promise<Visitor> {
  const visitor = new Visitor(world.app);
  const reply = await visitor.must(visitor.post('/api/session', await loginPost(world, words)));
  visitor.csrf = reply.json.csrf;
  if (words.role === 'commission') signsWith(visitor, words.card);
  return visitor;
}

export function officerOf(world: World): Promise<Visitor> {
  return logInAs(world, { role: 'commission', card: world.officer });
}

/** A draft of the lead's, written down by the officer. */
export function draftCase(world: World, officer: Visitor, number: string): Promise<Reply> {
  const draft = {
    number,
    kind: 'policy-initiative',
    mainText: '您是否同意本案為示範？',
    reason: '理由書：本案為示範。',
    leadName: world.lead.holder.name,
  };
  return officer.must(officer.post('/api/commission/cases', draft));
}

export interface CollectedCase {
  readonly officer: Visitor;
  readonly authenticationCode: string;
}

/** A case from draft to collecting, by the commission's own API. */
export async function collectCase(world: World, number = '9001', electorate = 100): Promise<CollectedCase> {
  const officer = await officerOf(world);
  const act = (command: CommandName, data: object = {}): Promise<Reply> =>
    officer.must(officer.post(`/api/commission/cases/${number}/commands`, { command, data }));
  await draftCase(world, officer, number);
  await act('file-proposal', { electorate, proposersFiled: 5 });
  await act('accept-proposal', { mattersConsulted: true });
  await act('begin-proposer-check');
  await act('record-proposer-check', { valid: 5, struckOut: 0 });
  await act('notify-to-collect');
  await serveLetter(officer, number, 'collection-notice', taipeiDate(world.clock.now));
  const collected = await act('record-collection', {
    electronic: true,
    paper: true,
    undertaking: true,
    trialToken: await trialToken(officer, number, world.lead),
  });
  return { officer, authenticationCode: collected.json.once.authenticationCode };
}

export interface Ceremony {
  readonly log: string;
  readonly manifest: Manifest;
  readonly keys: LogKeys;
  readonly body: { readonly manifest: object; readonly leadConsent: string; readonly wrap: object };
}

/** The lead's key ceremony: manifest of the plan, wrap, consent. `consentedAt`: what its statement says. */
export function makeCeremony(
  world: World,
  planJson: JsonValue,
  card: Card = world.lead,
  consentedAt: number = world.clock.now,
): Ceremony {
  const plan = planFromJson(planJson);
  const master = nodeRandom(32);
  const keys = deriveLogKeys(p, master);
  const wrap = makeWrap(
    p,
    {
      log: plan.log,
      inner: sealMaster(p, master, newUnsealingCode(nodeRandom), nodeRandom(12)),
      seedCount: keys.seedCount,
      encryptionCertificate: parseCertificate(card.encryption!.certificate),
      registrySeal: world.trust.registry.seal,
    },
    nodeRandom,
  );
  const lead = {
    open: keys.open,
    count: keys.count,
    wrapSha256: p.sha256(encodeWrap(wrap)),
    leadSigningCertSha256: p.sha256(card.signing.certificate),
  };
  const manifest = manifestOfPlan(p, plan, lead, world.trust.registry, world.clock.now);
  const consent = renderManifestConsent({
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash: manifestHash(p, manifest),
    origin: ORIGIN,
    signedAt: Math.floor(consentedAt / 1000) * 1000,
  });
  const body = {
    manifest: manifestToJson(manifest) as object,
    leadConsent: toBase64url(signWith(card, consent)),
    wrap: wrapToJson(wrap) as object,
  };
  return { log: manifest.log, manifest, keys, body };
}

/** What the registry's program does with a manifest that it was sent. */
export async function registrySigns(world: World, manifest: Manifest): Promise<void> {
  const registry = signAuthority(p, world.authorities.registry.secret, 'manifest', manifestHash(p, manifest));
  const path = join(world.config.exchangeFolder, 'to-commission', `manifest-${manifest.log}.registry.json`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encodeCanonical({ registry: authoritySignatureToJson(registry) }));
}

export interface OpenCase extends Ceremony {
  readonly officer: Visitor;
  readonly lead: Visitor;
}

/** From the plan that waits to a log that takes signatures. */
export async function openLog(
  { world, officer }: { readonly world: World; readonly officer: Visitor },
  lead: Visitor,
): Promise<Ceremony> {
  const { json } = await lead.must(lead.get('/api/lead/case'));
  const ceremony = makeCeremony(world, json.plan);
  await lead.must(lead.post('/api/lead/logs', ceremony.body));
  await officer.must(officer.post(`/api/commission/logs/${ceremony.log}/countersign`));
  await registrySigns(world, ceremony.manifest);
  await passPossession(lead, ceremony);
  await officer.must(officer.post(`/api/commission/logs/${ceremony.log}/open`));
  return ceremony;
}

/** Everything up to a log that takes signatures. */
export async function openCase(world: World, number = '9001', electorate = 100): Promise<OpenCase> {
  const { officer, authenticationCode } = await collectCase(world, number, electorate);
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
  return { ...(await openLog({ world, officer }, lead)), officer, lead };
}

export async function passPossession(lead: Visitor, { log, manifest, keys }: Ceremony): Promise<Reply> {
  const url = `/api/lead/logs/${log}/possession`;
  const { json } = await lead.must(lead.post(`${url}-test`));
  const challenge = { enc: fromBase64url(json.enc), ct: fromBase64url(json.ct) };
  const answer = openPossessionTest(p, keys.seedOpen, manifestHash(p, manifest), challenge)!;
  return lead.must(lead.post(url, { plaintext: toBase64url(answer) }));
}

/** A signer's post, made as her browser makes it, with a fresh challenge. */
export async function makePost(world: World, { log, manifest }: Pick<Ceremony, 'log' | 'manifest'>, card: Card) {
  const { json } = await new Visitor(world.app).must(new Visitor(world.app).post(`/api/logs/${log}/challenge`));
  const hash = manifestHash(p, manifest);
  const { idNumber } = card.holder;
  const z = nodeRandom(32);
  const receiptPublic = p.x25519Public(nodeRandom(32));
  const statement = renderSign({
    ...signContextOf(manifest, hash),
    ...json,
    idCommit: idCommit(p, z, idNumber),
    receiptCommit: receiptCommit(p, receiptPublic),
    idTail: idNumber.slice(-4),
  });
  const cms = slimCms(signWith(card, statement));
  const fields = { disclosure: 'lead', idNumber, z, receiptPublic, cms } as const;
  const body = sealRecord(p, logContextOf(manifest, hash), fields, nodeRandom);
  return { cms: toBase64url(cms), body: toBase64url(body), seed: toBase64url(nodeRandom(32)) };
}

/** The filing of a held log, signed by the lead's card. */
export function makeFiling(
  world: World,
  { log, manifest, keys }: Ceremony,
  held: { readonly size: number; readonly root: string },
  realCount: number,
  paperCount = 0,
  card: Card = world.lead,
) {
  const hash = manifestHash(p, manifest);
  const head = { size: held.size, root: fromBase64url(held.root) };
  const submittedAt = Math.floor(world.clock.now / 1000) * 1000;
  const figures = { log, manifestHash: hash, ...head, realCount, paperCount, submittedAt };
  const statement = renderSubmission({ ...figures, caseNumber: manifest.case.number, origin: ORIGIN });
  return filingRequestToJson({
    ...figures,
    consent: slimCms(signWith(card, statement)),
    release: sealRelease(p, manifest.registry.seal, { manifestHash: hash, ...head }, keys.seedOpen, nodeRandom),
    seedCount: keys.seedCount,
  });
}
