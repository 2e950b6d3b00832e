import type { Like, Partly } from '../../area.ts';
import type { publicFace } from '../../zh-TW/public.ts';

/** 徵求提案人: what a receipt of a proposer is told instead. */
export const proposing: Partly<Like<typeof publicFace>> = {
  receipt: {
    proven: { title: 'Your signature as a proposer is in the log' },
    verdict: {
      pending: 'Not announced yet. After the decision you will see here whether you were counted as a proposer.',
      accepted: { title: 'You were counted as a proposer' },
      struckOut: { title: 'You were not counted as a proposer' },
    },
  },
};
