import type { ReactNode } from 'react';
import './disclosure.css';

/** More for whoever wants it. The browser's own element: it is found by search and prints open. */
export function Disclosure({
  title,
  children,
  isOpen,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly isOpen?: boolean | undefined;
}) {
  return (
    <details className="disclosure" open={isOpen}>
      <summary>{title}</summary>
      <div className="disclosure__body stack">{children}</div>
    </details>
  );
}
