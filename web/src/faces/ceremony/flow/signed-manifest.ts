import {
  checkManifest,
  type Manifest,
  manifestDraftFromJson,
  manifestHash,
  signedManifestFromJson,
  signingLink,
  verifyLeadConsent,
  verifySignedManifest,
} from '@lianshu/core/manifest';
import type { RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, fromJson, fromResult, good } from '../../session/answer.ts';
import type { Api } from '../../session/api.ts';

/** The tool has no revocation lists; this is the lead's own card, which she is about to use. */
const NOT_LOOKED_UP: RevocationLookup = { status: () => 'good' };

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

/**
 * The manifest that the lead signed at her ceremony, whether or not the authorities have signed it yet: for the possession
 * test, which comes before. Their signatures are judged by
 * `fetchManifest`.
 */
export async function fetchOwnManifest(
  p: Primitives,
  trust: Trust,
  api: Api,
  log: string,
): Promise<Answer<KnownManifest>> {
  const answer = fromJson(await api.get(`/api/logs/${encodeURIComponent(log)}/manifest`), manifestDraftFromJson);
  if (!answer.ok) return answer;
  const { manifest } = answer.value;
  const checked = fromResult(checkManifest(p, trust, manifest));
  if (!checked.ok) return checked;
  const consent = fromResult(verifyLeadConsent(p, trust, answer.value, NOT_LOOKED_UP));
  return consent.ok ? good({ manifest, hash: manifestHash(p, manifest) }) : consent;
}

/** The link to publish, with the manifest's pin in its fragment. */
export function linkOf({ manifest, hash }: KnownManifest): string {
  return signingLink(manifest.statement.origin, manifest.log, hash);
}
