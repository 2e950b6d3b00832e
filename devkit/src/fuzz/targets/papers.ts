import { equalBytes } from '@lianshu/core/bytes';
import { encodeSignedManifest, manifestHash, parseSignedManifest } from '@lianshu/core/manifest';
import { slimCms } from '@lianshu/core/pki';
import { renderManifestConsent } from '@lianshu/core/statement';
import { encodeTrust, parseTrust, signAuthority, verifyAuthority } from '@lianshu/core/trust';
import { nodePrimitives as p } from '@lianshu/platform';
import { demoTrust, deriveDemoAuthorities } from '../../authority/index.ts';
import { issueCard } from '../../card/index.ts';
import { fixtureManifest } from '../../fixture-log/index.ts';
import { createDemoPki } from '../../pki/index.ts';
import { demand, type Target, target } from '../target.ts';

/** Readers of what the offices publish: the signed manifest and the trust file. */
export function paperTargets(): readonly Target[] {
  const pki = createDemoPki();
  const authorities = deriveDemoAuthorities();
  const { secret, key } = authorities.commission;
  const manifest = fixtureManifest();
  const hash = manifestHash(p, manifest);
  const { log } = manifest;
  const consent = { caseNumber: '9001', log, manifestHash: hash, origin: manifest.statement.origin };
  const card = issueCard(pki, { idNumber: 'A123456789', name: '陳示範' }, { generation: 'G2' });
  const tbs = renderManifestConsent({ ...consent, signedAt: manifest.createdAt });
  const signed = encodeSignedManifest({
    manifest,
    leadConsent: slimCms(card.sign({ tbs, hash: 'SHA256', type: 'PKCS7' })),
    commission: signAuthority(p, secret, 'manifest', hash),
    registry: signAuthority(p, authorities.registry.secret, 'manifest', hash),
  });
  return [
    target({
      name: 'signed-manifest',
      form: 'json',
      seeds: [signed],
      perByte: 6,
      base: 3000,
      read: parseSignedManifest,
      judge(read, bytes) {
        demand(equalBytes(encodeSignedManifest(read), bytes), 'a signed manifest with two encodings');
        const found = manifestHash(p, read.manifest);
        const holds = verifyAuthority(p, key, 'manifest', found, read.commission);
        if (!holds) return 'manifest.signature';
        demand(equalBytes(found, hash), 'a manifest that the commission never signed');
        return 'accepted';
      },
    }),
    target({
      name: 'trust-file',
      form: 'json',
      seeds: [encodeTrust(demoTrust(pki, authorities))],
      perByte: 6,
      base: 3000,
      read: parseTrust,
      judge(read, bytes) {
        demand(equalBytes(encodeTrust(read), bytes), 'a trust file with two encodings');
        return 'accepted';
      },
    }),
  ];
}
