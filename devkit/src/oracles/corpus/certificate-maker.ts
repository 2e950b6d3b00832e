import type { KeyObject } from 'node:crypto';
import { signed } from '../../pki/certificate.ts';
import type { CertificateAuthority } from '../../pki/certificate-authority.ts';
import { CONTENT } from './content.ts';
import type { CaseList } from './corpus-case.ts';
import { encodeMessage, type Signer } from './message-parts.ts';
import { replaceAt } from './tree-cases.ts';

/** Places in tbsCertificate. */
export const TBS = {
  version: 0,
  serial: 1,
  algorithm: 2,
  issuer: 3,
  validity: 4,
  subject: 5,
  key: 6,
  extensions: 7,
} as const;

/** A way to make one certificate: the good one, one place changed, signed again. */
export interface Maker {
  readonly list: CaseList;
  readonly key: KeyObject;
  readonly good: Uint8Array;
  readonly issuer: CertificateAuthority;
}

/** The certificate alone, and a message by its key: what a rule of ours and a path check of theirs see of it. */
export function both(
  { list, key }: Maker,
  className: string,
  what: string,
  certificate: Uint8Array,
  signer: KeyObject = key,
): void {
  list.certificate(className, what, certificate);
  const by: Signer = { key: signer, certificate };
  try {
    list.message(`certificate: ${className}`, what, encodeMessage(by, CONTENT));
  } catch {
    // A key that cannot sign, or a certificate without issuer and serial number, makes no message.
  }
}

/** tbsCertificate with the element at `path` made anew, signed again by the issuer. */
export function again(
  { good, issuer }: Pick<Maker, 'good' | 'issuer'>,
  path: readonly number[],
  make: (old: Uint8Array, content: Uint8Array) => Uint8Array | undefined,
): Uint8Array {
  return signed(replaceAt(cut(good, [0]), path, make), issuer.key, 'sha256');
}

export function cut(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  let found = new Uint8Array(0);
  replaceAt(bytes, path, (old) => {
    found = Uint8Array.from(old);
    return old;
  });
  return found;
}

export function tbsOf(certificate: Uint8Array): Uint8Array {
  return cut(certificate, [0]);
}
