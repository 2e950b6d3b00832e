import { BUNDLE, sizeOfCheckpointPath } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import type { Check } from '../check.ts';

/** Every checkpoint is signed by both keys of the log, and the final one is the largest. */
export const v04CheckpointSignatures: Check = {
  id: 'V04',
  says: 'Every checkpoint is signed by both keys that the manifest names for the log.',
  cite: 'docs/specs/log.md, Checkpoints',
  run({ evidence, find, attempt, progress }) {
    const paths = evidence.checkpointPaths;
    let largest: string | undefined;
    const verify = (path: string) => {
      const verdict = evidence.checkpointVerdict(path);
      if (!verdict.ok) find(`V04.${verdict.fault}`, path);
      if (path === BUNDLE.checkpoint) return;
      if (sizeOfCheckpointPath(path) !== verdict.checkpoint.size) find('V04.misnamed', path);
      largest = path;
    };
    paths.forEach((path, i) => {
      progress(i, paths.length);
      attempt(() => verify(path));
    });
    if (largest === undefined || !equalBytes(evidence.bytes(largest), evidence.bytes(BUNDLE.checkpoint)))
      find('V04.final-not-last', BUNDLE.checkpoint);
    return undefined;
  },
};
