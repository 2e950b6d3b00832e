import { BUNDLE } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { ParseError } from '../../errors/index.ts';
import { logContextOf } from '../../manifest/index.ts';
import { parseReceipt, type Receipt, verifyReceipt } from '../../receipt/index.ts';
import { encodeSlotDigests, isDecoyEntry } from '../../record/index.ts';
import { type Checkpoint, readLeafHash, rootFromTiles } from '../../tlog/index.ts';
import { openOwnVerdict, parseVerdictEntry, verdictEntryAt } from '../../verdict/index.ts';
import type { Check, CheckContext, GivenFile } from '../check.ts';

function parseGiven({ name, bytes }: GivenFile, find: CheckContext['find']): Receipt | undefined {
  try {
    return parseReceipt(bytes);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    find('V13.unreadable', `${name}#${error.code}`);
    return undefined;
  }
}

/** The log that the receipt was given for is the log that was published: same leaf in the same place, same history. */
function checkPlace(
  { p, evidence, find }: CheckContext,
  name: string,
  index: number,
  leafHash: Uint8Array,
  checkpoint: Checkpoint | undefined,
): boolean {
  const { head, tiles } = evidence;
  if (checkpoint !== undefined) {
    const { size, root } = checkpoint;
    if (size > head.size || !equalBytes(rootFromTiles(p, tiles, size, head.size), root)) find('V13.other-tree', name);
  }
  const there = index < head.size && equalBytes(readLeafHash(tiles, index, head.size), leafHash);
  if (!there) find('V13.not-in-log', `${name}#${index}`);
  return there;
}

/**
 * Once a decoy's seed is published anyone can put together a receipt for its leaf. A leaf that the seed rebuilds was never a
 * signature, so such a receipt accuses nobody.
 */
function isProvenDecoy({ p, evidence }: CheckContext, { entry }: Receipt, verdict: Uint8Array): boolean {
  const parsed = parseVerdictEntry(verdict);
  const log = logContextOf(evidence.manifest, evidence.manifestHash);
  return parsed.class === 'decoy' && isDecoyEntry(p, log, parsed.s, encodeSlotDigests(entry));
}

/** What the registry made of the record, and with the secret also why. */
function checkVerdict(context: CheckContext, name: string, receipt: Receipt): void {
  const { p, trust, evidence, find, tell } = context;
  const { index, secrets } = receipt;
  const at = `${name}#${index}`;
  const entry = verdictEntryAt(evidence.bytes(BUNDLE.verdictLog), index);
  const place = { manifestHash: evidence.manifestHash, index };
  const secret = secrets?.secret ?? new Uint8Array(32);
  const verdict = openOwnVerdict(p, place, entry, secret, trust.registry.verdict);
  if (verdict.class === 'decoy') find(isProvenDecoy(context, receipt, entry) ? 'V13.of-decoy' : 'V13.called-decoy', at);
  else if (verdict.class === 'other') find('V13.called-no-slot', at);
  else {
    const reason = secrets ? verdict.code : undefined;
    if (secrets && verdict.class !== 'malformed' && reason === undefined) find('V13.reason', at);
    tell({ name, index, outcome: verdict.class, ...(reason !== undefined && { reason }) });
  }
}

/** A receipt in a signer's hand is worth what the bundle makes of it: her record is there, as a record, with a verdict. */
export const v13Receipts: Check = {
  id: 'V13',
  says: 'Every receipt given is of this log, its record stands where it says, and the verdict treats it as a record.',
  cite: 'docs/specs/receipt.md, Verifying with the bundle',
  run(context) {
    const { p, evidence, receipts, find, attempt } = context;
    if (receipts.length === 0) return 'no-receipts';
    for (const given of receipts) {
      const receipt = parseGiven(given, find);
      if (receipt === undefined) continue;
      const { name } = given;
      attempt(() => {
        const { faults, leafHash, checkpoint } = verifyReceipt(p, { manifest: evidence.manifest, receipt });
        for (const fault of faults) find('V13.invalid', `${name}#${fault}`);
        if (checkPlace(context, name, receipt.index, leafHash, checkpoint)) checkVerdict(context, name, receipt);
      });
    }
    return undefined;
  },
};
