import { BUNDLE } from '../../bundle/index.ts';
import { equalBytes, fromUtf8 } from '../../bytes/index.ts';
import { pinIssuer, type RevocationLookup } from '../../pki/index.ts';
import { parseFiling, verifyFiling } from '../../submission/index.ts';
import type { Check } from '../check.ts';

/**
 * The bundle has no revocation list: the commission looked the card up when she filed, and the registry, which answered the
 * filing with its signed verdict, did so too.
 */
const LOOKED_UP_THEN: RevocationLookup = { status: () => 'good' };

/** The lead filed exactly this tree: with her card, over its size, root and her own count of it. */
export const v09Filing: Check = {
  id: 'V09',
  says: 'The lead’s card signed the filing of exactly the final tree.',
  cite: 'docs/specs/manifest.md, Filing',
  run({ p, trust, evidence, find, attempt }) {
    const filing = evidence.parsed(BUNDLE.filing, parseFiling);
    const { manifest, manifestHash, head } = evidence;
    if (filing.log !== manifest.log || !equalBytes(filing.manifestHash, manifestHash))
      find('V09.other-log', BUNDLE.filing);
    if (filing.size !== head.size || !equalBytes(filing.root, head.root)) find('V09.other-tree', BUNDLE.filing);
    attempt(() => {
      if (filing.checkpoint !== fromUtf8(evidence.bytes(BUNDLE.checkpoint)))
        find('V09.other-checkpoint', BUNDLE.filing);
    });
    // What differs was said above: here the card is held to the figures that the filing itself has.
    const own = { ...filing, log: manifest.log, manifestHash };
    const issuers = trust.issuers.map(pinIssuer);
    const { leadConsent } = evidence.signedManifest;
    const context = {
      manifest,
      manifestHash,
      leadConsent,
      head: filing,
      issuers,
      revocations: LOOKED_UP_THEN,
      now: null,
    };
    const verified = verifyFiling(p, context, own);
    if (!verified.ok) find('V09.refused', `${BUNDLE.filing}#${verified.code}`);
    return undefined;
  },
};
