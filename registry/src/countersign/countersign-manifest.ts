import { taipeiDate } from '@lianshu/core/calendar';
import { isPublicKey, X25519, XWING } from '@lianshu/core/crypto';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { checkManifest, type ManifestDraft, manifestHash, verifyLeadConsent } from '@lianshu/core/manifest';
import type { RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { type AuthoritySignature, signAuthority, type Trust, verifyAuthority } from '@lianshu/core/trust';
import type { RegistrySecrets } from '../registry-secrets.ts';

export interface CountersignContext {
  readonly primitives: Primitives;
  readonly trust: Trust;
  readonly secrets: RegistrySecrets;
  readonly revocations: RevocationLookup;
  /** ms. */
  readonly now: number;
}

/**
 * The registry's signature on a manifest: given only when the keys that records will be sealed to are its own and usable,
 * the commission has signed, the lead's card has consented and was good then, and the window has not passed. Refusals
 * `manifest.*`, and those of `verifyLeadConsent`. The draft comes from outside whole.
 */
export function countersignManifest(context: CountersignContext, draft: ManifestDraft): Result<AuthoritySignature> {
  const { primitives: p, trust, secrets, revocations, now } = context;
  const checked = checkManifest(p, trust, draft.manifest);
  if (!checked.ok) return checked;
  const manifest = checked.value;
  if (!isPublicKey(p, XWING, manifest.keys.open) || !isPublicKey(p, X25519, manifest.keys.count))
    return refuse('manifest.keys', { at: 'open' });
  if (manifest.window.lastDay < taipeiDate(now)) return refuse('manifest.shape', { at: 'window' });
  const hash = manifestHash(p, manifest);
  if (draft.commission === null || !verifyAuthority(p, trust.commission, 'manifest', hash, draft.commission))
    return refuse('manifest.signature', { by: 'commission' });
  const consent = verifyLeadConsent(p, trust, draft, revocations);
  return consent.ok ? accept(signAuthority(p, secrets.secret, 'manifest', hash)) : consent;
}
