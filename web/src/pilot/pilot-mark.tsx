import { isPilotNumber } from '@lianshu/core/case';
import { Badge, Notice } from '../components/index.ts';
import { useWords } from '../words/index.ts';
import { pilotWords } from '../words/pilot.ts';

/** Of a log or a case number: pilots (試辦) are numbered apart. */
export function isPilot(logOrNumber: string): boolean {
  return isPilotNumber(logOrNumber.split('.')[0]!);
}

/** The mark that stands on every page of a pilot; nothing for a case. */
export function PilotMark({ of }: { readonly of: string }) {
  const words = useWords(pilotWords);
  return isPilot(of) ? <Badge tone="warn">{words.mark}</Badge> : null;
}

/** The same with what it means, where a person decides. */
export function PilotNotice({ of }: { readonly of: string }) {
  const words = useWords(pilotWords);
  return isPilot(of) ? (
    <Notice tone="warn" title={words.mark}>
      <p>{words.means}</p>
    </Notice>
  ) : null;
}
