import { toBase64url } from '@lianshu/core/bytes';
import { openPossessionTest, sealedFromJson, XWING } from '@lianshu/core/crypto';
import { type Answer, type Api, failed, fromJson, good } from '../../../api/index.ts';
import { type Unseal, type UnsealForm, unsealKeys } from './unseal.ts';

export interface PossessionWork extends Unseal {
  readonly api: Api;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
  readonly form: UnsealForm;
  readonly typedCode: string;
}

/** What the test record is fetched as: before the press, since the card's window must open in the press itself. */
export type TestRecord = { readonly enc: Uint8Array; readonly ct: Uint8Array };

export async function fetchTestRecord(api: Api, log: string): Promise<Answer<TestRecord>> {
  const answer = await api.post(`${possessionPath(log)}-test`, {});
  return fromJson(answer, (value) => sealedFromJson(value, XWING, 32, 'possession'));
}

/**
 * 開封演練 rehearsal: card and code open the test record, and nothing else is fetched, opened or sent. Problems are those of
 * `unsealKeys`, and `possession.wrong` when the record was not sealed to the manifest's key.
 */
export async function rehearse(work: PossessionWork, record: TestRecord): Promise<Answer<Uint8Array>> {
  const keys = await unsealKeys(work);
  if (!keys.ok) return keys;
  const plaintext = openPossessionTest(work.p, keys.value.seedOpen, work.manifestHash, record);
  keys.value.seedOpen.fill(0);
  keys.value.seedCount.fill(0);
  return plaintext === undefined ? failed('possession.wrong') : good(plaintext);
}

/** 開封測試: the same, and the commission is told what was in the record. Only then may the case open. */
export async function provePossession(work: PossessionWork, record: TestRecord): Promise<Answer<true>> {
  const opened = await rehearse(work, record);
  if (!opened.ok) return opened;
  const path = possessionPath(work.manifest.log);
  const answer = await work.api.post(path, { plaintext: toBase64url(opened.value) });
  return answer.ok ? good(true) : answer;
}

function possessionPath(log: string): string {
  return `/api/lead/logs/${encodeURIComponent(log)}/possession`;
}
