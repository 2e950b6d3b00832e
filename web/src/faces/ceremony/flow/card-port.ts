import type { Answer } from './answer.ts';

/** One certificate of the card in the reader, with the use the middleware reports for it. */
export interface CardCertificate {
  readonly der: Uint8Array;
  readonly use: 'sign' | 'encrypt' | 'ca' | 'unknown';
}

/** In which of the two stored forms a wrapped key is handed to the card (moica §1.4). */
export type CipherForm = 'pkcs1' | 'cms';

/**
 * The card in the reader, as the flows use it. Each call opens the middleware's window once and so needs its own press of
 * a button. A refusal's code begins with `card.`.
 */
export interface CardPort {
  certificates(): Promise<Answer<readonly CardCertificate[]>>;
  /** CMS SignedData with `text` attached, SHA-256. */
  sign(text: Uint8Array, pin: string): Promise<Answer<Uint8Array>>;
  decrypt(cipher: Uint8Array, form: CipherForm, pin: string): Promise<Answer<Uint8Array>>;
}
