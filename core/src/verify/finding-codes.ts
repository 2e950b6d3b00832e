/**
 * Every finding of the verifier: stable code and what it says of the bundle. The first part is the check. Words for people
 * (in two languages) are keyed by these codes in the verifier's catalogues: a code without words does not compile.
 */
export const FINDINGS = {
  'V01.index-signature': 'the commission of the trust file did not sign this index',
  'V01.path': 'the path is not one that a bundle may have',
  'V01.file-required': 'the index does not list a file that every bundle has',
  'V01.file-absent': 'the index lists a file that is not there',
  'V01.file-unlisted': 'the file is not in the index',
  'V01.file-length': 'the file has another length than the index says',
  'V01.file-changed': 'the file has another SHA-256 than the index says',
  'V01.other-manifest': 'the index belongs to another log or manifest',

  'V02.refused': 'the manifest is not signed by lead, commission and registry as the trust file demands',

  'V03.leaf': 'leaf 0 is not this manifest',

  'V04.other-origin': 'the checkpoint is of another log',
  'V04.ed25519-missing': 'the checkpoint is not signed by the log’s Ed25519 key',
  'V04.ed25519-wrong': 'the Ed25519 signature of the checkpoint does not hold',
  'V04.mldsa44-missing': 'the checkpoint is not signed by the log’s ML-DSA-44 key',
  'V04.mldsa44-wrong': 'the ML-DSA-44 signature of the checkpoint does not hold',
  'V04.signature-repeated': 'one key of the log signed the checkpoint twice',
  'V04.misnamed': 'the file is named after another size than its checkpoint has',
  'V04.final-not-last': 'the final checkpoint is not the largest one of the bundle',

  'V05.quorum': 'fewer witnesses than the manifest demands cosigned the final checkpoint',

  'V06.tile-absent': 'a tile of the tree is not there',
  'V06.tile-strange': 'the file is no tile of this tree',
  'V06.tile-length': 'the tile has another length than the tree gives it',
  'V06.tile-hash': 'the hash is not the root of the tile below it',
  'V06.root': 'the tiles give another root than the final checkpoint',

  'V07.root': 'the first leaves give another root than this checkpoint',
  'V07.larger-than-final': 'the checkpoint is larger than the final tree',
  'V07.time': 'a smaller tree was signed later than a larger one',

  'V08.other-log': 'the cover record belongs to another log or manifest',

  'V09.other-log': 'the filing belongs to another log or manifest',
  'V09.other-tree': 'the filing names another size or root than the final checkpoint',
  'V09.other-checkpoint': 'the checkpoint in the filing is not the final one',
  'V09.refused': 'the filing is not signed by the lead’s card over exactly these figures',

  'V10.registry-key': 'the manifest names another registry key than the trust file',
  'V10.count-key': 'the count seed is not that of the manifest’s count key',

  'V11.signature': 'the registry of the trust file did not sign this verdict',
  'V11.other-log': 'the verdict belongs to another log or manifest',
  'V11.size': 'the verdict log has not exactly one entry for each entry of the log',
  'V11.root': 'the verdict log gives another root than the signed verdict',
  'V11.class': 'the entry has no known class',
  'V11.not-zero': 'the entry has bytes where its class has none',
  'V11.decoy': 'the entry is called a decoy, but its seed does not give the leaf in the log',
  'V11.not-a-slot': 'the entry is called no slot, but nothing in the bundle shows what else it is',
  'V11.manifest-entry': 'entry 0 is the manifest, but the verdict calls it something else',

  'V12.counts': 'the entries of the verdict log do not add up to its signed totals',
  'V12.statistics-signature': 'the registry of the trust file did not sign these statistics',
  'V12.statistics': 'the statistics do not add up to the verdict’s totals',
  'V12.announcement-signature': 'the commission of the trust file did not sign this announcement',
  'V12.other-log': 'the announcement or the statistics belong to another log, manifest or tree',
  'V12.announced': 'the announcement gives other figures than the verdict',
  'V12.paper': 'the announced paper signatures are not as many as the lead filed',
  'V12.decision': 'the announced decision does not follow from the announced figures',

  'V13.unreadable': 'the receipt cannot be read',
  'V13.invalid': 'the receipt does not prove what it says',
  'V13.not-in-log': 'the log does not have this record where the receipt says',
  'V13.other-tree': 'the receipt’s checkpoint is not one of this log’s history',
  'V13.called-decoy': 'the verdict calls the receipted record a decoy',
  'V13.of-decoy': 'the receipt was put together for a decoy, which its published seed rebuilds: it is of no signature',
  'V13.called-no-slot': 'the verdict says that there is no record where the receipt has one',
  'V13.reason': 'the sealed reason does not open with the receipt’s secret, or contradicts the class shown in public',

  'V14.unreadable': 'the refusal cannot be read',
  'V14.other-log': 'the refusal belongs to another log or manifest',
  'V14.signature': 'the log did not sign this refusal',

  'V15.unreadable': 'the statement of destruction cannot be read',
  'V15.signature': 'the authority that the statement names did not sign it',
  'V15.other-log': 'the statement does not name this log with this manifest',
  'V15.other-tree': 'the statement names another size or root than the final checkpoint',

  'V19.other-log': 'what stands for the other round is of another case, stage, round or tree',
  'V19.refused': 'the first round’s manifest is not signed as the trust file demands',
  'V19.checkpoint': 'the first round’s final checkpoint is not signed by its log',
  'V19.root': 'the first round ended at another root than the supplement’s manifest names',
  'V19.verdict': 'the registry of the trust file did not sign the first round’s verdict',
  'V19.announced': 'the announcement gives other figures for the other round than its papers',
} as const;

export type OwnFindingCode = keyof typeof FINDINGS;

/** Findings that any check can have: the file it needs is not there, does not read, or the check itself broke. */
export const COMMON_FINDINGS = {
  'file-missing': 'a file that this check needs is not there',
  'file-malformed': 'a file that this check needs does not follow its format',
  'could-not-run': 'the check came upon something it was not made for',
} as const;

export type CommonFinding = keyof typeof COMMON_FINDINGS;

/** Why a check does not apply. */
export const REASONS = {
  'no-witnesses': 'the manifest asks for no witnesses',
  'cover-off': 'the manifest says that cover is off, so sizes follow no clock',
  'metronome-not-covered': 'this version of the verifier does not recompute the metronome',
  'no-receipts': 'no receipt was given',
  'no-refusals': 'no refusal was given',
  'no-destructions': 'no statement of destruction was given',
  'no-client-releases': 'this version of the bundle has no list of client releases',
  'one-round': 'the stage had one round',
  'first-round': 'the supplement’s own bundle shows the link and the sum',
  'private-part-absent': 'needs the sealed records and the key: for an auditor in the room',
} as const;

export type ReasonCode = keyof typeof REASONS;
