import { type CertificateAuthority, type Generation, makeMoicaAuthority, makeRoot } from './certificate-authority.ts';
import { type KeyStore, openKeyStore } from './key-store.ts';

/** The seed of every demo, public on purpose: nothing made from it protects anything. */
export const DEMO_SEED = 'lianshu demo 2026';

/**
 * A synthetic government PKI: two roots, two MOICA generations that share one name, and a rogue with that name too.
 * Authorities are made when first asked for, since a 4,096-bit key costs half a second.
 */
export interface DemoPki {
  readonly seed: string;
  readonly keys: KeyStore;
  root(generation: Generation): CertificateAuthority;
  issuer(generation: Generation): CertificateAuthority;
  /** Same name as the true issuers, another key under another root: what a name check alone would let in. */
  rogue(): CertificateAuthority;
}

export interface DemoPkiOptions {
  readonly seed?: string;
  /** Where generated keys are kept between runs; by default the ignored cache folder of the repository. */
  readonly keys?: KeyStore;
}

export function createDemoPki(options: DemoPkiOptions = {}): DemoPki {
  const seed = options.seed ?? DEMO_SEED;
  const keys = options.keys ?? openKeyStore();
  const made = new Map<string, CertificateAuthority>();
  const once = (name: string, make: () => CertificateAuthority): CertificateAuthority => {
    const found = made.get(name) ?? make();
    made.set(name, found);
    return found;
  };
  const pki: DemoPki = {
    seed,
    keys,
    root: (generation) =>
      once(`root ${generation}`, () => makeRoot(generation, keys.rsa(`${seed}/root/${generation}`, 4096), seed)),
    issuer: (generation) =>
      once(`issuer ${generation}`, () => {
        const key = keys.rsa(`${seed}/moica/${generation}`, generation === 'G2' ? 2048 : 4096);
        return makeMoicaAuthority(generation, key, pki.root(generation), seed);
      }),
    rogue: () =>
      once('rogue', () => {
        const root = makeRoot('G2', keys.rsa(`${seed}/rogue/root`, 2048), `${seed}/rogue`);
        return makeMoicaAuthority('G2', keys.rsa(`${seed}/rogue/moica`, 2048), root, `${seed}/rogue`);
      }),
  };
  return pki;
}
