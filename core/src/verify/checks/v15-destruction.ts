import { equalBytes } from '../../bytes/index.ts';
import { type Destruction, parseDestruction, verifyDestruction } from '../../destruction/index.ts';
import { ParseError } from '../../errors/index.ts';
import type { Check } from '../check.ts';

/** Each statement given was signed by the authority that it names, of exactly this log. That nothing is left it cannot show. */
export const v15Destruction: Check = {
  id: 'V15',
  says: 'Every statement of destruction given was signed by its authority and is of this log.',
  cite: 'docs/specs/destruction.md, Fields',
  run({ p, trust, evidence, destructions, find }) {
    if (destructions.length === 0) return 'no-destructions';
    for (const { name, bytes } of destructions) {
      let statement: Destruction;
      try {
        statement = parseDestruction(bytes);
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        find('V15.unreadable', `${name}#${error.code}`);
        continue;
      }
      if (!verifyDestruction(p, trust, statement)) find('V15.signature', name);
      const log = statement.logs.find((given) => given.log === evidence.manifest.log);
      if (log === undefined || !equalBytes(log.manifestHash, evidence.manifestHash)) find('V15.other-log', name);
      else if (log.size !== evidence.head.size || !equalBytes(log.root, evidence.head.root))
        find('V15.other-tree', name);
    }
    return undefined;
  },
};
