import { equalBytes } from '@lianshu/core/bytes';
import { encodeWrap, INNER_LENGTH, type OpenedWrap, type WrapFile } from '@lianshu/core/crypto';
import { openEnvelopedContent, parseEnvelopedCms } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { OpenToken } from './token.ts';

/** Which of the two stored forms gives `inner`; the card does the same RSA operation for both. */
export type WrapForm = 'pkcs1' | 'cms';

export interface OpenedByToken extends OpenedWrap {
  /** The token carries the very certificate that the wrap was made for. */
  readonly isOwnCertificate: boolean;
}

/**
 * Opens both parts of a wrap with the token's key: by the key of the wrap's own certificate where the token has that, else
 * by whichever RSA key fits. Undefined when none does: another card. What comes out is unauthenticated until derived keys
 * were compared with the manifest's (`checkLogKeys`, `checkCountKey`).
 */
export function openWrap(p: Primitives, token: OpenToken, wrap: WrapFile, form: WrapForm): OpenedByToken | undefined {
  const own = token.certificates().find(({ der }) => equalBytes(p.sha256(der), wrap.encryptionCertSha256));
  const inner = form === 'pkcs1' ? token.decrypt(wrap.pkcs1, own?.id) : openCms(p, token, wrap.cms, own?.id);
  const seedCount = token.decrypt(wrap.countPkcs1, own?.id);
  if (inner?.length !== INNER_LENGTH || seedCount?.length !== 32) return undefined;
  const wrapSha256 = p.sha256(encodeWrap(wrap));
  return { log: wrap.log, wrapSha256, inner, seedCount, isOwnCertificate: own !== undefined };
}

function openCms(p: Primitives, token: OpenToken, der: Uint8Array, id: Buffer | undefined): Uint8Array | undefined {
  const cms = envelopeOf(der);
  if (cms === undefined) return undefined;
  const contentKey = token.decrypt(cms.encryptedKey, id);
  return contentKey === undefined ? undefined : openEnvelopedContent(p, cms, contentKey);
}

/** Undefined for what no ceremony wrote: a wrap file's fields are not looked into when it is read. */
function envelopeOf(der: Uint8Array): ReturnType<typeof parseEnvelopedCms> | undefined {
  try {
    return parseEnvelopedCms(der);
  } catch {
    return undefined;
  }
}
