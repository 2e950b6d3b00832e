import { ineligibility } from '@lianshu/core/case';
import type { ReasonName } from '@lianshu/core/verdict';
import type { PersonRecord } from '../register/person-record.ts';
import { isSameName } from '../register/same-name.ts';
import type { Standing } from '../rolls/standing.ts';
import type { Examined } from './examine-slot.ts';

export type RealRecord = Extract<Examined, { class: 'real' }> & { readonly index: number };

/** A record whose certificate names another than the register does: an officer looks at it (rare characters, misuse). */
export interface ReviewEntry {
  readonly index: number;
  readonly idNumber: string;
  readonly certificateName: string;
  readonly registerName: string;
}

export interface Judged {
  readonly record: RealRecord;
  readonly reason: ReasonName;
  /** Undefined for a record that is no valid signature, and for a number that the register does not know. */
  readonly person: PersonRecord | undefined;
}

export interface Judgement {
  /** By index, one for each record. */
  readonly judged: readonly Judged[];
  readonly review: readonly ReviewEntry[];
}

/**
 * Who counts (Act Art. 8, 13(2); regulation Art. 9): `records` in index order, `people` by ID number, `on` the day the
 * roster is judged by. Only records that passed every other test compete as duplicates, and among those one whose certificate
 * names the person in the register goes before one that does not: who signs under another's number cannot strike her.
 * `counted`: in the round before; `barred`: from proposing this matter.
 */
export function judgeRecords(
  records: readonly RealRecord[],
  people: ReadonlyMap<string, PersonRecord>,
  { on, counted, barred }: Pick<Standing, 'on' | 'counted' | 'barred'>,
): Judgement {
  const judged: Judged[] = [];
  const review: ReviewEntry[] = [];
  const contenders = new Map<string, { readonly at: number; readonly named: boolean }[]>();
  for (const record of records) {
    const at = judged.length;
    const person = record.fault === null ? people.get(record.idNumber) : undefined;
    const ground = record.fault ?? groundAgainst(person, on) ?? (barred(record.idNumber) ? 'barred-proposer' : null);
    judged.push({ record, person, reason: ground ?? 'accepted' });
    if (ground !== null || person === undefined) continue;
    const named = isSameName(record.certificateName, person.name);
    if (!named) {
      const { index, idNumber, certificateName } = record;
      review.push({ index, idNumber, certificateName, registerName: person.name });
    }
    const rivals = contenders.get(record.idNumber) ?? [];
    rivals.push({ at, named });
    contenders.set(record.idNumber, rivals);
  }
  for (const [idNumber, rivals] of contenders) {
    const kept = rivals.find(({ named }) => named) ?? rivals[0]!;
    for (const { at } of rivals) {
      const earlier = counted(idNumber);
      if (at === kept.at && !earlier) continue;
      judged[at] = { ...judged[at]!, reason: at === kept.at ? 'duplicate-earlier-round' : 'duplicate-electronic' };
    }
  }
  return { judged, review };
}

function groundAgainst(person: PersonRecord | undefined, on: string): ReasonName | null {
  if (person === undefined) return 'not-found';
  return ineligibility(person, on) ?? null;
}
