import { equalBytes, toBase64url } from '@lianshu/core/bytes';
import { openPublicKey } from '@lianshu/core/crypto';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';
import { authorityKey, type Trust } from '@lianshu/core/trust';
import type { RegistrySecrets } from './registry-secrets.ts';

export const REGISTRY_KEYS_FORMAT = 'lianshu/registry-keys/v1';

/** The registry's key file. Throws ParseError, without content. */
export function parseRegistryKeys(bytes: Uint8Array): RegistrySecrets {
  const fields = new Fields(parseCanonical(bytes), 'registry-keys');
  fields.oneOf('format', [REGISTRY_KEYS_FORMAT]);
  const secrets = {
    secret: { ed25519Seed: fields.bytes('ed25519Seed', 32), mldsa44Seed: fields.bytes('mldsa44Seed', 32) },
    sealSeed: fields.bytes('sealSeed', 32),
    verdictSecret: fields.bytes('verdictSecret', 32),
  };
  fields.end();
  return secrets;
}

/** Canonical JSON. */
export function encodeRegistryKeys({ secret, sealSeed, verdictSecret }: RegistrySecrets): Uint8Array {
  return encodeCanonical({
    format: REGISTRY_KEYS_FORMAT,
    ed25519Seed: toBase64url(secret.ed25519Seed),
    mldsa44Seed: toBase64url(secret.mldsa44Seed),
    sealSeed: toBase64url(sealSeed),
    verdictSecret: toBase64url(verdictSecret),
  });
}

/**
 * Throws unless each of these secrets belongs to the key that the trust file pins: with others this program would let a log
 * be opened whose records it could never open, which nobody would notice before the check.
 */
export function assertRegistryKeys(p: Primitives, { registry }: Trust, secrets: RegistrySecrets): void {
  const { ed25519, mldsa44 } = authorityKey(p, registry.name, secrets.secret);
  const pairs = [
    [ed25519, registry.ed25519],
    [mldsa44, registry.mldsa44],
    [openPublicKey(p, secrets.sealSeed), registry.seal],
    [p.x25519Public(secrets.verdictSecret), registry.verdict],
  ] as const;
  if (!pairs.every(([own, pinned]) => equalBytes(own, pinned)))
    throw new Error('the keys of --keys are not those that the trust file pins for the household authority');
}
