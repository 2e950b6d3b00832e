import { BUNDLE } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { rootFromTiles } from '../../tlog/index.ts';
import type { Check } from '../check.ts';

/**
 * Every checkpoint's root is that of the first leaves of the final tree, so all of them are consistent with each other: the
 * log never took back or changed what it had signed.
 */
export const v07Consistency: Check = {
  id: 'V07',
  says: 'All checkpoints are heads of one log that only grew.',
  cite: 'docs/specs/log.md, Checkpoints',
  run({ p, evidence, find, attempt, progress }) {
    const { head, checkpointPaths: paths } = evidence;
    let signedAt = 0;
    const compare = (path: string) => {
      const verdict = evidence.checkpointVerdict(path);
      const { size, root } = verdict.checkpoint;
      if (size > head.size) find('V07.larger-than-final', path);
      else if (!equalBytes(rootFromTiles(p, evidence.tiles, size, head.size), root)) find('V07.root', path);
      if (!verdict.ok || path === BUNDLE.checkpoint) return;
      if (verdict.signedAt < signedAt) find('V07.time', path);
      signedAt = verdict.signedAt;
    };
    paths.forEach((path, i) => {
      progress(i, paths.length);
      attempt(() => compare(path));
    });
    return undefined;
  },
};
