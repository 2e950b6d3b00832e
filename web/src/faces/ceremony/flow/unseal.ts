import { equalBytes, toHex } from '@lianshu/core/bytes';
import {
  type CountKey,
  checkCountKey,
  checkLogKeys,
  encodeWrap,
  INNER_LENGTH,
  type LogKeys,
  type OpenedWrap,
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
  /** What a card gave back at a terminal (`lianshu unwrap`): then neither card nor PIN is asked for. */
  readonly opened?: OpenedWrap | undefined;
}

/** Which stored form the card opens, or that it was opened at a terminal already. */
export type UnsealForm = CipherForm | 'file';

/**
 * Card and code together open the log's keys. Problems: `code.malformed` before the card is asked; `card.…`;
 * `unseal.card` (another card), `unseal.file` (no file, or of another wrap), `unseal.code` (another code), `manifest.keys`
 * (other keys than the manifest's).
 */
export async function unsealKeys(
  work: Unseal & { readonly form: UnsealForm; readonly typedCode: string },
): Promise<Answer<LogKeys>> {
  const { p, manifest, typedCode } = work;
  let code: Uint8Array;
  try {
    code = parseUnsealingCode(typedCode);
  } catch {
    return failed('code.malformed');
  }
  const inner = await openInner(work);
  if (!inner.ok) return inner;
  const master = openMaster(p, inner.value, code);
  inner.value.fill(0);
  code.fill(0);
  if (master === undefined) return failed('unseal.code');
  const keys = fromResult(checkLogKeys(p, master, manifest.keys));
  master.fill(0);
  return keys;
}

async function openInner(work: Unseal & { readonly form: UnsealForm }): Promise<Answer<Uint8Array>> {
  const { card, slot, pin, wrap, manifest, form, opened } = work;
  if (form === 'file') return isOf(opened, manifest) ? good(opened.inner.slice()) : failed('unseal.file');
  const inner = fromCard(await card.decryptData({ ciphertext: wrap[form], form, pin, slot }));
  if (!inner.ok) return otherCard(inner);
  return inner.value.length === INNER_LENGTH ? inner : failed('unseal.card');
}

function isOf(opened: OpenedWrap | undefined, { log, keys }: Manifest): opened is OpenedWrap {
  return opened !== undefined && opened.log === log && equalBytes(opened.wrapSha256, keys.wrapSha256);
}

/**
 * The card alone opens the count key; or what it gave back at a terminal holds it. Problems: `card.…`, `unseal.card`,
 * `unseal.file`, `manifest.keys`.
 */
export async function unsealCountKey(work: Unseal): Promise<Answer<{ seedCount: Uint8Array; key: CountKey }>> {
  const { p, manifest } = work;
  const seedCount = await openSeedCount(work);
  if (!seedCount.ok) return seedCount;
  const key = fromResult(checkCountKey(p, seedCount.value, manifest.keys));
  return key.ok ? good({ seedCount: seedCount.value, key: key.value }) : key;
}

async function openSeedCount({ card, slot, pin, wrap, manifest, opened }: Unseal): Promise<Answer<Uint8Array>> {
  if (opened !== undefined) return isOf(opened, manifest) ? good(opened.seedCount.slice()) : failed('unseal.file');
  const plain = fromCard(await card.decryptData({ ciphertext: wrap.countPkcs1, form: 'pkcs1', pin, slot }));
  if (!plain.ok) return otherCard(plain);
  return plain.value.length === 32 ? plain : failed('unseal.card');
}

/** A card that cannot decrypt what was wrapped for the lead's card is another card. */
function otherCard(answer: { readonly ok: false; readonly problem: { readonly code: string } }) {
  return answer.problem.code === 'card.decrypt-failed' ? failed('unseal.card') : (answer as ReturnType<typeof failed>);
}
