import { toBase64url } from '@lianshu/core/bytes';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
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
