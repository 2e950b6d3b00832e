import type { LetterName } from '@lianshu/core/case';
import { Fields } from '@lianshu/core/json';
import { type Answer, type Api, dayField, fromJson } from '../../api/index.ts';
import { letters as said } from '../../words/zh-TW/letters.ts';

/** A letter to the lead that has gone out. */
export interface LeadLetter {
  readonly n: number;
  readonly name: LetterName;
  readonly documentNumber: string;
  readonly issuedOn: string;
  /** 送達; null until it is recorded. */
  readonly servedOn: string | null;
}

/** A letter of a kind that this client does not know is passed over: a newer server may have more. */
export async function fetchLeadLetters(api: Api): Promise<Answer<readonly LeadLetter[]>> {
  return fromJson(await api.get('/api/lead/letters'), (value) =>
    new Fields(value).array('letters').flatMap((item) => {
      const fields = new Fields(item, 'letter');
      const name = fields.string('name');
      if (!Object.hasOwn(said, name)) return [];
      const servedOn = fields.isNull('servedOn') ? null : dayField(fields, 'servedOn');
      const issued = { documentNumber: fields.string('documentNumber'), issuedOn: dayField(fields, 'issuedOn') };
      return [{ n: fields.integer('n', 1), name: name as LetterName, ...issued, servedOn }];
    }),
  );
}
