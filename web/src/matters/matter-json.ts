import { Fields, type JsonValue } from '@lianshu/core/json';
import { type BarredMatter, BOUND } from '@lianshu/core/matters';
import { type Answer, dayField, fromJson, getJson } from '../api/index.ts';

export function matterFromFields(fields: Fields): BarredMatter {
  return {
    id: fields.string('id'),
    matter: fields.string('matter'),
    source: fields.string('source'),
    binds: fields.oneOf('binds', BOUND),
    article: fields.string('article'),
    since: dayField(fields, 'since'),
    until: dayField(fields, 'until'),
  };
}

/** The matters that no one may propose on that day. */
export interface PublicMatters {
  readonly on: string;
  readonly matters: readonly BarredMatter[];
}

function publicMattersFromJson(value: JsonValue): PublicMatters {
  const fields = new Fields(value);
  const matters = fields.array('matters').map((item) => matterFromFields(new Fields(item, 'matters')));
  return { on: dayField(fields, 'on'), matters };
}

export async function fetchPublicMatters(): Promise<Answer<PublicMatters>> {
  return fromJson(await getJson('/api/matters'), publicMattersFromJson);
}
