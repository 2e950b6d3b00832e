import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import './badge.css';

export type BadgeTone = 'plain' | 'note' | 'good' | 'warn' | 'bad';

/** A state in a word. The word carries the meaning, the colour only helps. */
export function Badge({
  tone = 'plain',
  children,
}: {
  readonly tone?: BadgeTone | undefined;
  readonly children: ReactNode;
}) {
  return <span className={classNames('badge', `badge--${tone}`)}>{children}</span>;
}
