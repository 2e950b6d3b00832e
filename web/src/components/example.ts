import type { ReactNode } from 'react';

/** One picture of a component in the gallery; every `examples.tsx` exports `examples: readonly Example[]`. */
export interface Example {
  /** Unique within the component, kebab-case: it names the anchor and the screenshot. */
  readonly name: string;
  readonly render: () => ReactNode;
}
