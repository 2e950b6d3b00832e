import { type IdNumber, idTail } from '@lianshu/core/identity';
import { signContextOf } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { idCommit, receiptCommit } from '@lianshu/core/record';
import { renderSign } from '@lianshu/core/statement';
import type { OpenManifest } from '../../../log/index.ts';
import type { FairChallenge } from './challenge.ts';
import type { SignerSecrets } from './signer-secrets.ts';

/** The exact bytes that the card will sign. Throws ParseError when the nonce could not stand in them. */
export function buildStatement(
  p: Primitives,
  { manifest, hash }: OpenManifest,
  secrets: SignerSecrets,
  challenge: FairChallenge,
  idNumber: IdNumber,
): Uint8Array {
  return renderSign({
    ...signContextOf(manifest, hash),
    nonce: challenge.nonce,
    issuedAt: challenge.issuedAt,
    expiresAt: challenge.expiresAt,
    idCommit: idCommit(p, secrets.z, idNumber),
    receiptCommit: receiptCommit(p, secrets.receiptPublic),
    idTail: idTail(idNumber),
  });
}
