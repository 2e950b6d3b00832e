import { demoTrust, deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { issueCard } from '@lianshu/devkit/card';
import { fixtureManifest } from '@lianshu/devkit/fixture-log';
import { createDemoPki } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { slimCms } from '../pki/index.ts';
import { renderManifestConsent } from '../statement/index.ts';
import { signAuthority } from '../trust/index.ts';
import { type Manifest, manifestHash, type SignedManifest } from './index.ts';

/** Synthetic authorities and the lead's G2 card (a 2,048-bit issuer, quick to make). */
export const pki = createDemoPki();
export const authorities = deriveDemoAuthorities();
export const trust = demoTrust(pki, authorities);
export const leadCard = issueCard(pki, { idNumber: 'A123456789', name: '陳示範' }, { generation: 'G2' });

export const SIGNED_AT = Date.UTC(2026, 10, 23, 2, 15, 0);

/** A manifest under the demo authorities, its lead the holder of `card`. */
export function trustedManifest(changes: Partial<Manifest> = {}, card = leadCard): Manifest {
  const base = fixtureManifest();
  const { seal, verdict, ed25519 } = authorities.registry.key;
  return {
    ...base,
    registry: { seal, verdict, ed25519 },
    case: { ...base.case, leadSigningCertSha256: p.sha256(card.signing.certificate) },
    ...changes,
  };
}

/** The consent of `card` to `manifest`, as the browser sends it. */
export function consentTo(manifest: Manifest, card = leadCard, signedAt = SIGNED_AT): Uint8Array {
  const tbs = renderManifestConsent({
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash: manifestHash(p, manifest),
    origin: manifest.statement.origin,
    signedAt,
  });
  return slimCms(card.sign({ tbs, hash: 'SHA256', type: 'PKCS7' }));
}

/** `manifest` with all three signatures. */
export function signedManifest(manifest: Manifest = trustedManifest(), card = leadCard): SignedManifest {
  const hash = manifestHash(p, manifest);
  return {
    manifest,
    leadConsent: consentTo(manifest, card),
    commission: signAuthority(p, authorities.commission.secret, 'manifest', hash),
    registry: signAuthority(p, authorities.registry.secret, 'manifest', hash),
  };
}
