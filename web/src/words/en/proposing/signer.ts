import type { Like, Partly } from '../../area.ts';
import type { signer } from '../../zh-TW/signer.ts';

/** What the signing page says to a proposer (提案人) instead. */
export const proposing: Partly<Like<typeof signer>> = {
  title: 'Propose',
  titleOf: (number) => `Become a proposer of referendum case ${number}`,
  stepsLabel: 'Steps of proposing',
  lost: { notRecorded: 'Nothing was recorded: you are no proposer, and nothing is lost.' },
  link: {
    falseTitle: 'Please stop: something is wrong with this proposing link',
    otherSite: (site) => `Proposers of this case are sought at ${site} only, but you are on another site.`,
  },
  closed: {
    title: 'Proposing is not possible now',
    notOpen: 'Proposers of this case are not sought yet, or no longer.',
    held: 'The lead proposer is filing; new proposers are not taken for at most 30 minutes. If nothing is filed, proposing goes on.',
  },
  read: {
    window: 'Period of proposing',
    pilot: 'This is a trial; proposing has no legal effect.',
    supplement: 'This is the supplement. Whoever proposed the first time need not sign again, and counts once.',
    who: {
      leadHidden: { sees: 'how many proposers there are' },
      commission: { never: 'your full ID number; how many proposers there are' },
      commissionUncovered: {
        sees: 'checks the card signature at the moment of signing, then discards it; nothing of it enters a database. The growth of the log tells roughly how many propose (this case runs without cover)',
      },
      others: { never: 'whether you are a proposer' },
    },
    noWithdraw:
      'A proposer cannot withdraw alone: the Referendum Act lets the lead proposer withdraw the whole case with the consent of half of them.',
    start: 'Start proposing',
  },
  card: { foreign: 'This card cannot propose' },
  sign: { submit: 'Become a proposer' },
  working: { title: 'Proposing' },
  refused: { title: 'You are no proposer yet' },
  falseReceipt: {
    says: 'The receipt from the server does not fit what you sent, so you cannot count on being a proposer. Press “Send again”; if it stays so, tell the commission.',
  },
  already: {
    title: 'You are a proposer of this case already',
    notYou:
      'If you did not propose: someone may have used your card. Keep it safe, change the PIN and tell the commission.',
    unproven: 'This answer bears no valid signature. If you are sure that you have not proposed, tell the commission.',
  },
  done: {
    title: 'You are a proposer',
    forgotten: { says: 'What this tab knew of your proposing is gone. You may close the tab.' },
    sheetTitle: 'Receipt of an electronic proposal signature',
  },
};
