import type { Like } from '../area.ts';
import type { session as zhTw } from '../zh-TW/session.ts';

export const session: Like<typeof zhTw> = {
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in: ${name}`,
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
  pin: {
    label: 'PIN of the card',
    help: 'Given only to the card component on your computer and then forgotten; it is not sent to any server. Three wrong ones lock the card.',
    helpKept:
      'Given only to the card component on your computer and forgotten when this task ends or you leave the page; it is not sent to any server. Three wrong ones lock the card.',
  },
  problem: {
    title: 'This did not work',
    codes: {
      'session.code-wrong': {
        said: 'The authentication code is not right.',
        next: 'Compare it with the one the commission handed you; after a new one was issued the old one stops working.',
      },
      'session.card-unknown': {
        said: 'This is not the registered card.',
        next: 'Check the case number and insert the card you registered; with a renewed card, ask the commission for a new code.',
      },
      'log.held': { said: 'The log is being held.', next: 'Wait; if nothing is filed it goes on by itself.' },
      'manifest.keys': {
        said: 'The keys that came out do not match the manifest.',
        next: 'Stop, file nothing, and tell the commission and the household authority.',
      },
      'manifest.shape': {
        said: 'What the commission proposes is not of the agreed form.',
        next: 'Do not sign. Load the page again; if it stays so, ask the commission.',
      },
      'manifest.signature': {
        said: 'A signature under the manifest did not pass.',
        next: 'Is it the card that was read? If so, stop and tell the commission.',
      },
      'submission.head': {
        said: 'The log is not the one you counted, or its signature does not fit.',
        next: 'Hold it and count once more; if it happens again, stop and tell the commission and the household authority.',
      },
      'submission.signature': {
        said: 'The signature under the filing did not pass.',
        next: 'Sign again with the registered card.',
      },
      'possession.wrong': { said: 'The test record does not open.', next: 'Check card and code and try again.' },
      'card-pair': {
        said: 'The two certificates are not from the same card.',
        next: 'Leave only one card in the readers and read again.',
      },
      'code.malformed': {
        said: 'This is not a whole unsealing code.',
        next: 'It has 26 characters, no letter U and no signs. Type it again from the paper.',
      },
      'code.wrong': {
        said: 'This is not the code of this ceremony.',
        next: 'Compare with the sheet character by character and type it again.',
      },
      'unseal.code': {
        said: 'This code does not fit.',
        next: 'Compare it character by character, or take the other sheet.',
      },
      'unseal.card': { said: 'This card cannot open it.', next: 'Insert the one used at the key ceremony.' },
      'unseal.wrap-changed': {
        said: 'The wrapped key that the commission returned is not the one named in the manifest.',
        next: 'Stop, and tell the commission and the household authority. Your folder still holds a copy.',
      },
      'tool.unreachable': {
        said: 'lianshu lead on your computer does not answer.',
        next: 'See that the program is running and try again. Nothing is lost.',
      },
      'file.missing': {
        said: "Your folder has no copy of this case's manifest.",
        next: 'Start lianshu lead on the computer and with the folder of the key ceremony.',
      },
      'file.exists': {
        said: 'Your folder holds another file of this name.',
        next: 'Move the old one to a safe place and try again.',
      },
      'commission.unreachable': {
        said: "The commission's site cannot be reached.",
        next: 'Check the network and try again. Nothing is lost.',
      },
    },
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
