import { BUNDLE, type OtherRound, PREVIOUS, parseAnnouncement } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { formatLogId, type Round } from '../../case/index.ts';
import { manifestHash, parseSignedManifest, verifySignedManifest } from '../../manifest/index.ts';
import { logKeyOfManifest } from '../../receipt/index.ts';
import { verifyCheckpoint } from '../../tlog/index.ts';
import { parseSignedVerdict } from '../../verdict/index.ts';
import type { Check, CheckContext } from '../check.ts';
import { parseAt } from '../evidence.ts';
import { registrySigned } from '../verdict-evidence.ts';

/** The announced other round is the other one of this stage and case. */
function checkNames({ evidence, find }: CheckContext, { round, record }: OtherRound): void {
  const { number, stage, round: own } = evidence.manifest.case;
  const other: Round = own === 1 ? 2 : 1;
  const isOther = round === other;
  const log = formatLogId({ caseNumber: number, stage, round: other });
  if (!isOther || (record !== null && record.log !== log)) find('V19.other-log', BUNDLE.announcement);
}

/** The first round's log ended where the manifest says, and its verdict is what was announced of it. */
function checkPrevious(context: CheckContext, previousRoot: Uint8Array, announced: OtherRound | null): void {
  const { p, trust, evidence, find, attempt } = context;
  const signed = evidence.parsed(PREVIOUS.manifest, parseSignedManifest);
  const { manifest } = signed;
  const hash = manifestHash(p, manifest);
  const verified = verifySignedManifest(p, trust, signed);
  if (!verified.ok) find('V19.refused', `${PREVIOUS.manifest}#${verified.code}`);
  const { number, stage } = evidence.manifest.case;
  if (manifest.log !== formatLogId({ caseNumber: number, stage, round: 1 })) find('V19.other-log', PREVIOUS.manifest);
  const bytes = evidence.bytes(PREVIOUS.checkpoint);
  const head = parseAt(PREVIOUS.checkpoint, () => verifyCheckpoint(p, logKeyOfManifest(manifest), bytes));
  if (!head.ok) find('V19.checkpoint', `${PREVIOUS.checkpoint}#${head.fault}`);
  if (!equalBytes(head.checkpoint.root, previousRoot)) find('V19.root', PREVIOUS.checkpoint);
  attempt(() => {
    const record = announced?.record ?? null;
    if (record === null) {
      // Opened and never filed; a verdict would have to be announced.
      if (evidence.find(PREVIOUS.verdictNote) !== undefined) find('V19.announced', BUNDLE.announcement);
      return;
    }
    const verdict = evidence.parsed(PREVIOUS.verdictNote, parseSignedVerdict);
    const { note } = verdict;
    if (!registrySigned(p, trust, verdict)) find('V19.verdict', PREVIOUS.verdictNote);
    const isOfThisTree = note.size === head.checkpoint.size && equalBytes(note.manifestHash, hash);
    if (note.log !== manifest.log || !isOfThisTree) find('V19.other-log', PREVIOUS.verdictNote);
    const isAnnounced =
      record.accepted === note.totals.accepted &&
      record.struckOut === note.totals.struckOut &&
      equalBytes(record.verdictRoot, note.root) &&
      equalBytes(record.root, head.checkpoint.root) &&
      equalBytes(record.manifestHash, hash);
    if (!isAnnounced) find('V19.announced', BUNDLE.announcement);
  });
}

/** Two rounds, one sum: the supplement goes on from where the first round ended, and takes in what that round's verdict says. */
export const v19Rounds: Check = {
  id: 'V19',
  says: 'The supplement’s manifest names the final root of the first round, whose signed verdict is in the announced sum.',
  cite: 'docs/specs/bundle.md, Two rounds',
  run(context) {
    const { evidence, find } = context;
    const { case: about, previousRoot } = evidence.manifest;
    const { otherRound } = evidence.parsed(BUNDLE.announcement, parseAnnouncement);
    if (otherRound !== null) checkNames(context, otherRound);
    if (about.round === 1) return otherRound === null ? 'one-round' : 'first-round';
    if (otherRound === null) find('V19.announced', BUNDLE.announcement);
    if (previousRoot !== null) checkPrevious(context, previousRoot, otherRound);
    else if (otherRound?.record != null) find('V19.announced', BUNDLE.announcement);
    return undefined;
  },
};
