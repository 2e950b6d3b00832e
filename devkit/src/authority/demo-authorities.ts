import { openPublicKey } from '@lianshu/core/crypto';
import {
  type AuthorityKey,
  type AuthoritySecret,
  authorityKey,
  type RegistryKey,
  type Trust,
} from '@lianshu/core/trust';
import { nodePrimitives } from '@lianshu/platform';
import { DEMO_SEED, type DemoPki } from '../pki/demo-pki.ts';
import { seededBytes } from '../pki/seeded-random.ts';

/** Secrets and keys of both synthetic authorities. Derived from a public seed: they guard nothing. */
export interface DemoAuthorities {
  readonly commission: { readonly secret: AuthoritySecret; readonly key: AuthorityKey };
  readonly registry: {
    readonly secret: AuthoritySecret;
    readonly key: RegistryKey;
    /** Private X-Wing seed behind `key.seal`, 32 bytes. */
    readonly sealSeed: Uint8Array;
    /** Private X25519 scalar behind `key.verdict`, 32 bytes. */
    readonly verdictSecret: Uint8Array;
  };
}

/** The commission (中央選舉委員會) and the household authority (戶政機關) of the demo; the same seed gives the same keys. */
export function deriveDemoAuthorities(seed: string = DEMO_SEED): DemoAuthorities {
  const p = nodePrimitives;
  const secretOf = (who: string): AuthoritySecret => ({
    ed25519Seed: seededBytes(`${seed}/authority/${who}/ed25519`, 32),
    mldsa44Seed: seededBytes(`${seed}/authority/${who}/mldsa44`, 32),
  });
  const commission = secretOf('commission');
  const registry = secretOf('registry');
  const sealSeed = seededBytes(`${seed}/authority/registry/seal`, 32);
  const verdictSecret = seededBytes(`${seed}/authority/registry/verdict`, 32);
  return {
    commission: { secret: commission, key: authorityKey(p, '(示範 DEMO)中央選舉委員會', commission) },
    registry: {
      secret: registry,
      key: {
        ...authorityKey(p, '(示範 DEMO)內政部戶政司', registry),
        seal: openPublicKey(p, sealSeed),
        verdict: p.x25519Public(verdictSecret),
      },
      sealSeed,
      verdictSecret,
    },
  };
}

/** The trust file's content for the demo: both authorities and both generations of the synthetic card authority. */
export function demoTrust(pki: DemoPki, authorities: DemoAuthorities = deriveDemoAuthorities(pki.seed)): Trust {
  return {
    kind: 'demo',
    commission: authorities.commission.key,
    registry: authorities.registry.key,
    issuers: (['G2', 'G3'] as const).map((generation) => {
      const { certificate, notBefore, notAfter } = pki.issuer(generation);
      return { generation, certificate, notBefore, notAfter };
    }),
  };
}
