import { toBase64url } from '@lianshu/core/bytes';
import { Fields } from '@lianshu/core/json';
import { type Answer, type Api, fromJson } from '../../../api/index.ts';

/** What the commission counts with a pilot's progress key. */
export interface ReleasedCount {
  readonly real: number;
  readonly entries: number;
}

/** Hands the progress key of a pilot that is over to the commission. It opens no record. Doing it again gets the same answer. */
export async function releaseCount(api: Api, log: string, seedCount: Uint8Array): Promise<Answer<ReleasedCount>> {
  const path = `/api/lead/logs/${encodeURIComponent(log)}/release-count`;
  return fromJson(await api.post(path, { seedCount: toBase64url(seedCount) }), (value) => {
    const fields = new Fields(value);
    return { real: fields.integer('real'), entries: fields.integer('entries') };
  });
}
