import type { Like, Partly } from '../../area.ts';
import type { lead } from '../../zh-TW/lead.ts';

/** What the lead's pages say at the first stage instead. */
export const proposing: Partly<Like<typeof lead>> = {
  window: {
    title: 'Period of proposing',
    article:
      'The Act sets no period for finding proposers; the last day is the one agreed when proposing was opened, and no regulation governs electronic proposing yet (Act Art. 9(6))',
    supplementArticle:
      'Act Art. 10(7): the supplement is thirty days from the day after service, once; holidays and outages do not extend it',
  },
  progress: {
    thresholdArticle: 'Act Art. 10(1) (one in ten thousand, rounded up)',
    none: 'There is no proposer yet.',
    notOpen: 'Proposers are not sought yet; there is no progress to see.',
  },
  link: {
    article: 'Act Art. 9(6); no regulation for electronic proposing yet',
  },
  filed: {
    title: 'The roster of proposers is filed',
    text: 'Proposing has ended. The commission reviews the proposal, the household offices check the proposers, and you will be told.',
  },
  states: {
    idle: 'proposers are not sought now',
    ready: 'possession test passed; waiting for proposing to open',
    open: 'open for proposers',
  },
};
