import { fromBase64 } from '@lianshu/core/bytes';
import { parseCertificate } from '@lianshu/core/pki';
import { type Answer, type CardResult, cardFault, textField } from './answer.ts';

export type CardUse = 'sign' | 'encrypt';

/** One certificate as the component lists it; nothing of it is verified. */
export interface CardCertificate {
  readonly der: Uint8Array;
  /** From the reported key usage, never from the label: sources disagree on labels (moica §1.5). */
  readonly use: CardUse | 'ca' | 'unknown';
}

export interface CardInSlot {
  /** Name of the reader: goes back as `slotDescription` to choose it. */
  readonly slot: string;
  readonly serialNumber: string;
  readonly certificates: readonly CardCertificate[];
}

/** A certificate that signs others is never a person's, whatever else it may do. */
const USES: readonly (readonly [usage: string, use: CardCertificate['use']])[] = [
  ['keyCertSign', 'ca'],
  ['digitalSignature', 'sign'],
  ['keyEncipherment', 'encrypt'],
];

/** More readers, certificates of a card and characters in a name than any computer has: the page shows them all. */
const MAX_READERS = 32;
const MAX_CERTIFICATES = 32;
const MAX_NAME = 256;

function isObject(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Base64 of the component: line breaks are forgiven, nothing else. */
export function readCardBase64(text: string | undefined): Uint8Array | undefined {
  try {
    return text === undefined ? undefined : fromBase64(text.replace(/\s/g, ''));
  } catch {
    return undefined;
  }
}

function certificatesOf(value: unknown): readonly CardCertificate[] {
  if (!isObject(value)) return [];
  const der = readCardBase64(textField(value, 'certb64'));
  const parts = (textField(value, 'usage') ?? '').split('|').map((part) => part.trim());
  const use = USES.find(([usage]) => parts.includes(usage))?.[1] ?? 'unknown';
  return der === undefined ? [] : [{ der, use }];
}

/**
 * The cards of a `pkcs11info` answer, at least one when ok. A reader without a card has the text "unknown token" instead;
 * what no real component would list is cut off.
 */
export function readCards({ slots }: Answer): CardResult<readonly CardInSlot[]> {
  if (!Array.isArray(slots)) return cardFault('bad-answer');
  if (slots.length === 0) return cardFault('no-reader');
  const cards = slots.slice(0, MAX_READERS).flatMap((slot: unknown): readonly CardInSlot[] => {
    if (!isObject(slot) || !isObject(slot.token)) return [];
    const { certs } = slot.token;
    const name = textField(slot, 'slotDescription') ?? '';
    if (name.length > MAX_NAME) return [];
    return [
      {
        slot: name,
        serialNumber: textField(slot.token, 'serialNumber') ?? '',
        certificates: Array.isArray(certs) ? certs.slice(0, MAX_CERTIFICATES).flatMap(certificatesOf) : [],
      },
    ];
  });
  return cards.length === 0 ? cardFault('no-card') : { ok: true, value: cards };
}

/** Whose card it is, for a choice among several; undefined when its certificate cannot be read. Nothing is verified. */
export function holderOf({ certificates }: CardInSlot): string | undefined {
  const own = certificates.find(({ use }) => use === 'sign') ?? certificates.find(({ use }) => use === 'encrypt');
  try {
    return own === undefined ? undefined : parseCertificate(own.der).subjectCommonName;
  } catch {
    return undefined;
  }
}

export interface ChosenCard {
  readonly card: CardInSlot;
  readonly certificate: Uint8Array;
}

/** The first card with a certificate for `use`. The encryption pair is optional for its holder (moica §2.2). */
export function chooseCard(cards: readonly CardInSlot[], use: CardUse): CardResult<ChosenCard> {
  for (const card of cards) {
    const found = card.certificates.find((certificate) => certificate.use === use);
    if (found !== undefined) return { ok: true, value: { card, certificate: found.der } };
  }
  return cardFault(use === 'sign' ? 'no-signing-certificate' : 'no-encryption-certificate');
}
