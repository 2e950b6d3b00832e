import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import './notice.css';

export type NoticeTone = 'note' | 'good' | 'warn' | 'bad';

const ICONS: Readonly<Record<NoticeTone, IconName>> = { note: 'info', good: 'check', warn: 'warning', bad: 'error' };

export interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  /** Read out when it appears: `polite` for news, `assertive` for a fault that stops her. */
  readonly announce?: 'polite' | 'assertive' | undefined;
}

export function Notice({ tone, title, children, announce }: NoticeProps) {
  const role = announce === 'assertive' ? 'alert' : announce === 'polite' ? 'status' : undefined;
  return (
    <div className={classNames('notice', `notice--${tone}`)} role={role}>
      <Icon name={ICONS[tone]} />
      <div className="stack stack--tight">
        {title !== undefined && <p className="notice__title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
