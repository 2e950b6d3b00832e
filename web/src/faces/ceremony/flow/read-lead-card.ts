import { equalBytes } from '@lianshu/core/bytes';
import {
  type Certificate,
  checkSignerCertificate,
  parseCertificate,
  pinIssuer,
  type RevocationLookup,
} from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, failed, fromResult, good } from '../../../api/index.ts';
import { type CardInSlot, chooseCard } from '../../../middleware/index.ts';
import { fromCard } from '../../session/card.ts';

/** The lead's card as the ceremony needs it. */
export interface LeadCard {
  /** The reader, to address the same card again. */
  readonly slot: string;
  readonly holder: string;
  readonly signing: Certificate;
  readonly encryption: Certificate;
}

/** The tool has no revocation lists; the commission looks the card up when the manifest arrives. */
const NOT_LOOKED_UP: RevocationLookup = { status: () => 'good' };

/**
 * The card's two certificates, found by the use that the component reports and judged by every rule of the profile. Both
 * must be of one card. Problems: `card.…`, `certificate.…`, `card-pair`.
 */
export function readLeadCard(p: Primitives, trust: Trust, cards: readonly CardInSlot[], now: number): Answer<LeadCard> {
  const chosen = fromCard(chooseCard(cards, 'sign'));
  if (!chosen.ok) return chosen;
  const { card } = chosen.value;
  const other = fromCard(chooseCard([card], 'encrypt'));
  if (!other.ok) return other;
  const signing = judge(p, trust, chosen.value.certificate, 'sign', now);
  if (!signing.ok) return signing;
  const encryption = judge(p, trust, other.value.certificate, 'encrypt', now);
  if (!encryption.ok) return encryption;
  if (!equalBytes(signing.value.subjectDn, encryption.value.subjectDn)) return failed('card-pair');
  return good({
    slot: card.slot,
    holder: signing.value.subjectCommonName ?? '',
    signing: signing.value,
    encryption: encryption.value,
  });
}

function judge(
  p: Primitives,
  trust: Trust,
  der: Uint8Array,
  use: 'sign' | 'encrypt',
  now: number,
): Answer<Certificate> {
  let certificate: Certificate;
  try {
    certificate = parseCertificate(der);
  } catch {
    return failed('certificate.malformed');
  }
  const issuers = trust.issuers.map(pinIssuer);
  const judged = checkSignerCertificate(p, certificate, { issuers, at: now, revocations: NOT_LOOKED_UP, use });
  return judged.ok ? good(certificate) : fromResult(judged);
}
