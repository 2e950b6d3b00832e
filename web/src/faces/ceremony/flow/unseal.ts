import { equalBytes, toHex } from '@lianshu/core/bytes';
import {
  type CountKey,
  checkCountKey,
  checkLogKeys,
  encodeWrap,
  INNER_LENGTH,
  type LogKeys,
  openMaster,
  parseUnsealingCode,
  parseWrap,
  type WrapFile,
  wrapFromJson,
} from '@lianshu/core/crypto';
import type { Manifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { type Answer, type Api, failed, fromJson, fromResult, good } from '../../../api/index.ts';
import type { CardClient, CipherForm } from '../../../middleware/index.ts';
import { fromCard } from '../../session/card.ts';
import { copyName, type LocalTool } from './local-files.ts';
import type { KnownManifest } from './signed-manifest.ts';

/**
 * The wrap that the commission keeps, if it is the one that the manifest names; else `unseal.wrap-changed`. (A wrap for a
 * renewed card will come with its act in the log; until that act exists, another wrap is a fault.)
 */
export async function fetchWrap(p: Primitives, api: Api, manifest: Manifest): Promise<Answer<WrapFile>> {
  const answer = await api.get(`/api/lead/logs/${encodeURIComponent(manifest.log)}/wrap`);
  const wrap = fromJson(answer, wrapFromJson);
  if (!wrap.ok) return wrap;
  const same = equalBytes(p.sha256(encodeWrap(wrap.value)), manifest.keys.wrapSha256);
  return same && wrap.value.log === manifest.log ? wrap : failed('unseal.wrap-changed');
}

/**
 * The wrap out of the lead's own folder when it is there and the very one that the manifest names, else the commission's.
 * So a commission that withholds or exchanges it cannot keep the lead from her keys.
 */
export async function findWrap(
  p: Primitives,
  tool: LocalTool,
  api: Api,
  { manifest, hash }: KnownManifest,
): Promise<Answer<WrapFile>> {
  const copy = await tool.read(copyName('wrap', manifest.log, toHex(hash)));
  if (copy.ok && equalBytes(p.sha256(copy.value), manifest.keys.wrapSha256)) return good(parseWrap(copy.value));
  return fetchWrap(p, api, manifest);
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
    return failed('code.malformed');
  }
  const opened = fromCard(await card.decryptData({ ciphertext: wrap[form], form, pin, slot }));
  if (!opened.ok) return otherCard(opened);
  if (opened.value.length !== INNER_LENGTH) return failed('unseal.card');
  const master = openMaster(p, opened.value, code);
  opened.value.fill(0);
  code.fill(0);
  if (master === undefined) return failed('unseal.code');
  const keys = fromResult(checkLogKeys(p, master, manifest.keys));
  master.fill(0);
  return keys;
}

/** The card alone opens the count key. Problems: `card.…`, `unseal.card`, `manifest.keys`. */
export async function unsealCountKey(work: Unseal): Promise<Answer<{ seedCount: Uint8Array; key: CountKey }>> {
  const { p, card, slot, pin, wrap, manifest } = work;
  const ciphertext = wrap.countPkcs1;
  const opened = fromCard(await card.decryptData({ ciphertext, form: 'pkcs1', pin, slot }));
  if (!opened.ok) return otherCard(opened);
  if (opened.value.length !== 32) return failed('unseal.card');
  const key = fromResult(checkCountKey(p, opened.value, manifest.keys));
  return key.ok ? good({ seedCount: opened.value, key: key.value }) : key;
}

/** A card that cannot decrypt what was wrapped for the lead's card is another card. */
function otherCard(answer: { readonly ok: false; readonly problem: { readonly code: string } }) {
  return answer.problem.code === 'card.decrypt-failed' ? failed('unseal.card') : (answer as ReturnType<typeof failed>);
}
