import type { Like } from '../area.ts';
import type { session as zhTw } from '../zh-TW/session.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

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
      text: 'Use the citizen digital certificate that is on the list of officers. Countersigning, returning a result and destroying records ask for the card again.',
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
    tooMany: {
      said: 'Too many failed sign-ins; the next one has to wait.',
      next: "They are counted by card, so that nobody else's failures are yours. Check case number and code meanwhile.",
    },
    tooManyOfficer: {
      said: 'Too many failed sign-ins; the next one has to wait.',
      next: 'Check that the card in the reader is the one on the list of officers; after a change of card, have the list updated first.',
    },
  },
  sessions: {
    open: 'Sessions',
    title: 'Where you are signed in',
    text: 'Every browser that is signed in with this card. If one is not yours, end it at once and tell whoever runs the system.',
    textLead:
      'Every browser that is signed in to this case. If one is not yours, end it at once and tell the commission.',
    here: 'this browser',
    when: (month, day, clock) => `${clock} on ${day} ${MONTHS[month - 1]}`,
    began: (when) => `Signed in: ${when}`,
    used: (when) => `Last used: ${when}`,
    until: (when) => `Ends at the latest: ${when}`,
    client: (browser, system) => `${browser} on ${system}`,
    browsers: {
      chrome: 'Chrome',
      edge: 'Edge',
      firefox: 'Firefox',
      safari: 'Safari',
      'lead-tool': 'the key tool',
      other: 'another browser',
    },
    systems: {
      windows: 'Windows',
      macos: 'macOS',
      linux: 'Linux',
      android: 'Android',
      ios: 'iOS',
      other: 'another system',
    },
    end: 'End this session',
    endOthers: 'End all other sessions',
    alone: 'You are signed in in this browser alone.',
    ended: (count) => `Sessions ended: ${count}.`,
    rounding: 'No network address is kept, and the time of the last use is written down every five minutes only.',
    close: 'Close',
  },
  ended: {
    'logged-out': { said: 'You have signed out.', next: 'Please sign in with your card.' },
    'ended-by-holder': {
      said: 'This session was ended from another browser.',
      next: 'If it was not you, sign in with your card and end, under “Sessions”, what is not yours.',
    },
    idle: { said: 'The session was not used for too long and has ended.', next: 'Please sign in with your card.' },
    reused: {
      said: 'This session was used in two places and has been ended for safety.',
      next: 'Please sign in with your card. After a crash or a restored computer this is normal; otherwise someone may have copied the session: tell whoever runs the system (a lead: the commission).',
    },
    card: {
      said: 'The certificate of this session has expired or was revoked, and the session ended with it.',
      next: 'Sign in with a valid certificate; if you did not have it revoked, ask the household registration office.',
    },
    withdrawn: {
      said: 'What this session rested on has changed, and it has ended.',
      next: 'As lead, sign in with the newest code; as officer, ask whoever runs the system.',
    },
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
      clerk: 'clerk 查對承辦',
      reviewer: 'reviewer 複核',
      head: 'head 主管',
    },
    elsewhere: (offices) => `For ${offices} to do; your office may not.`,
    or: ' or ',
    needsCard: 'Needs a card signature',
  },
  cards: {
    several: 'More than one reader? Choose the card to use',
    busy: 'Reading the cards…',
    which: 'Which card is to be used',
    unknownHolder: 'A card whose holder cannot be read',
    reader: (slot) => `Reader: ${slot}`,
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
    stillIn: {
      said: 'Signing out did not go through; this browser may still be signed in.',
      next: 'Reload the page and sign out again. On a computer that is not yours, clear the browsing data before you leave.',
    },
    untrusted: {
      said: "This site's keys are not the ones built into this program.",
      next: 'Type no PIN before you know that program and address are right.',
    },
  },
};
