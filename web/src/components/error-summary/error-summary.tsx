import { useEffect, useRef } from 'react';
import { commonWords, useWords } from '../../words/index.ts';
import './error-summary.css';

export interface FieldFault {
  /** Id of the field, as given to `TextField` and its sisters. */
  readonly id: string;
  readonly says: string;
}

function focusField(id: string): void {
  const place = document.getElementById(id);
  const control = place?.matches('input, select, textarea, button')
    ? place
    : place?.querySelector<HTMLElement>('input, select, textarea, button');
  control?.focus();
}

/** All faults of a form at its top, each leading to its field. It takes the focus when the faults change. */
export function ErrorSummary({ faults }: { readonly faults: readonly FieldFault[] }) {
  const words = useWords(commonWords);
  const box = useRef<HTMLDivElement>(null);
  const key = faults.map(({ id, says }) => `${id} ${says}`).join('\n');
  useEffect(() => {
    if (key !== '') box.current?.focus();
  }, [key]);
  if (faults.length === 0) return null;
  return (
    <div className="error-summary" role="alert" ref={box} tabIndex={-1}>
      <h2 className="error-summary__title">{words.errorSummary}</h2>
      <ul>
        {faults.map(({ id, says }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(id);
              }}
            >
              {says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
