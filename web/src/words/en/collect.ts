import type { Like } from '../area.ts';
import type { collect as zhTw } from '../zh-TW/collect.ts';

export const collect: Like<typeof zhTw> = {
  titles: {
    'record-collection': 'Collect roster format or authentication code',
    'add-collection': 'Collect the other way too',
    'reissue-code': 'Issue a new authentication code',
    'open-proposing': 'Open electronic proposing',
  },
  intros: {
    'record-collection':
      'Go through this together with the lead proposer. The six months count from the day after collecting; the card is tried before that is entered.',
    'add-collection': 'Go through this together with the lead proposer. The six months do not begin anew.',
    'reissue-code':
      'The lead proposer has lost the code, or the citizen certificate was renewed. The old code ends at once; the term stays as it is.',
    'open-proposing':
      'Go through this together with the lead proposer. The code is handed over here; after the key ceremony proposers can be sought electronically.',
  },
  proposing: {
    title: 'Seeking proposers',
    unregulated: 'No regulation governs electronic proposing yet',
    unregulatedText:
      'Article 9(6) of the Referendum Act wants a system for proposing too, but the regulation governs joint signing alone. Until one is made it is an aid for preparing a proposal, and a paper roster can still be filed.',
    electorate: 'Electors of the most recent presidential election',
    electorateHelp: 'One in ten thousand of them must propose, one and a half in a hundred must sign.',
    electorateMissing: 'Enter the number.',
    lastDay: 'Last day of proposing',
    lastDayHelp: 'The Act sets no term: agree on a day with the lead proposer, within a year.',
    lastDayMissing: 'Enter a date such as 2026-12-31.',
  },
  to: 'Back to the case',
  counter: 'To the counter',
  lead: (name) => `Lead proposer: ${name}`,
  until: (day) => `Last day to collect: ${day}`,
  nothing: 'There is nothing to collect at present.',
  ways: {
    title: 'Way of collecting signatures',
    electronic: 'Electronic: an authentication code',
    electronicHelp: 'Needs the citizen certificate, the signed undertaking and a trial decryption here and now.',
    paper: 'On paper: the roster format',
    paperHelp: 'Needs no card. The electronic way can be added later; the six months do not begin anew.',
    missing: 'Choose at least one.',
    had: 'collected',
    article: 'Act Art. 10(9); regulation Art. 4, 6(1)',
  },
  undertaking: {
    title: 'Undertaking',
    text: 'Read it point by point with the lead proposer. Print it; she signs or seals it herself, and the commission keeps the original. The system keeps neither signature nor personal data.',
    show: 'The whole undertaking (in Chinese, the language of the law)',
    print: 'Print the undertaking',
    article: 'regulation Art. 4, 7(1), 12(1)',
  },
  trial: {
    title: "Trial of the lead's card",
    text: 'The electronic record is filed by decrypting it with the encryption certificate of the lead. It is tried now: the system encrypts something random, and only when the card decrypts it does the code become bound to this certificate.',
    insert: 'The lead puts her own citizen certificate into the reader.',
    read: 'Read the card',
    readAgain: 'Another card',
    holder: 'Name',
    expiresOn: 'Certificate good until',
    neededUntil: 'Needed until',
    good: 'The certificate is good. The lead enters her PIN for the trial.',
    pinWhose: 'She types it herself.',
    decrypt: 'Try to decrypt',
    busy: 'Waiting for the card component …',
    passed: 'The card decrypts',
    passedText: 'The code will be bound to this certificate. A renewed card needs a new code.',
    fresh: (time) => `Good until ${time}: enter the collection before then.`,
    missing: 'Try the card first.',
    pinMissing: 'Enter the PIN, 6 to 8 characters.',
    article: 'regulation Art. 4, 7(1)',
  },
  expiry: {
    title: 'This certificate expires before the petition ends',
    text: (expires, needed) =>
      `It is good until ${expires}; the petition lasts until ${needed}. After it expires, this card cannot be used to file the electronic record.`,
    ways: 'What can be done:',
    renew: (until) =>
      `Renew it at a household office and come back with the new card by ${until} (the term is not extended).`,
    renewLater: 'Renew it at a household office and come back with the new card for a new code.',
    paper: 'Collect the paper format now and add the electronic way later.',
    accept: 'The lead knows this and agrees in writing to collect with this certificate',
    acceptMissing:
      'The certificate expires early: the lead agrees in writing, renews it, or collects the paper format.',
  },
  waysOut: {
    title: 'What can be done now',
    renew: (until) =>
      `Renew the card, or have encryption switched on, at any household office and come back by ${until} (the term is not extended).`,
    renewLater: 'Renew the card, or have encryption switched on, at any household office and come back with it.',
    paper:
      'Collect the paper format today; the six months count from tomorrow, and the electronic way can be added later.',
    again: 'See that the card is the right way round and the only one in the reader, and try again.',
  },
  submit: {
    title: 'Check and enter',
    titles: {
      'record-collection': 'Enter the collection',
      'add-collection': 'Enter what was added',
      'reissue-code': 'Issue a new code',
      'open-proposing': 'Open electronic proposing',
    },
    starts: 'Once entered, the six months count from the next day.',
    keeps: 'Once entered, the term stays as it is.',
    ownCard: 'This is an act of weight: put your own card into the reader and sign it.',
  },
  entered: 'Entered in the history of the case.',
  handOver: 'Hand over the roster format.',
  slip: {
    title: 'Authentication code for electronic joint signing',
    case: 'Case',
    lead: 'Lead proposer',
    code: 'Authentication code',
    window: 'Petition',
    site: 'Sign in at',
    issuedAt: 'Issued',
    rules: [
      "The code works only together with the lead proposer's own citizen certificate.",
      'Tell it to nobody. The commission never asks for code or PIN by telephone, message or e-mail.',
      'If it is lost, come in person with the citizen certificate; the old one ends at once.',
      'It is not the 26-character unsealing code, which you make yourself and which the commission does not have.',
    ],
    demo: '[DEMO: without legal effect]',
  },
  problems: {
    'card.no-encryption-certificate': {
      said: 'This card has no encryption certificate and cannot decrypt the record.',
      next: 'Encryption is switched on by application at a household office. Have it done, or collect the paper format.',
    },
    'card.decrypt-failed': {
      said: 'The card did not decrypt the trial.',
      next: 'Try again. If it fails again, this card cannot be used to file the electronic record.',
    },
    'certificate.expired': {
      said: 'The certificate of this card has expired.',
      next: 'Have it renewed first, or collect the paper format.',
    },
    'certificate.not-yet-valid': {
      said: 'The certificate of this card is not valid yet.',
      next: 'Come back when it is, or collect the paper format.',
    },
    'certificate.revoked': {
      said: 'The certificate of this card has been revoked.',
      next: 'Have the card renewed first, or collect the paper format.',
    },
    'certificate.revocation-unknown': {
      said: 'There is no current revocation list, so it cannot be told whether this card is good.',
      next: 'Try again later, and ask the operator to bring the list up to date.',
    },
    'certificate.mobile': {
      said: 'This is a mobile certificate, which cannot decrypt the record.',
      next: 'The lead needs the physical citizen certificate.',
    },
    'certificate.not-natural-person': {
      said: 'This is not a citizen certificate.',
      next: "The lead needs her own citizen certificate; a company's certificate or the health card will not do.",
    },
    'case.wrong-state': {
      said: 'Nothing can be collected where the case stands.',
      next: 'It may have been entered already, or the term is over: go back to the case.',
    },
  },
};
