import { BUNDLE, parseCover } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import type { Check } from '../check.ts';

/** With the metronome, tree sizes follow from the signed class changes; without cover there is nothing to follow. */
export const v08Metronome: Check = {
  id: 'V08',
  says: 'Tree sizes follow from the metronome’s signed class changes.',
  cite: 'docs/specs/log.md, Metronome',
  run({ evidence, find }) {
    const cover = evidence.parsed(BUNDLE.cover, parseCover);
    if (cover.log !== evidence.manifest.log || !equalBytes(cover.manifestHash, evidence.manifestHash))
      find('V08.other-log', BUNDLE.cover);
    return evidence.manifest.policies.cover.mode === 'off' ? 'cover-off' : 'metronome-not-covered';
  },
};
