import { ParseError } from '../../errors/index.ts';
import { parseRefusal, type RefusalFault, type SignedRefusal, verifyRefusal } from '../../receipt/index.ts';
import type { Check } from '../check.ts';
import type { OwnFindingCode } from '../finding-codes.ts';

const CODES: Readonly<Record<RefusalFault, OwnFindingCode>> = {
  'other-log': 'V14.other-log',
  'other-manifest': 'V14.other-log',
  'signature-wrong': 'V14.signature',
};

/** Each given refusal is this log's own word. Whether it was right is for the person who holds it. */
export const v14Refusals: Check = {
  id: 'V14',
  says: 'Every refusal given was signed by this log.',
  cite: 'docs/specs/receipt.md, Signed refusal',
  run({ p, evidence, refusals, find }) {
    if (refusals.length === 0) return 'no-refusals';
    for (const { name, bytes } of refusals) {
      let refusal: SignedRefusal;
      try {
        refusal = parseRefusal(bytes);
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        find('V14.unreadable', `${name}#${error.code}`);
        continue;
      }
      const codes = verifyRefusal(p, evidence.manifest, refusal).map((fault) => CODES[fault]);
      for (const code of new Set(codes)) find(code, name);
    }
    return undefined;
  },
};
