import type { Like } from '../area.ts';
import type { registry as zhTw } from '../zh-TW/registry.ts';

export const registry: Like<typeof zhTw> = {
  title: 'Check of electronic signatures',
  face: 'Household authority',
  nav: { inbox: 'Inbox' },
  local:
    'This program runs on this computer alone; data come and go through the exchange folder. Who did what, and when, is written down.',
  problems: {
    'session.card-unknown': {
      said: 'This card is not on the list of officers.',
      next: 'Check that your own card is in the reader; if it was renewed, have the administrator update the list.',
    },
    'session.wrong-office': {
      said: 'This is not for you to do.',
      next: 'Whoever is listed for it does it; or have the administrator check what your card is listed for.',
    },
    'case.wrong-state': {
      said: 'This cannot be done yet.',
      next: 'Refresh, and see whether the check is over and the retention period has passed.',
    },
  },
  refresh: 'Refresh',
  manifests: {
    title: 'Manifests to countersign',
    empty: 'There are no manifests. They appear here once the commission has signed.',
    columns: { case: 'Case', lead: 'Lead proposer', window: 'Collecting period', hash: 'Hash', state: 'State' },
    states: { waiting: 'to be signed', countersigned: 'signed', unreadable: 'unreadable' },
    unreadable: 'This file is no manifest; ask the commission to send it again.',
    sign: 'Check and sign',
    checks:
      "Checked before signing: both of this authority's keys, the signatures of commission and lead, the lead's certificate against the revocation list, the collecting period.",
    article: 'Reg. Art. 8(2)',
    done: (log) => `${log} is signed and written back to the exchange folder.`,
  },
  filings: {
    title: 'Records to check',
    empty: 'There are no records. They appear here when a roster was filed and the commission has exported it.',
    states: {
      waiting: 'to be checked',
      running: 'being checked',
      refused: 'returned',
      failed: 'broken off',
      decided: 'to be returned',
      done: 'returned',
    },
    open: 'Open',
    columns: { log: 'Log', state: 'State' },
  },
  filing: {
    title: (log) => `Check of ${log}`,
    back: 'Inbox',
    start: 'Start the check',
    startText:
      'Verifies filing and log, opens every entry and checks its signature, then looks people up as of the day of filing, and finds duplicates. The verdict is given once; it stays here until the head returns it to the commission.',
    article: 'Act Art. 13(1), 13(2); Reg. Art. 8(2)',
    again: 'Start again',
    failed: [
      'The check broke off.',
      'No verdict was given; it can be started again. If it breaks off again, call whoever runs the system.',
    ],
    refused: 'These records did not pass the first checks. No verdict was given.',
    steps: {
      reading: 'Verifying the files',
      opening: 'Opening the entries',
      'looking-up': 'Looking people up',
      sealing: 'Sealing the verdicts',
    },
    progress: (done, total) => `${done} of ${total}`,
    starting: 'Getting ready',
    handOver: {
      title: 'Return the result',
      text: 'The verdict is given and has not left this house. Look at the result below and at the names to be reviewed; once the head has signed, verdicts, statistics and the list of those struck out go to the commission and cannot be changed.',
      submit: 'Return the result',
      article: 'Reg. Art. 8(2)',
    },
    sent: 'The result is with the commission',
    sentText: 'Verdicts, statistics and the list of those struck out are in the exchange folder, signed.',
    noSummary: 'The verdict was given, but this computer has not kept its figures.',
    outcome: {
      title: 'Result of the check',
      entries: 'Entries in the log',
      opened: 'Signatures opened',
      accepted: 'Accepted',
      struckOut: 'Struck out',
      decoys: 'Decoys (each rebuilt and proven)',
      malformed: 'Malformed',
      other: 'Manifest and other entries that are no signatures',
      filedReal: "The lead's figure",
      differs: "Differs from the lead's figure; this check governs. Places: ",
      rollsMissing:
        'The original proposers of these cases may not propose this matter for two years, but they are not known here; check them by hand. Cases: ',
      unit: 'entries',
    },
    reasons: {
      title: 'Struck out, by reason',
      reason: 'Reason',
      count: 'Number',
      empty: 'Nobody was struck out.',
      article: 'Basis',
    },
    review: {
      title: 'Names to be reviewed',
      text: 'The name on the certificate is not the one in the register, mostly rare characters. Personal data: shown on this computer only; take no picture.',
      show: (count) => `Show ${count}`,
      hide: 'Hide',
      columns: { index: 'Place', id: 'ID number', certificate: 'On the certificate', register: 'In the register' },
      empty: 'There is nothing to review.',
    },
  },
};
