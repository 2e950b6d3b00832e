import type { ReactNode } from 'react';
import './figure.css';

export interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly note?: ReactNode;
}

/** One number that matters, large, with what it counts. */
export function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <dl className="figure">
      <dt className="soft">{label}</dt>
      <dd>
        <span className="figure__value number">{value}</span>
        {unit !== undefined && <span className="figure__unit"> {unit}</span>}
        {note !== undefined && <span className="figure__note soft small">{note}</span>}
      </dd>
    </dl>
  );
}
