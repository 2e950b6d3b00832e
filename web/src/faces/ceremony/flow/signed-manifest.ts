import {
  type Manifest,
  manifestHash,
  signedManifestFromJson,
  signingLink,
  verifySignedManifest,
} from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, fromJson, fromResult, good } from '../../session/answer.ts';
import type { Api } from '../../session/api.ts';

/** A manifest that all three signed, with its hash. */
export interface KnownManifest {
  readonly manifest: Manifest;
  readonly hash: Uint8Array;
}

/** The manifest of a log, if lead, commission and registry signed it, by the pinned keys. */
export async function fetchManifest(
  p: Primitives,
  trust: Trust,
  api: Api,
  log: string,
): Promise<Answer<KnownManifest>> {
  const answer = fromJson(await api.get(`/api/logs/${encodeURIComponent(log)}/manifest`), signedManifestFromJson);
  if (!answer.ok) return answer;
  const manifest = fromResult(verifySignedManifest(p, trust, answer.value));
  return manifest.ok ? good({ manifest: manifest.value, hash: manifestHash(p, manifest.value) }) : manifest;
}

/** The link to publish, with the manifest's pin in its fragment. */
export function linkOf({ manifest, hash }: KnownManifest): string {
  return signingLink(manifest.statement.origin, manifest.log, hash);
}
