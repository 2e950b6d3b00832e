import type { Like } from '../area.ts';
import type { publicFace as zhTw } from '../zh-TW/public.ts';

export const publicFace: Like<typeof zhTw> = {
  home: {
    title: 'Referendum cases',
    intro: 'National referendum cases that are open for signing, being checked, or decided.',
    none: 'There is no case at present.',
    order:
      'Within each stage cases stand in the order of their numbers, never by how many sign, how popular they are or how soon they end.',
    caseNumber: (number) => `Case ${number}`,
    lead: (name) => `Lead proposer: ${name}`,
    until: 'Open until',
    groups: {
      open: {
        title: 'Open for signing',
        says: 'The lead proposer publishes the signing link; this site does not link to it.',
      },
      checking: {
        title: 'Filed and being checked',
        says: 'No figures are given during the check; they are announced once confirmed.',
      },
      preparing: { title: 'Proposed and under review', says: 'Not open for signing yet.' },
      decided: { title: 'Decided', says: 'Once announced, anyone can verify the result.' },
    },
    how: {
      title: 'How do I sign?',
      steps: [
        'Nationals of 18 years or more, registered in the country for 6 months and not under guardianship, may sign.',
        'You need a computer, a card reader and the physical citizen digital certificate. Phones and mobile certificates cannot sign yet.',
        'Enter through the link that the lead proposer published and follow four steps; it takes about 2 minutes.',
        'Keep the receipt: with it you can later check whether your signature was counted.',
      ],
    },
  },
  case: {
    title: (number) => `Case ${number}`,
    mainText: 'Main text',
    reason: 'Statement of reasons',
    aboutTitle: 'About this case',
    leadName: 'Lead proposer',
    kind: 'Kind',
    signers: 'Signers needed',
    proposers: 'Proposers needed',
    people: (count) => `${count}`,
    ofElectorate: (count) => `1.5 % of ${count} electors, any fraction counted as one`,
    noCount: 'Signatures so far',
    noCountWhy:
      'The commission has no such query and publishes none. Only the lead proposer sees the exact number, with their own card, and decides whether to publish it.',
    sign: {
      open: 'Open for signing',
      notYet: 'Electronic signing has not been opened yet',
      link: 'Enter through the link that the lead proposer published. It carries the fingerprint of this case, by which your browser recognises a false one.',
      go: 'To the signing page',
      paperAlone: 'Signing on paper only, for now',
      paperAloneText:
        'The lead proposer collected the paper form alone. To sign, ask them for the form and put your own signature or seal on it.',
      wait: 'The lead proposer is preparing. Once it is open, enter through the link that they publish.',
      warning:
        'Look at the address bar before you sign. Neither this site nor the commission asks you by message or telephone to sign, or to lend your card.',
    },
    datesTitle: 'Dates',
    dates: {
      proposedOn: 'Proposed',
      notifiedOn: 'Notified to collect',
      collectedOn: 'Collected',
      firstDay: 'First day of signing',
      lastDay: 'Last day of signing',
      filedOn: 'Roster filed',
      decidedOn: 'Result announced',
      endedOn: 'Procedure ended',
      pollOn: 'Day of polling',
      termLastDay: 'Deadline of this stage',
    },
    timelineTitle: 'History',
    announcements: {
      title: 'Announcements',
      columns: { name: 'Announcement', issuedOn: 'Issued on', file: 'File' },
      text: 'Text',
    },
    result: {
      title: 'Result of the check',
      counted: 'Signatures that count',
      threshold: 'Signers needed',
      people: 'people',
      electronic: 'Electronic',
      paper: 'On paper',
      split: (accepted, struckOut) => `${accepted} counted, ${struckOut} struck out`,
      ownReceipt: 'Check my own signature',
      verify: 'How to verify',
    },
    verifyTitle: 'Verification',
    verifyLater:
      'Once the result is announced, a bundle will be offered here: anyone can verify on their own computer, without this site, that no signature was dropped, added or altered.',
    verifyNow:
      'The bundle is published. Anyone can verify on their own computer, without this site, that no signature was dropped, added or altered.',
    verifyHow: 'How to verify',
    bundle: 'Download the index of the bundle',
  },
  verify: {
    title: 'How to verify',
    intro: 'You need not trust this site. Here is what the system publishes and how to check it yourself.',
    parts: [
      {
        title: 'The log can grow, never change',
        says: 'Every signature becomes a fingerprint in a public log whose head the system signs. One entry less, more or altered gives another head, and whoever kept an old one notices.',
      },
      {
        title: 'Only fingerprints are public',
        says: 'The log has no name and no ID number, and does not show which entries are signatures: blank entries of the very same shape are mixed in. Where a case runs with cover, its length does not tell the count; where it does not, the manifest says so and the length gives a rough idea.',
      },
      {
        title: 'Your receipt proves that you are in it',
        says: 'When you sign, your browser checks that the fingerprint in the log is of what you sent. You can check again at any time.',
      },
      {
        title: 'Every entry is accounted for',
        says: 'After its check the household authority publishes a verdict on every entry: counted, struck out, blank or unreadable. The reason is sealed; only your receipt opens yours.',
      },
    ],
    program: {
      title: 'Check a whole case with the verifier',
      says: 'Once the result is announced, download the bundle and run the verifier on your own computer. It works offline and lists every check as passed, failed or not applicable, with the reason.',
      command: 'Command',
    },
    limits: {
      title: 'What verification cannot prove',
      items: [
        'That everyone who was counted is eligible: this rests on the household authority and its register.',
        'That your computer is free of malware.',
        'That nobody was made to sign.',
      ],
    },
  },
  receipt: {
    title: 'Check a receipt',
    intro:
      'See whether your signature is still in the log and, after the decision, whether it was counted. The receipt is read in your browser only and is not sent to the server.',
    ways: 'Ways to give the receipt',
    file: 'Receipt file',
    fileHelp: 'The .json file that you saved when you signed',
    paste: 'Paste',
    pasteLabel: 'Text of the receipt, receipt code, or address of the QR code',
    pasteHelp: 'Scanning the QR code of a printed receipt opens this page by itself.',
    check: 'Check',
    unreadable: 'This is no receipt, or not all of it. Please choose the file that you saved when you signed.',
    checking: 'Comparing with the public log…',
    about: 'The receipt',
    caseNumber: 'Case',
    leadName: 'Lead proposer',
    index: 'Place in the log',
    acceptedAt: 'Recorded',
    againstOther: 'Check another receipt',
    proven: {
      title: 'Your signature is in the log',
      says: (size) =>
        `Compared with the log as published now (${size} places, blank ones included): the fingerprint fits.`,
      grown: 'The log has only grown since your receipt; nothing in it was altered.',
    },
    faults: {
      title: 'The receipt itself is wrong',
      says: 'Its content does not fit the proof that comes with it. The file may be damaged or altered. If you have another original, check that one.',
    },
    disproven: {
      title: 'The receipt contradicts the public log',
      says: 'This is serious: your receipt bears the signature of the system, yet the published log does not fit it. Keep the receipt file and tell the commission and independent observers.',
      saysCode:
        'A receipt code bears no signature of the system and is no evidence. Check again with the receipt file that you downloaded after signing; if that does not fit either, the file is the evidence.',
      why: {
        checkpoint: 'The signature of the published log is wrong.',
        shrunk: 'The published log is shorter than your receipt.',
        'not-included': 'The published log has something else at this place.',
        rewritten: 'The published log does not continue the one of your receipt.',
        tiles: 'The published log is incomplete.',
      },
    },
    verdict: {
      title: 'Result of the check',
      pending: 'Not announced yet. After the decision you will see here whether your signature was counted.',
      accepted: { title: 'Your signature was counted', says: 'The household authority accepted it.' },
      struckOut: {
        title: 'Your signature was not counted',
        says: (reason) => `The household authority struck it out. Reason: ${reason}.`,
      },
      hidden: 'The reason was not sealed to this receipt and cannot be shown.',
      noSecret:
        'This copy does not hold your own secret, so only the verdict can be shown, not the reason. Use the file that you saved when you signed.',
      malformed: {
        title: 'This record could not be opened',
        says: 'The household authority could not read it. Keep the receipt and ask the commission.',
      },
      odd: {
        title: 'The verdict contradicts the receipt',
        says: 'The published verdict says that this place holds no signature, but your receipt proves that it does. Keep the receipt file and tell the commission and independent observers.',
      },
      remedy:
        'If you think this is wrong, ask a household registration office or the commission. Only you can see the reason.',
    },
  },
};
