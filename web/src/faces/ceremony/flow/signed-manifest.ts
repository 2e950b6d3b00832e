import { toHex } from '@lianshu/core/bytes';
import {
  checkManifest,
  type Manifest,
  type ManifestDraft,
  manifestHash,
  parseManifestDraft,
  signedManifestFromJson,
  signingLink,
  verifyLeadConsent,
  verifySignedManifest,
} from '@lianshu/core/manifest';
import type { RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, type Api, failed, fromJson, fromResult, good } from '../../../api/index.ts';
import type { LogStatus } from '../../session/log-status.ts';
import { copyName, type LocalTool } from './local-files.ts';

/** The tool has no revocation lists; this is the lead's own card, which she is about to use. */
const NOT_LOOKED_UP: RevocationLookup = { status: () => 'good' };

/** A manifest that all three signed, with its hash. */
export interface KnownManifest {
  readonly manifest: Manifest;
  readonly hash: Uint8Array;
  /** Her signature over it, with the certificate that her card had then. */
  readonly leadConsent: Uint8Array;
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
  if (!manifest.ok) return manifest;
  const { leadConsent } = answer.value;
  return good({ manifest: manifest.value, hash: manifestHash(p, manifest.value), leadConsent });
}

/**
 * The manifest that the lead signed at her ceremony, from the copy in her own folder: before the log is open the commission
 * shows it to nobody. It must be the one that the commission names (`manifest.hash-mismatch`) and bear her own signature.
 * Without the copy, the public one of an open log does as well.
 */
export async function fetchOwnManifest(
  p: Primitives,
  trust: Trust,
  tool: LocalTool,
  api: Api,
  { log, manifestSha256, phase }: Pick<LogStatus, 'log' | 'manifestSha256' | 'phase'>,
): Promise<Answer<KnownManifest>> {
  if (manifestSha256 === null) return failed('manifest.hash-mismatch');
  const copy = await tool.read(copyName('manifest', log, manifestSha256));
  if (!copy.ok) {
    const isPublic = copy.problem.code === 'file.missing' && phase !== 'ceremony';
    return isPublic ? fetchManifest(p, trust, api, log) : copy;
  }
  let draft: ManifestDraft;
  try {
    draft = parseManifestDraft(copy.value);
  } catch {
    return failed('manifest.shape');
  }
  const { manifest } = draft;
  const hash = manifestHash(p, manifest);
  if (manifest.log !== log || toHex(hash) !== manifestSha256) return failed('manifest.hash-mismatch');
  const checked = fromResult(checkManifest(p, trust, manifest));
  if (!checked.ok) return checked;
  const consent = fromResult(verifyLeadConsent(p, trust, draft, NOT_LOOKED_UP));
  return consent.ok ? good({ manifest, hash, leadConsent: draft.leadConsent }) : consent;
}

/** The link to publish, with the manifest's pin in its fragment. */
export function linkOf({ manifest, hash }: KnownManifest): string {
  return signingLink(manifest.statement.origin, manifest.log, hash);
}
