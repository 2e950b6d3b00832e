import { checkIdNumber } from '@lianshu/core/identity';
import type { Trust } from '@lianshu/core/trust';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import { type Api, fromResult } from '../../../web/src/api/index.ts';
import { buildStatement } from '../../../web/src/faces/signer/signing/build-statement.ts';
import { challengeFromJson, checkChallenge } from '../../../web/src/faces/signer/signing/challenge.ts';
import { makePost, postToJson, type SigningPost } from '../../../web/src/faces/signer/signing/make-post.ts';
import { judgeAnswer, type SendOutcome } from '../../../web/src/faces/signer/signing/send-post.ts';
import { drawSecrets } from '../../../web/src/faces/signer/signing/signer-secrets.ts';
import { type OpenManifest, openManifest } from '../../../web/src/log/index.ts';
import type { Card } from '../card/card.ts';
import { expectAnswer } from './expect-answer.ts';

/** A signer (連署人) with her card in the reader. She types her own ID number unless told otherwise. */
export interface SignerAtWork {
  readonly api: Api;
  readonly card: Card;
  readonly now: () => number;
  readonly typedId?: string;
}

/** The manifest of a log, its three signatures verified under the pinned trust. */
export async function openLog(api: Api, trust: Trust, log: string): Promise<OpenManifest> {
  const value = expectAnswer('manifest', await api.get(`/api/logs/${encodeURIComponent(log)}/manifest`));
  return expectAnswer('manifest', openManifest(p, trust, log, value, undefined));
}

/** Challenge, statement, card and sealing: everything up to the post. */
export async function preparePost(signer: SignerAtWork, open: OpenManifest): Promise<SigningPost> {
  const { api, card, now } = signer;
  const path = `/api/logs/${encodeURIComponent(open.manifest.log)}/challenge`;
  const offered = challengeFromJson(expectAnswer('challenge', await api.post(path, {})));
  const challenge = expectAnswer('challenge times', checkChallenge(open.manifest, offered));
  const idNumber = expectAnswer('id number', fromResult(checkIdNumber(signer.typedId ?? card.holder.idNumber)));
  const secrets = drawSecrets(p, nodeRandom);
  const statement = buildStatement(p, open, secrets, challenge, idNumber);
  const cms = card.sign({ tbs: statement, hash: 'SHA256', type: 'PKCS7', signingTime: now() });
  return expectAnswer('sealing', fromResult(makePost(p, open, secrets, idNumber, statement, cms, nodeRandom)));
}

/** Sends a post and judges the answer as her page does. */
export async function sendPostAs(api: Api, open: OpenManifest, post: SigningPost): Promise<SendOutcome> {
  const answer = await api.post(`/api/logs/${encodeURIComponent(post.log)}/signatures`, postToJson(post));
  return judgeAnswer(p, open, post, answer);
}

export async function signOnce(signer: SignerAtWork, open: OpenManifest): Promise<SendOutcome> {
  return sendPostAs(signer.api, open, await preparePost(signer, open));
}
