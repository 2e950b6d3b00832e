import { BUNDLE } from '../../bundle/index.ts';
import { toHex } from '../../bytes/index.ts';
import { parseCheckpoint, parseVkey, verifyCosignature } from '../../tlog/index.ts';
import type { Check } from '../check.ts';
import { parseAt } from '../evidence.ts';

/** Enough witnesses of the manifest's policy saw this log grow and signed that the final head extends what they saw. */
export const v05Witnesses: Check = {
  id: 'V05',
  says: 'The final checkpoint has the cosignatures that the manifest’s witness policy demands.',
  cite: 'docs/specs/log.md, Witnesses',
  run({ p, evidence, find }) {
    const { witness } = evidence.manifest;
    if (witness.policy === 'none') return 'no-witnesses';
    const head = evidence.parsed(BUNDLE.checkpoint, parseCheckpoint);
    const keys = parseAt(BUNDLE.manifest, () => witness.vkeys.map((vkey) => parseVkey(p, vkey)));
    const cosigned = keys.filter((key) => verifyCosignature(p, key, head) !== undefined);
    const others = new Set(cosigned.map(({ publicKey }) => toHex(publicKey)));
    // The log's own signature has the form of a cosignature.
    for (const own of Object.values(evidence.manifest.logKeys)) others.delete(toHex(own));
    if (others.size < witness.threshold) find('V05.quorum', `${BUNDLE.checkpoint}#${others.size}`);
    return undefined;
  },
};
