import type { ReactNode } from 'react';
import './definition-list.css';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

/** Terms and values side by side; on a phone one below the other. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl className="definitions">
      {items.map(({ term, value }) => (
        <div key={term} className="definitions__item">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
