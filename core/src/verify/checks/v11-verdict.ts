import { BUNDLE } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { ParseError } from '../../errors/index.ts';
import { logContextOf } from '../../manifest/index.ts';
import { encodeSlotEntry, makeDecoy } from '../../record/index.ts';
import { leafHash, readLeafHash } from '../../tlog/index.ts';
import {
  parseSignedVerdict,
  parseVerdictEntry,
  VERDICT_ENTRY_LENGTH,
  type VerdictEntry,
  verdictEntryAt,
} from '../../verdict/index.ts';
import type { Check, CheckContext } from '../check.ts';
import { registrySigned, verdictRoot } from '../verdict-evidence.ts';

function parseEntry(bytes: Uint8Array, where: string, find: CheckContext['find']): VerdictEntry | undefined {
  try {
    return parseVerdictEntry(bytes);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    find(error.at === 0 ? 'V11.class' : 'V11.not-zero', where);
    return undefined;
  }
}

/** Every entry has a class; every decoy is rebuilt from its seed and compared with the leaf that stands in the log. */
function checkEntries({ p, evidence, find, attempt, progress }: CheckContext, verdicts: Uint8Array): void {
  const { head, tiles, manifest, manifestHash } = evidence;
  const context = logContextOf(manifest, manifestHash);
  const entries = Math.min(head.size, Math.floor(verdicts.length / VERDICT_ENTRY_LENGTH));
  const check = (index: number) => {
    const where = `${BUNDLE.verdictLog}#${index}`;
    const entry = parseEntry(verdictEntryAt(verdicts, index), where, find);
    if (index === 0) {
      if (entry !== undefined && entry.class !== 'other') find('V11.manifest-entry', where);
    } else if (entry?.class === 'other') {
      // Acts will come with their entries; without one this would be a way to pass over a record in silence.
      find('V11.not-a-slot', where);
    } else if (entry?.class === 'decoy') {
      const rebuilt = leafHash(p, encodeSlotEntry(p, makeDecoy(p, context, entry.s)));
      if (!equalBytes(rebuilt, readLeafHash(tiles, index, head.size))) find('V11.decoy', where);
    }
  };
  for (let index = 0; index < entries; index++) {
    progress(index, entries);
    attempt(() => check(index));
  }
}

/**
 * The registry judged every entry of the final tree, once, in public: what it calls a decoy is one, whoever says so, and
 * whatever is not a decoy stands there as a record with a class.
 */
export const v11Verdict: Check = {
  id: 'V11',
  says: 'The registry signed one verdict for every entry, and every decoy follows from its published seed.',
  cite: 'docs/specs/verdict.md, Entries',
  run(context) {
    const { p, trust, evidence, find, attempt } = context;
    const { head, manifest, manifestHash } = evidence;
    const verdicts = evidence.bytes(BUNDLE.verdictLog);
    attempt(() => {
      const signed = evidence.parsed(BUNDLE.verdictNote, parseSignedVerdict);
      const { note } = signed;
      if (!registrySigned(p, trust, signed)) find('V11.signature', BUNDLE.verdictNote);
      if (note.log !== manifest.log || !equalBytes(note.manifestHash, manifestHash))
        find('V11.other-log', BUNDLE.verdictNote);
      if (note.size !== head.size) find('V11.size', BUNDLE.verdictNote);
      if (!equalBytes(note.root, verdictRoot(p, verdicts))) find('V11.root', BUNDLE.verdictNote);
    });
    if (verdicts.length !== head.size * VERDICT_ENTRY_LENGTH) find('V11.size', BUNDLE.verdictLog);
    checkEntries(context, verdicts);
    return undefined;
  },
};
