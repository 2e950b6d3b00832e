import { toHex } from '@lianshu/core/bytes';
import { taipeiDate } from '@lianshu/core/calendar';
import { CREDENTIAL_VERIFIERS, unverifiedKinds } from '@lianshu/core/credential';
import { isPublicKey, X25519, XWING } from '@lianshu/core/crypto';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import {
  checkManifest,
  type Manifest,
  type ManifestDraft,
  manifestHash,
  verifyLeadConsent,
} from '@lianshu/core/manifest';
import type { RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { NOTE_ED25519, parseVkey } from '@lianshu/core/tlog';
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

/** Whether the witnesses of a manifest read, can cosign, are as many keys as names, and are not the log itself. */
function areWitnesses(p: Primitives, { witness, logKeys, logOrigin }: Manifest): boolean {
  if (witness.policy === 'none') return true;
  try {
    const keys = witness.vkeys.map((vkey) => parseVkey(p, vkey));
    const distinct = new Set([...keys.map(({ publicKey }) => publicKey), ...Object.values(logKeys)].map(toHex));
    return (
      distinct.size === keys.length + 2 && keys.every(({ type, name }) => type !== NOTE_ED25519 && name !== logOrigin)
    );
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

/**
 * The registry's signature on a manifest: given only when the keys that records will be sealed to are its own and usable,
 * its witnesses can be some, the commission has signed, the lead's card has consented and was good then, and the window has not passed. Refusals
 * `manifest.*`, and those of `verifyLeadConsent`. The draft comes from outside whole.
 */
export function countersignManifest(context: CountersignContext, draft: ManifestDraft): Result<AuthoritySignature> {
  const { primitives: p, trust, secrets, revocations, now } = context;
  const checked = checkManifest(p, trust, draft.manifest);
  if (!checked.ok) return checked;
  const manifest = checked.value;
  if (unverifiedKinds(manifest.policies.credentials, CREDENTIAL_VERIFIERS).length > 0)
    return refuse('manifest.shape', { at: 'credentials' });
  if (!isPublicKey(p, XWING, manifest.keys.open) || !isPublicKey(p, X25519, manifest.keys.count))
    return refuse('manifest.keys', { at: 'open' });
  if (manifest.window.lastDay < taipeiDate(now)) return refuse('manifest.shape', { at: 'window' });
  if (!areWitnesses(p, manifest)) return refuse('manifest.shape', { at: 'witness' });
  const hash = manifestHash(p, manifest);
  if (draft.commission === null || !verifyAuthority(p, trust.commission, 'manifest', hash, draft.commission))
    return refuse('manifest.signature', { by: 'commission' });
  const consent = verifyLeadConsent(p, trust, draft, revocations);
  return consent.ok ? accept(signAuthority(p, secrets.secret, 'manifest', hash)) : consent;
}
