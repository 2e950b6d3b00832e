import { toBase64url } from '@lianshu/core/bytes';
import { wrapToJson } from '@lianshu/core/crypto';
import { manifestToJson, verifyLeadConsent } from '@lianshu/core/manifest';
import type { RevocationLookup } from '@lianshu/core/pki';
import { slimCms } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import { renderManifestConsent } from '@lianshu/core/statement';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, type Api, failed, fromResult, good } from '../../../api/index.ts';
import type { CardClient } from '../../../middleware/index.ts';
import { fromCard } from '../../session/card.ts';
import type { Ceremony } from './make-keys.ts';

/** The tool has no revocation lists; the commission looks the card up when the manifest arrives. */
const NOT_LOOKED_UP: RevocationLookup = { status: () => 'good' };

/** The text that the lead's card signs, shown to her before. `signedAt`: ms, cut to whole seconds. */
export function consentText({ manifest, manifestHash }: Ceremony, signedAt: number): Uint8Array {
  return renderManifestConsent({
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash,
    origin: manifest.statement.origin,
    signedAt: signedAt - (signedAt % 1000),
  });
}

/**
 * The lead's card signs `text`; the result is verified here as everyone will verify it, so that a wrong card or a broken
 * component is found before anything is sent. Problems: `card.…`, and the refusals of `verifyLeadConsent`.
 */
export async function signConsent(
  p: Primitives,
  trust: Trust,
  card: CardClient,
  ceremony: Ceremony,
  text: Uint8Array,
  pin: string,
  slot: string,
): Promise<Answer<Uint8Array>> {
  const signed = fromCard(await card.makeSignature({ content: text, pin, slot }));
  if (!signed.ok) return signed;
  let leadConsent: Uint8Array;
  try {
    leadConsent = slimCms(signed.value);
  } catch {
    return failed('cms.malformed');
  }
  const verified = fromResult(verifyLeadConsent(p, trust, { manifest: ceremony.manifest, leadConsent }, NOT_LOOKED_UP));
  return verified.ok ? good(leadConsent) : verified;
}

/** Hands manifest, consent and wrap to the commission. Nothing secret is in them without the card and the code. */
export async function postCeremony(api: Api, ceremony: Ceremony, leadConsent: Uint8Array): Promise<Answer<true>> {
  const answer = await api.post('/api/lead/logs', {
    manifest: manifestToJson(ceremony.manifest),
    leadConsent: toBase64url(leadConsent),
    wrap: wrapToJson(ceremony.wrap),
  });
  return answer.ok ? good(true) : answer;
}
