/**
 * Every finding about an export of the acts log: stable code and what it says. Words for people in two languages are keyed
 * by these codes in the verifier's catalogue.
 */
export const ACT_FINDINGS = {
  'line-malformed': 'the line is not one that an export may have at this place',
  'line-absent': 'the export ends before it is complete',

  'checkpoint-malformed': 'the checkpoint does not read',
  'checkpoint-other-origin': 'the checkpoint is not that of the acts log asked for',
  'checkpoint-ed25519-missing': 'the commission’s Ed25519 key did not sign the checkpoint',
  'checkpoint-ed25519-wrong': 'the Ed25519 signature of the checkpoint does not hold',
  'checkpoint-mldsa44-missing': 'the commission’s ML-DSA-44 key did not sign the checkpoint',
  'checkpoint-mldsa44-wrong': 'the ML-DSA-44 signature of the checkpoint does not hold',
  'checkpoint-signature-repeated': 'one key signed the checkpoint twice',
  'checkpoint-size': 'the checkpoint counts another number of entries than the export has',
  'checkpoint-root': 'the entries do not give the root of the checkpoint',
  'checkpoint-time': 'the checkpoint was not signed when its last entry was entered',

  'begun-missing': 'the first entry does not begin the log',
  'begun-again': 'the log begins a second time',
  'before-changed': 'what was there before the log is not what its first entry names',
  'time-backwards': 'the entry is earlier than the one before it',

  'event-absent': 'the entry names an event that the export does not have',
  'event-unnamed': 'the line has an event that its entry does not name',
  'event-changed': 'the event is not the one whose hash the entry has',
  'event-order': 'the event is not the next one of its case: one is missing, repeated or out of place',
  'event-actor': 'the entry names another actor than the event',
  'event-case': 'the event does not belong to the case that the entry names',
  'event-in-future': 'the event is later than the entry that names it',
  'event-unreadable': 'the event is not one of the table',
  'event-illegal': 'the law does not allow this act in the state before it',
  'event-differs': 'the act is allowed, but something else follows from it than this event',
  'office-wrong': 'the office that acted is not one whose act this is',
  'officer-not-listed': 'the officer’s card is not listed for the office in which it acted',
  'actor-wrong': 'the entry names one whose act this is not',

  'paper-absent': 'the entry has the hash of a paper that the export does not have',
  'paper-unnamed': 'the line has a paper whose hash its entry does not have',
  'paper-changed': 'the paper is not the one whose hash the entry has',
  'papers-other': 'the documents named beside the act that the card signed are not those that it needs',
  'paper-other': 'the paper is of another case or kind of act than its entry',
  'paper-order': 'the paper is not the next one of the register: one is missing, repeated or out of place',

  'signature-missing': 'the act needs a card signature and has none',
  'signature-absent': 'the entry names a card signature that the export does not have',
  'signature-unnamed': 'the line has a card signature that its entry does not name',
  'signature-changed': 'the card signature is not the one whose hash the entry has',
  'signature-invalid': 'the card signature or its certificate does not hold',
  'signature-other-officer': 'another card signed than the entry names',
  'signature-other-act': 'what the card signed is not this act',
  'signature-repeated': 'the same card signature stands for two acts',

  'earlier-malformed': 'the earlier checkpoint does not read',
  'earlier-not-signed': 'the earlier checkpoint is not signed by the commission for this log',
  'earlier-larger': 'the earlier checkpoint counts more entries: the log was cut',
  'earlier-other-history': 'the earlier checkpoint is of another history: what it counted was changed',
} as const;

export type ActFindingCode = keyof typeof ACT_FINDINGS;
