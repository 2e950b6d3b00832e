import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import './panel.css';

export interface PanelProps {
  readonly title?: string | undefined;
  /** Level of the title's heading; the page's own is 1. */
  readonly level?: 2 | 3 | 4 | undefined;
  readonly children: ReactNode;
  /** `plain` card, `sunken` for asides, `strong` for the matter itself. */
  readonly look?: 'plain' | 'sunken' | 'strong' | undefined;
  /** Badge or button at the right of the title. */
  readonly aside?: ReactNode;
  readonly id?: string | undefined;
}

/** A card: one matter, with its heading. */
export function Panel({ title, level = 2, children, look = 'plain', aside, id }: PanelProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={classNames('panel', `panel--${look}`)} id={id}>
      {(title !== undefined || aside !== undefined) && (
        <div className="panel__head">
          {title !== undefined && <Heading>{title}</Heading>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
