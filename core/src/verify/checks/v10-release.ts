import { BUNDLE } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { checkCountKey } from '../../crypto/index.ts';
import { parseFiling } from '../../submission/index.ts';
import type { Check } from '../check.ts';

/**
 * The key to the records was sealed in the form that only the pinned registry's key opens, and the count seed is the
 * manifest's. That the release opens, only the registry can see; that it opened it, the verdict on every entry shows.
 */
export const v10Release: Check = {
  id: 'V10',
  says: 'The release is well-formed, for the pinned registry’s key, and the count seed is the manifest’s.',
  cite: 'docs/specs/manifest.md, Filing',
  run({ p, trust, evidence, find }) {
    // Its lengths are the parser's: a release of another length is `file-malformed`.
    const filing = evidence.parsed(BUNDLE.filing, parseFiling);
    const { manifest } = evidence;
    if (!equalBytes(manifest.registry.seal, trust.registry.seal)) find('V10.registry-key', BUNDLE.manifest);
    if (!checkCountKey(p, filing.seedCount, manifest.keys).ok) find('V10.count-key', BUNDLE.filing);
    return undefined;
  },
};
