import type { Like } from '../area.ts';
import type { session as zhTw } from '../zh-TW/session.ts';

export const session: Like<typeof zhTw> = {
  signOut: 'Sign out',
  signedInAs: (name, offices) => (offices === '' ? `Signed in: ${name}` : `Signed in: ${name} (${offices})`),
  and: ', ',
  login: {
    lead: {
      title: 'Sign in as lead',
      text: 'Use your own citizen digital certificate and the authentication code that the commission handed you.',
      article: 'Reg. Art. 4, 6(2)',
    },
    commission: {
      title: 'Sign in as officer of the commission',
      text: 'Use the citizen digital certificate that is registered for you. Every act is recorded with its article.',
      article: 'Reg. Art. 4',
    },
    registry: {
      title: 'Sign in as officer of the household authority',
      text: 'Use the citizen digital certificate that is registered for you.',
      article: 'Reg. Art. 8(2)',
    },
    caseNumber: 'Case number',
    caseNumberHelp: 'For example 9001',
    caseNumberWrong: 'Type the number of the case.',
    code: 'Authentication code 認證碼',
    codeHelp: 'The code for signing in that the commission gave you, not the 26 characters on your printed sheets.',
    codeMissing: 'Type the authentication code.',
    pinMissing: 'Type the PIN, 6 to 8 characters.',
    submit: 'Sign in with the card',
    busy: 'Waiting for the card component…',
  },
  act: {
    title: 'Sign this act with the card',
    text: 'The card signs exactly the text below. Check it, then type the PIN. The signature goes into the acts log with the act and is good for one use.',
    sign: 'Sign with the card',
    machinePart: 'The part for computers',
    offices: {
      intake: 'Department of Planning 綜合規劃處',
      legal: 'Department of Legal Affairs 法政處',
      commission: 'the commission meeting 委員會議',
      auditor: 'auditor 稽核',
    },
    elsewhere: (offices) => `For ${offices} to do; your office may not.`,
    or: ' or ',
    needsCard: 'Needs a card signature',
  },
  pin: {
    label: 'PIN of the card',
    help: 'Given only to the card component on your computer and then forgotten; it is not sent to any server. Three wrong ones lock the card.',
    helpKept:
      'Given only to the card component on your computer and forgotten when this task ends or you leave the page; it is not sent to any server. Three wrong ones lock the card.',
  },
  problem: {
    figures: (needed, found) => `Needed: ${needed}. Found: ${found}.`,
    elsewhere: {
      said: 'This is not the address of the system.',
      next: (origin) => `Type no PIN here. The address is ${origin}.`,
    },
    untrusted: {
      said: "This site's keys are not the ones built into this program.",
      next: 'Type no PIN before you know that program and address are right.',
    },
  },
};
