import type { Like } from '../area.ts';
import type { lead as zhTw } from '../zh-TW/lead.ts';

export const lead: Like<typeof zhTw> = {
  title: 'For the lead proposer',
  face: 'Lead proposer',
  keyWork: {
    title: 'Key work never happens on this website',
    text: "The key ceremony, the rehearsal and the filing happen only in the lead's key tool (lianshu lead) on your own computer. The program of any website can be exchanged; if a web page asks for the 26-character unsealing code, stop at once.",
    open: 'Open the key tool on my computer',
    how: 'How to start the tool',
    command: 'In a terminal on your computer:',
  },
  caseOf: (number) => `Case ${number}`,
  leadName: 'Lead proposer',
  mainText: 'Main text',
  log: 'Log',
  window: {
    title: 'Collecting period',
    first: 'First day',
    last: 'Last day',
    left: (days) => (days === 1 ? '1 day left' : `${days} days left`),
    today: 'Today is the last day',
    over: 'The period is over',
    article: 'Act Art. 12(2); holidays and outages do not extend it (Reg. Art. 11)',
    supplementArticle:
      'Act Art. 13(3): the supplement is thirty days from the day after service, once; holidays and outages do not extend it',
  },
  progress: {
    only: "Only you can see this number. The commission's pages, database and logs do not have it; whether you publish it is your decision.",
    unlockTitle: 'Open the progress with the card',
    unlockText:
      'The card opens the progress key, which can only count: it opens no record and needs no unsealing code.',
    unlock: 'Open with the card',
    reload: 'Count again',
    counting: 'Counting',
    counted: (done, of) => `${done} of ${of} read`,
    panel: 'The count now',
    real: 'Signatures received',
    share: 'Of the threshold',
    realUnit: 'people',
    threshold: 'Threshold',
    thresholdArticle: 'Act Art. 12(1) (1.5%, rounded up)',
    missing: (count) => `${count} short of the threshold`,
    reached: (count) => `${count} above the threshold`,
    margin: 'Some will be struck out by the check: plan for a tenth more at least.',
    decoys: 'Decoys',
    decoysHelp: 'Entries that the system adds so that the size tells nobody the count; the check leaves them out.',
    repeats: 'Repeated',
    repeatsHelp: 'Sent again by the same person to repair an earlier record; not counted.',
    unreadable: 'Unreadable',
    unreadableHelp:
      'The progress envelopes of these entries do not open. The household authority opens every entry and lists them; tell the commission.',
    total: 'Entries in the log',
    countedAt: 'Counted',
    none: 'Nobody has signed yet.',
    notOpen: 'Signing has not opened in this case; there is no progress yet.',
  },
  link: {
    title: 'Signing link',
    text: "Publish the whole link on your own site. The characters after the # let the signer's browser notice an exchanged case; without them that protection is gone.",
    qr: 'QR code of the signing link',
    notYet: 'The link appears here when all three have signed the manifest and you have passed the possession test.',
    article: 'Reg. Art. 6(2)',
  },
  filed: {
    title: 'The roster is filed',
    text: 'Signing has stopped. After the household check and the decision of the commission the result appears on the page of the case.',
  },
  noCase: 'You have no such case, or your access to it has ended (Reg. Art. 6(4)).',
  states: {
    idle: 'nothing to collect at present',
    drafting: 'key ceremony not held yet',
    posted: 'manifest being signed; possession test open',
    ready: 'possession test passed; waiting for the case to open',
    open: 'open for signing',
    held: 'held for the filing',
    filed: 'filed',
    ended: 'ended',
  },
  problems: {
    'session.code-wrong': {
      said: 'Case number, authentication code and card do not go together.',
      next: 'Check the number and the code that the commission handed you (after a new one was issued the old one stops working), and insert the card that was tried then. A renewed card has to be tried at the commission, where you get a new code.',
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
    'unseal.file': {
      said: 'This file was not opened from the wrap of this case.',
      next: 'Run lianshu unwrap again with wrap and manifest out of the same folder.',
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
};
