import { BUNDLE, parseAnnouncement, validSignatures, verifyAnnouncement } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { parseFiling } from '../../submission/index.ts';
import { parseSignedStatistics, parseSignedVerdict, statisticsTotals, verifyStatistics } from '../../verdict/index.ts';
import type { Check, CheckContext } from '../check.ts';
import { countVerdicts, firstDifference } from '../verdict-evidence.ts';

/** 查對結果統計表 adds up to what the verdict log shows. */
function checkStatistics({ p, trust, evidence, find }: CheckContext): void {
  const signed = evidence.parsed(BUNDLE.statistics, parseSignedStatistics);
  const { statistics } = signed;
  if (!verifyStatistics(p, trust, signed).ok) find('V12.statistics-signature', BUNDLE.statistics);
  if (statistics.log !== evidence.manifest.log || !equalBytes(statistics.manifestHash, evidence.manifestHash))
    find('V12.other-log', BUNDLE.statistics);
  const counted = countVerdicts(evidence.bytes(BUNDLE.verdictLog));
  const { accepted, struckOut } = statisticsTotals(statistics);
  if (accepted !== counted.accepted) find('V12.statistics', `${BUNDLE.statistics}#accepted`);
  if (struckOut !== counted.struckOut) find('V12.statistics', `${BUNDLE.statistics}#struckOut`);
}

/** 公告: the commission's own figures and what follows from them. */
function checkAnnouncement({ p, trust, evidence, find }: CheckContext): void {
  const announcement = evidence.parsed(BUNDLE.announcement, parseAnnouncement);
  const { head, manifest, manifestHash } = evidence;
  const { note } = evidence.parsed(BUNDLE.verdictNote, parseSignedVerdict);
  if (!verifyAnnouncement(p, trust.commission, announcement)) find('V12.announcement-signature', BUNDLE.announcement);
  const sameLog = announcement.log === manifest.log && equalBytes(announcement.manifestHash, manifestHash);
  const sameTree = announcement.size === head.size && equalBytes(announcement.root, head.root);
  if (!sameLog || !sameTree || !equalBytes(announcement.verdictRoot, note.root))
    find('V12.other-log', BUNDLE.announcement);
  const counted = countVerdicts(evidence.bytes(BUNDLE.verdictLog));
  const differs = firstDifference(announcement.totals, counted);
  if (differs !== undefined) find('V12.announced', `${BUNDLE.announcement}#${differs}`);
  const reached = validSignatures(announcement) >= announcement.threshold;
  if (reached !== (announcement.decision === 'reached')) find('V12.decision', BUNDLE.announcement);
}

/** Paper signatures are the commission's word in the open; but each that the lead handed in was accepted or struck out. */
function checkPaper({ evidence, find }: CheckContext): void {
  const { paper } = evidence.parsed(BUNDLE.announcement, parseAnnouncement);
  const { paperCount } = evidence.parsed(BUNDLE.filing, parseFiling);
  if ((paper === null ? 0 : paper.accepted + paper.struckOut) !== paperCount) find('V12.paper', BUNDLE.announcement);
}

/** One set of figures from the entries to the announcement. */
export const v12Totals: Check = {
  id: 'V12',
  says: 'The announced figures are the sums over the verdict log, and the decision follows from them.',
  cite: 'docs/specs/bundle.md, Files',
  run(context) {
    const { evidence, find, attempt } = context;
    attempt(() => {
      const { note } = evidence.parsed(BUNDLE.verdictNote, parseSignedVerdict);
      const differs = firstDifference(note.totals, countVerdicts(evidence.bytes(BUNDLE.verdictLog)));
      if (differs !== undefined) find('V12.counts', `${BUNDLE.verdictNote}#${differs}`);
    });
    attempt(() => checkStatistics(context));
    attempt(() => checkAnnouncement(context));
    attempt(() => checkPaper(context));
    return undefined;
  },
};
