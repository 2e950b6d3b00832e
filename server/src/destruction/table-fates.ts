/** What becomes of a table's rows when the records of a case are destroyed, and why what stays may stay. */
export type TableFate =
  | { readonly fate: 'destroyed' }
  | { readonly fate: 'emptied'; readonly columns: readonly string[]; readonly stays: string }
  | { readonly fate: 'stays'; readonly why: string };

const stays = (why: string): TableFate => ({ fate: 'stays', why });
const destroyed: TableFate = { fate: 'destroyed' };

/** Every table of the database. A test fails for one that is not here: nothing is forgotten by being new. */
export const TABLE_FATES: Readonly<Record<string, TableFate>> = {
  slot: destroyed,
  lead_wrap: destroyed,
  lead_code: destroyed,
  trial_card: destroyed,
  session: destroyed,
  filing: {
    fate: 'emptied',
    columns: ['filing', 'count_check'],
    stays: 'the signed verdict, which is published, and that the bundle is',
  },
  pilot_count: { fate: 'emptied', columns: ['seed_count'], stays: 'the figures, which the pilot report publishes' },
  log: {
    fate: 'emptied',
    columns: ['possession_sha256'],
    stays: 'the signed manifest, which is public from the opening on',
  },
  head: stays('size, root and checkpoint are public'),
  tile: stays('hashes alone; published'),
  checkpoint: stays('published'),
  case_event: stays('the audit trail of the case; no personal data of signers'),
  case_view: stays('follows from the events'),
  officer: stays('of the commission, of no case'),
  act: stays('the audit trail; no personal data of signers'),
  act_signature: stays('signed by officers, of no signer'),
  act_before: stays('the audit trail; no personal data of signers'),
  act_nonce: stays('of officers; gone by itself in minutes'),
  matter_act: stays('the register of barred matters, which is public'),
  letter: stays(
    'official documents of the case, for the archives; lists of persons are their enclosures and not in them',
  ),
  destruction: stays('the statement itself'),
  pilot_uptime: stays('times of the server alone'),
  pilot_figures: stays('published in the pilot report'),
  pilot_report: stays('published'),
  site_report: stays('of sites, of no signer; a row is gone when an officer has judged it'),
  site_judgement: stays('of sites, of no signer; what is confirmed is published'),
  lead_warning_act: stays('words of the lead, published'),
};
