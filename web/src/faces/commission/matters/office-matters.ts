import { Fields, type JsonValue } from '@lianshu/core/json';
import type { BarredMatter, Bound, ConsultedMatter } from '@lianshu/core/matters';
import { type Answer, type Api, dayField, fromJson, good, momentField } from '../../../api/index.ts';
import { matterFromFields } from '../../../matters/matter-json.ts';

/** A line of the register as the commission keeps it. */
export interface RegisterLine extends BarredMatter {
  /** The number of the commission's entry; null for what follows from a case of this system. */
  readonly entry: number | null;
  readonly enteredAt: number | null;
  readonly corrects: number | null;
  readonly reasons: string;
  /** The act by which it stands no more. */
  readonly endedBy: { readonly entry: number; readonly isStruck: boolean; readonly reasons: string } | null;
  readonly isRunning: boolean;
}

export interface Comparison {
  readonly isSame: boolean;
  readonly reasons: string;
  readonly at: number;
}

export interface ComparedMatter extends ConsultedMatter {
  readonly comparison: Comparison | null;
}

export interface Consultation {
  readonly day: string;
  /** Whether a comparison can still be recorded. */
  readonly isOpen: boolean;
  readonly matters: readonly ComparedMatter[];
}

export interface NewMatter {
  readonly matter: string;
  readonly source: string;
  readonly binds: Bound;
  readonly since: string;
  readonly corrects: number | null;
  readonly reasons: string;
}

function numberField(fields: Fields, name: string): number | null {
  return fields.isNull(name) ? null : fields.integer(name);
}

function endFromFields(fields: Fields): RegisterLine['endedBy'] {
  return {
    entry: fields.integer('entry'),
    isStruck: fields.boolean('isStruck'),
    reasons: fields.string('reasons'),
  };
}

function lineFromJson(item: JsonValue): RegisterLine {
  const fields = new Fields(item, 'lines');
  return {
    ...matterFromFields(fields),
    entry: numberField(fields, 'entry'),
    enteredAt: fields.isNull('enteredAt') ? null : momentField(fields, 'enteredAt'),
    corrects: numberField(fields, 'corrects'),
    reasons: fields.string('reasons'),
    endedBy: fields.isNull('endedBy') ? null : endFromFields(fields.object('endedBy')),
    isRunning: fields.boolean('isRunning'),
  };
}

function comparedFromJson(item: JsonValue): ComparedMatter {
  const fields = new Fields(item, 'matters');
  const read = (): Comparison => {
    const comparison = fields.object('comparison');
    return {
      isSame: comparison.boolean('isSame'),
      reasons: comparison.string('reasons'),
      at: momentField(comparison, 'at'),
    };
  };
  return {
    ...matterFromFields(fields),
    similarity: fields.integer('similarity', 0, 100),
    comparison: fields.isNull('comparison') ? null : read(),
  };
}

export async function fetchRegister(api: Api): Promise<Answer<readonly RegisterLine[]>> {
  return fromJson(await api.get('/api/commission/matters'), (value) =>
    new Fields(value).array('lines').map(lineFromJson),
  );
}

export async function enterMatter(api: Api, entry: NewMatter): Promise<Answer<true>> {
  const answer = await api.post('/api/commission/matters', { ...entry });
  return answer.ok ? good(true) : answer;
}

export async function strikeMatter(api: Api, entry: number, reasons: string): Promise<Answer<true>> {
  const answer = await api.post(`/api/commission/matters/${entry}/strike`, { reasons });
  return answer.ok ? good(true) : answer;
}

const consultationPath = (number: string) => `/api/commission/cases/${encodeURIComponent(number)}/matters`;

export async function fetchConsultation(api: Api, number: string): Promise<Answer<Consultation>> {
  return fromJson(await api.get(consultationPath(number)), (value) => {
    const fields = new Fields(value);
    return {
      day: dayField(fields, 'day'),
      isOpen: fields.boolean('isOpen'),
      matters: fields.array('matters').map(comparedFromJson),
    };
  });
}

export async function recordComparison(
  api: Api,
  number: string,
  comparison: { readonly matter: string; readonly isSame: boolean; readonly reasons: string },
): Promise<Answer<true>> {
  const answer = await api.post(consultationPath(number), { ...comparison });
  return answer.ok ? good(true) : answer;
}
