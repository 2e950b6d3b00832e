import { type KeyObject, sign as signRaw } from 'node:crypto';
import { issueCardCertificate } from '../pki/card-certificate.ts';
import type { KeyUsage } from '../pki/certificate.ts';
import { type CertificateAuthority, type Generation, serialFrom } from '../pki/certificate-authority.ts';
import type { DemoPki } from '../pki/demo-pki.ts';
import type { RevokedSerial } from '../pki/revocation-list.ts';
import { seededBytes } from '../pki/seeded-random.ts';
import { CARD_KINDS, type CardKind, type CardKindSpec } from './card-kind.ts';
import { openEnvelopedCms, rsaDecrypt } from './enveloped-cms.ts';
import { DIGESTS, type DigestName, encodeSignedCms } from './signed-cms.ts';

/** The synthetic person a card is made out to. */
export interface CardHolder {
  readonly idNumber: string;
  readonly name: string;
}

export interface CardOptions {
  readonly kind?: CardKind;
  /** By default seven of ten cards are G3, chosen by the seed. */
  readonly generation?: Generation;
  /** Which card of this person it is, from 1. */
  readonly ordinal?: number;
  /** Six to eight characters. */
  readonly pin?: string;
  /** First moment of validity in ms where it is not the seed's choice; the certificate runs five years from it. */
  readonly issuedAt?: number;
  /** Keys follow from this in place of the card's own seed: a renewed card with its old keys, or a shared pool for benches. */
  readonly keySeed?: string;
}

/** One certificate of a card with its private key. */
export interface CardCredential {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly serial: Uint8Array;
  readonly usage: KeyUsage;
  readonly key: KeyObject;
}

export interface SignRequest {
  readonly tbs: Uint8Array;
  readonly hash: DigestName;
  readonly type: 'PKCS1' | 'PKCS7';
  readonly nonce?: string;
  readonly withCardSN?: boolean;
  /** Milliseconds; cut to whole seconds. PKCS7 only; undefined leaves the attribute out. */
  readonly signingTime?: number;
  /** Origin of the page that asked, where the component signs it. PKCS7 only. */
  readonly origin?: string;
}

export type PinAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'wrong' | 'length' | 'locked'; readonly triesLeft: number };

export const DEMO_PIN = '123456';
const PIN_TRIES = 3;

/**
 * A synthetic citizen certificate card. Its bytes follow from the PKI's seed, the holder and the options; keys and
 * certificates are made when first asked for, the encryption pair apart from the signature pair. The only state is the
 * PIN counter.
 */
export class Card {
  /** Unique among the cards of one PKI: the ID number and the ordinal. */
  readonly id: string;
  readonly holder: CardHolder;
  readonly kind: CardKind;
  readonly generation: Generation;
  /** The token's own serial number, sixteen characters. */
  readonly cardSerialNumber: string;
  /** `serialNumber` of the subject name, sixteen digits. */
  readonly subjectSerialNumber: string;
  readonly pin: string;
  readonly notBefore: number;
  readonly notAfter: number;
  #triesLeft = PIN_TRIES;
  #signing: CardCredential | undefined;
  #encryption: CardCredential | undefined;
  readonly #pki: DemoPki;
  readonly #seed: string;
  readonly #keySeed: string;
  readonly #spec: CardKindSpec;

