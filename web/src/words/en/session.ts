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
    retry: 'Try again; if it still fails, tell the commission the code below.',
    codes: {
      network: ['The server cannot be reached.', 'Check the network and try again. Nothing is lost.'],
      unexpected: [
        'The server gave an answer that is not of the agreed form.',
        'Try again later, or ask the commission.',
      ],
      'session.required': ['You are signed out.', 'Sign in again.'],
      'session.wrong-role': ['This role may not use this page.', "Sign in with the lead's card."],
      'session.code-wrong': [
        'The authentication code is not right.',
        'Compare it with the one the commission gave you; after a new one was issued the old one stops working.',
      ],
      'session.card-unknown': [
        "This is not the card registered for the case's lead.",
        'Check the case number and insert the card that you registered.',
      ],
      'session.csrf': ['The session of this tab is no longer valid.', 'Load the page again and sign in.'],
      'nonce.expired': ['More than five minutes passed.', 'Press sign in once more.'],
      'nonce.forged': [
        'The sign-in request was not made by this site.',
        'Load the page again; if the address is wrong, leave.',
      ],
      'certificate.expired': ['The certificate has expired.', 'Have it extended or renewed at a household office.'],
      'certificate.revoked': ['The certificate has been revoked.', 'Apply for a new card at a household office.'],
      'certificate.revocation-unknown': ['The revocation list cannot be consulted right now.', 'Try again later.'],
      'certificate.encryption-used-to-sign': [
        'The card component signed with the encryption certificate.',
        'Update the component and try again.',
      ],
      'log.held': ['The log is being held.', 'Wait; if nothing is filed it goes on by itself.'],
      'case.deadline-passed': [
        'The collecting period is over.',
        'What was not filed in time counts as abandoned (Act Art. 12(2)).',
      ],
      'case.already-filed': ['The roster has been filed already.', 'It is filed once only (Reg. Art. 7(1)).'],
      'case.wrong-state': ['The case is not in a state for this.', 'Load the page again to see its state.'],
      'possession.wrong': ['The answer to the possession test is not right.', 'Check card and code and try again.'],
      'submission.head': ['The log changed after you counted.', 'Hold it again and count once more.'],
      'submission.signature': ['The signature under the filing did not pass.', 'Sign again with the registered card.'],
      'manifest.keys': ['The keys in the manifest do not fit.', 'Stop and tell the commission.'],
      'manifest.shape': ['The manifest is not as required.', 'Load the page and try again, or ask the commission.'],
      'manifest.hash-mismatch': ['The hash of the manifest does not fit.', 'Stop and tell the commission.'],
      'manifest.signature': [
        'A signature under the manifest did not pass.',
        'Stop and tell the commission and the household authority.',
      ],
      'commission.unreachable': ["The commission's site cannot be reached.", 'Check the network. Nothing is lost.'],
      'file.exists': [
        'Your folder holds another file of this name.',
        'Move the old one to a safe place and try again.',
      ],
    },
    other: ['The server refused this.', 'Load the page and try again; if it still fails, ask the commission.'],
  },
};
