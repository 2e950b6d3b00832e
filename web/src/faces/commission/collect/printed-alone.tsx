import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import './printed-alone.css';

/** What printing the page prints, in place of the page itself. One at a time. */
export function PrintedAlone({ children }: { readonly children: ReactNode }) {
  useEffect(() => {
    document.body.classList.add('prints-alone');
    return () => document.body.classList.remove('prints-alone');
  }, []);
  return createPortal(<div className="print-only printed-alone">{children}</div>, document.body);
}
