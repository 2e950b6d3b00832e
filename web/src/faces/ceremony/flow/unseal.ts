import { equalBytes } from '@lianshu/core/bytes';
import {
  type CountKey,
  checkCountKey,
  checkLogKeys,
  encodeWrap,
  INNER_LENGTH,
  type LogKeys,
  openMaster,
  parseUnsealingCode,
  type WrapFile,
  wrapFromJson,
} from '@lianshu/core/crypto';
import type { Manifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import type { CardClient } from '../../../middleware/index.ts';
import { type Answer, fromJson, fromResult, good, problem } from '../../session/answer.ts';
import type { Api } from '../../session/api.ts';
import { CIPHER_TYPES, type CipherForm, fromCard } from '../../session/card.ts';

/**
 * The wrap that the commission keeps, if it is the one that the manifest names; else `unseal.wrap-changed`. (A wrap for a
 * renewed card will come with its act in the log; until that act exists, another wrap is a fault.)
 */
export async function fetchWrap(p: Primitives, api: Api, manifest: Manifest): Promise<Answer<WrapFile>> {
  const answer = await api.get(`/api/lead/logs/${encodeURIComponent(manifest.log)}/wrap`);
  const wrap = fromJson(answer, wrapFromJson);
  if (!wrap.ok) return wrap;
  const same = equalBytes(p.sha256(encodeWrap(wrap.value)), manifest.keys.wrapSha256);
  return same && wrap.value.log === manifest.log ? wrap : problem('unseal.wrap-changed');
}

export interface Unseal {
  readonly p: Primitives;
  readonly card: CardClient;
  readonly slot: string;
  readonly pin: string;
  readonly wrap: WrapFile;
  readonly manifest: Manifest;
}

/**
 * Card and code together open the log's keys. Problems: `code.malformed` before the card is asked; `card.…`;
 * `unseal.card` (another card), `unseal.code` (another code), `manifest.keys` (other keys than the manifest's).
 */
export async function unsealKeys(
  work: Unseal & { readonly form: CipherForm; readonly typedCode: string },
): Promise<Answer<LogKeys>> {
  const { p, card, slot, pin, wrap, manifest, form, typedCode } = work;
  let code: Uint8Array;
  try {
    code = parseUnsealingCode(typedCode);
  } catch {
    return problem('code.malformed');
  }
  const cipherType = CIPHER_TYPES[form];
  const opened = fromCard(await card.decryptData({ ciphertext: wrap[form], cipherType, pin, slot }));
  if (!opened.ok) return otherCard(opened);
  if (opened.value.length !== INNER_LENGTH) return problem('unseal.card');
  const master = openMaster(p, opened.value, code);
  opened.value.fill(0);
  code.fill(0);
  if (master === undefined) return problem('unseal.code');
  const keys = fromResult(checkLogKeys(p, master, manifest.keys));
  master.fill(0);
  return keys;
}

/** The card alone opens the count key. Problems: `card.…`, `unseal.card`, `manifest.keys`. */
export async function unsealCountKey(work: Unseal): Promise<Answer<{ seedCount: Uint8Array; key: CountKey }>> {
  const { p, card, slot, pin, wrap, manifest } = work;
  const ciphertext = wrap.countPkcs1;
  const opened = fromCard(await card.decryptData({ ciphertext, cipherType: CIPHER_TYPES.pkcs1, pin, slot }));
  if (!opened.ok) return otherCard(opened);
  if (opened.value.length !== 32) return problem('unseal.card');
  const key = fromResult(checkCountKey(p, opened.value, manifest.keys));
  return key.ok ? good({ seedCount: opened.value, key: key.value }) : key;
}

/** A card that cannot decrypt what was wrapped for the lead's card is another card. */
function otherCard(answer: { readonly ok: false; readonly problem: { readonly code: string } }) {
  return answer.problem.code === 'card.decrypt-failed'
    ? problem('unseal.card')
    : (answer as ReturnType<typeof problem>);
}
