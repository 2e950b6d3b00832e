import { BUNDLE, type BundleFile, isBundlePath, REQUIRED_FILES } from '../../bundle/index.ts';
import { equalBytes } from '../../bytes/index.ts';
import { verifyAuthority } from '../../trust/index.ts';
import type { Check } from '../check.ts';

const INDEX_FILES: readonly string[] = [BUNDLE.index, BUNDLE.indexSignature];

/** Every file is listed with length and SHA-256, none is missing, none is there beside, and the commission signed the list. */
export const v01Index: Check = {
  id: 'V01',
  says: 'The index lists every file with length and SHA-256 and is signed by the commission.',
  cite: 'docs/specs/bundle.md, Index',
  run({ p, trust, evidence, find, attempt, progress }) {
    const { index } = evidence;
    const listed = new Set(index.files.map(({ path }) => path));
    for (const path of REQUIRED_FILES)
      if (!listed.has(path) && !INDEX_FILES.includes(path)) find('V01.file-required', path);
    for (const path of evidence.paths) {
      if (!isBundlePath(path)) find('V01.path', path);
      else if (!listed.has(path) && !INDEX_FILES.includes(path)) find('V01.file-unlisted', path);
    }
    const compare = ({ path, length, sha256 }: BundleFile) => {
      const bytes = evidence.find(path);
      if (bytes === undefined) find('V01.file-absent', path);
      else if (bytes.length !== length) find('V01.file-length', path);
      else if (!equalBytes(p.sha256(bytes), sha256)) find('V01.file-changed', path);
    };
    index.files.forEach((file, i) => {
      progress(i, index.files.length);
      attempt(() => compare(file));
    });
    attempt(() => {
      const signed = evidence.bytes(BUNDLE.index);
      if (!verifyAuthority(p, trust.commission, 'bundle', signed, evidence.indexSignature))
        find('V01.index-signature', BUNDLE.indexSignature);
    });
    attempt(() => {
      if (index.log !== evidence.manifest.log || !equalBytes(index.manifestHash, evidence.manifestHash))
        find('V01.other-manifest', BUNDLE.index);
    });
    return undefined;
  },
};
