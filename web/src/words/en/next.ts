import type { Like } from '../area.ts';
import type { nextTerms as zhTw } from '../zh-TW/next.ts';

export const nextTerms: Like<typeof zhTw> = {
  title: 'What comes next',
  hers: { lead: 'What you must do', public: 'What the lead proposer must do' },
  nothing: {
    lead: 'Nothing for you to do now. The commission serves a letter on you when there is a result.',
    public: 'Nothing for the lead proposer to do now.',
  },
  offices: 'Meanwhile, the commission and other authorities',
  officesIdle: {
    collecting:
      'The commission has nothing to decide meanwhile. It helps the lead proposer operate the system, and does not know how many sign.',
    else: 'The commission has nothing to decide meanwhile.',
  },
  free: { lead: 'You may also', public: 'The lead proposer may also' },
  ways: {
    'in-writing': 'in writing',
    'in-person': 'in person',
    electronic: 'own computer',
    'electronic-or-paper': 'own computer, with the paper',
  },
  term: {
    last: 'Last day',
    left: (days) => (days === 1 ? '1 day left' : `${days} days left`),
    today: 'today',
    over: 'past',
    midnight: 'The term ends at midnight of the last day. Neither holidays nor outages extend it.',
    midnightArticle: '民法 Art. 121; Act Art. 6; regulation Art. 11',
    counter:
      'Paper is taken at the counter until 17:30 on the last day; what is filed from your own computer is in time until midnight.',
    counterOpen:
      'Paper brought on the last day is in time until midnight; better bring it during office hours (before 17:30).',
    missed: 'If it is missed',
    becomes: (phase) => `The case becomes “${phase}”.`,
    bar: 'The original proposers may not propose the same matter for two years.',
    barArticle: 'Act Art. 12(4)',
    office: 'This is the commission’s own term.',
    silence: 'If the commission lets it pass, the lead proposer may go to court.',
    silenceArticle: 'Act Art. 53',
    awaits: (length, unit) =>
      `The term does not run yet: ${length} ${unit}, counted from the day after the letter is served. Nothing can be missed before.`,
    awaitsTitle: 'Term',
  },
  before: {
    title: 'No authentication code yet?',
    text: 'The stages before the code is collected (proposal, review, check of the proposers, notice to collect) need no sign-in: what to do next, by when and on which article stands on the case’s public page.',
    open: 'Find my case',
  },
  keyWork: {
    title: 'How far electronic signing is',
    steps: {
      idle: {
        title: 'No electronic signing now',
        text: 'The electronic way has not been collected, or this stage takes no electronic signatures.',
      },
      drafting: {
        title: 'Hold the key ceremony on your own computer',
        text: 'Start lianshu lead, make the keys with the very citizen certificate that you showed when you collected the code, print the two code sheets and send the manifest.',
      },
      posted: {
        title: 'Pass the opening test',
        text: 'The manifest is sent. Open the test record in the key tool; commission and household authority sign next.',
      },
      ready: {
        title: 'Wait for the commission to open signing',
        text: 'Once all three have signed and the test is passed the commission opens it, and the signing address appears here.',
      },
      open: {
        title: 'Publish the signing address and collect',
        text: 'Put the address below on your own site and help those who sign. Rehearse the opening in the key tool before you file; you file once.',
      },
      openPilot: {
        title: 'Give the signing link to those who take part',
        text: 'Help them with it. The record of a pilot is neither filed nor opened; when it ends the commission publishes its report and the records are destroyed.',
      },
      held: {
        title: 'Filing under way, signing paused',
        text: 'Count, sign and file in the key tool in time; what is not filed resumes by itself.',
      },
      filed: {
        title: 'The record has been filed',
        text: 'Signing has stopped. The commission counts, then the household authority checks.',
      },
      ended: {
        title: 'The proceedings have ended',
        text: 'Your access has ended (Reg. Art. 6(4)); the result is on the public page.',
      },
    },
    article: 'regulation Art. 6(2), 7(1)',
  },
  letters: {
    title: 'Letters to you',
    text: 'Terms count from the day after service; the day that the commission has recorded is the one that counts.',
    none: 'No letter yet.',
    notServed: 'service not recorded yet',
    issuedOn: 'Issued',
    servedOn: 'Served',
    file: (letter) => `${letter} (PDF)`,
    roster: 'Download the roster format (PDF)',
  },
  lead: {
    'open-proposing': {
      title: 'Gather proposers electronically',
      text: 'No regulation governs electronic proposing yet; the roster on paper is not affected.',
    },
    'file-proposal': {
      title: 'File the proposal',
      text: 'Bring main text, reasons, and the roster of proposers, original and copy, bound by county and township, to the Central Election Commission.',
    },
    'correct-clerical': {
      title: 'Correct slips of the pen',
      text: 'Ask in writing to correct obvious mistakes in main text or reasons; the substance may not change.',
    },
    withdraw: {
      title: 'Withdraw the proposal',
      text: 'In writing, with the consent of at least half of all proposers. After the notice to collect it is too late.',
    },
    'submit-correction': {
      title: 'Correct the proposal',
      text: 'Change main text or reasons as the letter orders, and file them in writing. Once only.',
    },
    'supplement-proposers': {
      title: 'Add proposers',
      text: 'File the proposers that are missing, in the same form and binding. Once only.',
    },
    'record-collection': {
      title: 'Collect roster format or authentication code in person',
      text: 'Come to the commission yourself with your citizen certificate and its PIN, sign the undertaking and let your card be tried; collect the authentication code, the paper format, or both. The six months count from the next day.',
    },
    'add-collection': {
      title: 'Collect the other way too',
      text: 'Who has the paper format may add the code, and the other way round. The six months do not begin anew.',
    },
    'reissue-code': {
      title: 'Collect a new code when it is lost or the card was renewed',
      text: 'Come in person with your citizen certificate. The old code ends at once.',
    },
    'file-petition': {
      title: 'File the roster of signers',
      text: 'Electronic signatures are decrypted with your card and filed from your own computer; paper is bound and brought to the commission. Both are filed together, once only, and electronic signing stops at once.',
    },
    'file-supplement': {
      title: 'File the missing signers',
      text: 'Once only. Sign in with the new code that came with the letter.',
    },
    'open-pilot': {
      title: 'Collect the code of the pilot',
      text: 'In person with your citizen certificate, after signing the undertaking. Signatures of a pilot have no legal effect.',
    },
  },
  office: {
    draft: 'enter the case',
    'accept-proposal': 'examine papers, binding and number, and decide whether to accept',
    'record-hearing': 'hold the hearing',
    'order-correction': 'after the hearing, order a correction where the proposal does not conform',
    'begin-proposer-check': 'where it conforms, have the proposers checked by the household authority',
    'record-proposer-check': 'the household authority checks the proposers',
    'order-proposer-supplement': 'where they are too few, order a supplement',
    'record-proposer-recheck': 'the household authority checks the added proposers',
    reject: 'reject the proposal where it still does not conform or proposers are still too few',
    'notify-to-collect': 'where they are enough, give notice to collect format or code',
    'begin-household-check': 'count, and where they are enough have the signers checked',
    'record-household-check': 'the household authority checks the signers',
    'order-signer-supplement': 'where too few are valid, order a supplement',
    'record-supplement-check': 'the household authority checks the added signers',
    'not-establish': 'where they are still too few, announce that the case is not established',
    establish: 'where enough are valid, announce the case as established and number it',
    'announce-poll': 'announce the polling day: 3 to 6 months after the case was announced, and at least 90 days ahead',
    'record-poll-result': 'announce the result within 7 days after polling',
    'report-pilot': 'publish the report of the pilot',
  },
};
