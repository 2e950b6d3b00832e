import type { JsonValue } from '@lianshu/core/json';
import { type Manifest, manifestHash, signedManifestFromJson, verifySignedManifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, failed, fromResult, getJson, good } from '../api/index.ts';

/** A manifest whose three signatures hold under the pinned trust. */
export interface OpenManifest {
  readonly manifest: Manifest;
  /** M. */
  readonly hash: Uint8Array;
}

/**
 * Reads and verifies what the server offers as the manifest of `log`. `pinned`: 16 or 32 bytes of M that the visitor
 * brought, from her link or her receipt.
 */
export function openManifest(
  p: Primitives,
  trust: Trust,
  log: string,
  value: JsonValue,
  pinned: Uint8Array | undefined,
): Answer<OpenManifest> {
  let signed: ReturnType<typeof signedManifestFromJson>;
  try {
    signed = signedManifestFromJson(value);
  } catch {
    return failed('manifest.shape');
  }
  const verified = fromResult(verifySignedManifest(p, trust, signed, pinned));
  if (!verified.ok) return verified;
  if (verified.value.log !== log) return failed('manifest.hash-mismatch');
  return good({ manifest: verified.value, hash: manifestHash(p, verified.value) });
}

export async function loadManifest(
  p: Primitives,
  trust: Trust,
  log: string,
  pinned: Uint8Array | undefined,
): Promise<Answer<OpenManifest>> {
  const answer = await getJson(`/api/logs/${encodeURIComponent(log)}/manifest`);
  return answer.ok ? openManifest(p, trust, log, answer.value, pinned) : answer;
}
