import type { Like, Partly } from '../../area.ts';
import type { ceremony } from '../../zh-TW/ceremony.ts';

/** What the lead's own tool says at the first stage instead. */
export const proposing: Partly<Like<typeof ceremony>> = {
  home: {
    ready: { title: 'Waiting for proposing to open' },
    open: { title: 'Proposers are being sought' },
    rehearseBefore: 'Rehearse at least once before you file the proposal.',
  },
};
