import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import './timeline.css';

export interface TimelineEntry {
  readonly key: string;
  readonly when: ReactNode;
  readonly what: ReactNode;
  /** Article or remark under it. */
  readonly note?: ReactNode;
  readonly state?: 'past' | 'now' | 'future' | undefined;
}

/** What happened and what comes, in order. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, when, what, note, state = 'past' }) => (
        <li key={key} className={classNames('timeline__entry', `timeline__entry--${state}`)}>
          <span className="timeline__when soft small">{when}</span>
          <span className="timeline__what">{what}</span>
          {note !== undefined && <span className="soft small">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
