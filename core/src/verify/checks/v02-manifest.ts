import { BUNDLE } from '../../bundle/index.ts';
import { verifySignedManifest } from '../../manifest/index.ts';
import type { Check } from '../check.ts';

/** The three who answer for the terms signed them, by keys and cards that the trust file pins. */
export const v02Manifest: Check = {
  id: 'V02',
  says: 'The manifest is signed by the lead’s card, the commission and the registry, and names the registry’s pinned keys.',
  cite: 'docs/specs/manifest.md, Signatures',
  run({ p, trust, evidence, find }) {
    const verified = verifySignedManifest(p, trust, evidence.signedManifest);
    if (!verified.ok) {
      const detail = verified.detail?.by ?? verified.detail?.at;
      find('V02.refused', `${BUNDLE.manifest}#${verified.code}${detail === undefined ? '' : ` ${detail}`}`);
    }
    return undefined;
  },
};
