import { equalBytes } from '../../bytes/index.ts';
import { manifestEntry } from '../../manifest/index.ts';
import { leafHash, readLeafHash } from '../../tlog/index.ts';
import type { Check } from '../check.ts';

/** The log began with this manifest: nobody could change the terms after the first signature. */
export const v03LeafZero: Check = {
  id: 'V03',
  says: 'Leaf 0 of the log is this manifest.',
  cite: 'docs/specs/log.md, Entries',
  run({ p, evidence, find }) {
    const expected = leafHash(p, manifestEntry(evidence.manifest));
    if (!equalBytes(readLeafHash(evidence.tiles, 0, evidence.head.size), expected)) find('V03.leaf', 'tile/0/000#0');
    return undefined;
  },
};
