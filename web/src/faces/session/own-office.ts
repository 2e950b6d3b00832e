import { OFFICES, type Office, type OfficeTaskName, officeFor, taskOf } from '@lianshu/core/case';
import { useWords } from '../../words/index.ts';
import { useOffice } from './office.ts';
import { sessionWords } from './words.ts';

/** Undefined where what these offices do is the signed-in officer's; else whose it is, as a sentence. */
export function useElsewhere(offices: readonly Office[]): string | undefined {
  const { session } = useOffice();
  const { elsewhere, offices: names, or } = useWords(sessionWords).act;
  if (officeFor(offices, session.roles) !== undefined) return undefined;
  return elsewhere(offices.map((office) => names[office]).join(or));
}

/** The offices that do a task; the auditor is none. */
export function officesOf(task: OfficeTaskName): readonly Office[] {
  const { roles } = taskOf(task);
  return OFFICES.filter((office) => roles.includes(office));
}
