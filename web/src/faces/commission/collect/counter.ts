import { Fields } from '@lianshu/core/json';
import { type Answer, type Api, dayField, fromJson } from '../../../api/index.ts';

/** The acts that are entered at the counter with the lead and her card. */
export const COUNTER_ACTS = ['record-collection', 'add-collection', 'reissue-code', 'open-proposing'] as const;
export type CounterAct = (typeof COUNTER_ACTS)[number];

export function isCounterAct(command: string): command is CounterAct {
  return (COUNTER_ACTS as readonly string[]).includes(command);
}

/** What officer and lead need before them. */
export interface Counter {
  readonly acts: readonly CounterAct[];
  readonly collected: { readonly electronic: boolean; readonly paper: boolean };
  /** The last day on which the card's key may be needed. */
  readonly neededUntil: string;
  /** 切結書, line by line. */
  readonly undertaking: readonly string[];
}

export async function fetchCounter(api: Api, number: string): Promise<Answer<Counter>> {
  return fromJson(await api.get(`/api/commission/cases/${encodeURIComponent(number)}/counter`), (value) => {
    const fields = new Fields(value, 'counter');
    const collected = fields.object('collected');
    return {
      acts: fields.array('acts').filter((act) => typeof act === 'string' && isCounterAct(act)) as CounterAct[],
      collected: { electronic: collected.boolean('electronic'), paper: collected.boolean('paper') },
      neededUntil: dayField(fields, 'neededUntil'),
      undertaking: fields.array('undertaking').filter((line) => typeof line === 'string'),
    };
  });
}
