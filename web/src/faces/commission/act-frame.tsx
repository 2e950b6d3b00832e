import type { ReactNode } from 'react';
import { Disclosure, Panel } from '../../components/index.ts';

/** `next`: the step forward. `plain`: one that corrects or enters again. `folded`: possible, and seldom meant. */
export type ActLook = 'next' | 'plain' | 'folded';

export interface ActFrameProps {
  readonly title: string;
  readonly look: ActLook;
  readonly children: ReactNode;
}

/** What an act stands in. */
export function ActFrame({ title, look, children }: ActFrameProps) {
  if (look === 'folded') return <Disclosure title={title}>{children}</Disclosure>;
  return (
    <Panel title={title} level={3} look={look === 'next' ? 'strong' : 'plain'}>
      {children}
    </Panel>
  );
}
