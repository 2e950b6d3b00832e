import type { MouseEvent, ReactNode } from 'react';
import { pageAt } from '../paths.ts';
import { navigate } from './place.ts';

/** True when `to` is answered by the page that is open now, so that it can be shown without loading. */
export function isSamePage(to: string): boolean {
  return to.startsWith('/') && pageAt(to.split(/[?#]/)[0]!)?.html === pageAt(location.pathname)?.html;
}

export interface AppLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly isCurrent?: boolean | undefined;
}

/** A link inside the project: an ordinary anchor, followed without a reload where the same page answers. */
export function AppLink({ to, children, className, isCurrent }: AppLinkProps) {
  const follow = (event: MouseEvent) => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!plain || !isSamePage(to)) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} className={className} aria-current={isCurrent === true ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