  constructor(pki: DemoPki, holder: CardHolder, options: CardOptions = {}) {
    this.kind = options.kind ?? 'good';
    this.id = `${holder.idNumber}-${options.ordinal ?? 1}`;
    this.holder = holder;
    this.#pki = pki;
    this.#spec = CARD_KINDS[this.kind];
    const base = `${pki.seed}/card/${this.id}/${this.kind}`;
    this.generation = options.generation ?? (seededBytes(`${base}/generation`, 1)[0]! < 179 ? 'G3' : 'G2');
    this.#seed = `${base}/${this.generation}`;
    this.#keySeed = options.keySeed ?? this.#seed;
    this.cardSerialNumber = `DEMO${digits(`${this.#seed}/token`, 12)}`;
    this.subjectSerialNumber = digits(`${this.#seed}/subject`, 16);
    this.pin = options.pin ?? DEMO_PIN;
    [this.notBefore, this.notAfter] = validity(this.#spec, this.#seed, options.issuedAt);
  }

  /** The CA that issued the card: for foreign and forged cards the rogue. */
  get issuer(): CertificateAuthority {
    return this.#spec.issuer ? this.#pki.rogue() : this.#pki.issuer(this.generation);
  }

  get signing(): CardCredential {
    this.#signing ??= this.#issue('sign');
    return this.#signing;
  }

  /** Undefined when the holder has not switched encryption on. */
  get encryption(): CardCredential | undefined {
    if (this.#spec.withoutEncryption) return undefined;
    this.#encryption ??= this.#issue('encrypt');
    return this.#encryption;
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  /** Counts a wrong PIN, also one of the wrong length; three in a row lock the card, a right one sets the counter back. */
  verifyPin(pin: string): PinAnswer {
    if (this.#triesLeft === 0) return { ok: false, why: 'locked', triesLeft: 0 };
    if (pin.length < 6 || pin.length > 8) return { ok: false, why: 'length', triesLeft: this.#triesLeft };
    if (pin === this.pin) {
      this.#triesLeft = PIN_TRIES;
      return { ok: true };
    }
    this.#triesLeft -= 1;
    return { ok: false, why: this.#triesLeft === 0 ? 'locked' : 'wrong', triesLeft: this.#triesLeft };
  }

  /** What the counter at the household office does. */
  unlock(): void {
    this.#triesLeft = PIN_TRIES;
  }

  /** Signs without asking for the PIN: PKCS1 gives the raw RSA signature, PKCS7 a CMS SignedData with the content attached. */
  sign(request: SignRequest): Uint8Array {
    const { key, certificate } = this.signing;
    if (request.type === 'PKCS1') return Uint8Array.from(signRaw(DIGESTS[request.hash].node, request.tbs, key));
    return encodeSignedCms({
      content: request.tbs,
      digest: request.hash,
      key,
      signerCertificate: certificate,
      certificates: [certificate, this.issuer.certificate],
      signingTime: request.signingTime,
      nonce: request.nonce === undefined ? undefined : Uint8Array.from(Buffer.from(request.nonce)),
      cardSerialNumber: request.withCardSN ? this.cardSerialNumber : undefined,
      origin: request.origin,
    });
  }

  /** Decrypts with the encryption key: a bare RSAES-PKCS1-v1_5 block or a CMS EnvelopedData. Undefined when it cannot. */
  decrypt(cipher: Uint8Array, type: 'PKCS#1' | 'PKCS#7'): Uint8Array | undefined {
    const pair = this.encryption;
    if (!pair) return undefined;
    return type === 'PKCS#1' ? rsaDecrypt(pair.key, cipher) : openEnvelopedCms(pair.key, pair.certificate, cipher);
  }

  #issue(purpose: 'sign' | 'encrypt'): CardCredential {
    const key = this.#pki.keys.rsa(`${this.#keySeed}/${purpose}`, 2048);
    const serial = serialFrom(`${this.#seed}/${purpose}`);
    const { idNumber, name } = this.holder;
    const encryptionUsage = 'keyEncipherment|dataEncipherment';
    const usage = purpose === 'encrypt' ? encryptionUsage : (this.#spec.signing?.usage ?? 'digitalSignature');
    const certificate = issueCardCertificate(this.issuer, {
      serial,
      commonName: name,
      subjectSerialNumber: this.subjectSerialNumber,
      idTail: this.#spec.withoutTail ? undefined : idNumber.slice(-4),
      notBefore: this.notBefore,
      notAfter: this.notAfter,
      publicKey: key,
      ...this.#spec.signing,
      usage,
      ...(this.#spec.issuer === 'forged' ? { claimedIssuerKeyId: this.#pki.issuer(this.generation).keyId } : {}),
    });
    return { certificate, serial, usage, key };
  }
}

/** Issues a card; the same arguments give a card with the same keys and certificates. */
export function issueCard(pki: DemoPki, holder: CardHolder, options: CardOptions = {}): Card {
  return new Card(pki, holder, options);
}

/** The entries that revoked cards of one generation put on its CRL: both certificates of the card, key compromise. */
export function revokedSerials(cards: readonly Card[], generation: Generation): readonly RevokedSerial[] {
  return cards.flatMap((card) => {
    const spec: CardKindSpec = CARD_KINDS[card.kind];
    if (spec.revokedAt === undefined || card.generation !== generation) return [];
    const revokedAt = Date.parse(spec.revokedAt);
    return [card.signing, card.encryption].flatMap((pair) =>
      pair ? [{ serial: pair.serial, revokedAt, reason: 1 }] : [],
    );
  });
}

function validity(spec: CardKindSpec, seed: string, issuedAt: number | undefined): [number, number] {
  if (spec.validity) return [Date.parse(spec.validity[0]), Date.parse(spec.validity[1])];
  const [days = 0, hours = 0] = seededBytes(`${seed}/issued`, 2);
  const from = issuedAt ?? Date.UTC(2025, 8, 1) + days * 86_400_000 + (hours % 9) * 3_600_000;
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + 5);
  return [from, to.getTime()];
}

function digits(seed: string, count: number): string {
  const value = BigInt(`0x${Buffer.from(seededBytes(seed, 16)).toString('hex')}`);
  return (value % 10n ** BigInt(count)).toString().padStart(count, '0');
}
