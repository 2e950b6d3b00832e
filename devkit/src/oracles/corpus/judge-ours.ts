import { accept, ParseError, type Result } from '@lianshu/core/errors';
import { checkSignedCms, checkSignerCertificate, parseCertificate, type RuleContext } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import type { CorpusCase } from './corpus-case.ts';

function judgeCertificate(der: Uint8Array, context: RuleContext): Result<unknown> | ParseError {
  try {
    return checkSignerCertificate(p, parseCertificate(der), context);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** `accepted`, or the code of our refusal. Messages and certificates are judged for signing. */
export function judgeOurs({ kind, der }: CorpusCase, context: Omit<RuleContext, 'use'>): string {
  const verdict =
    kind === 'message' ? checkSignedCms(p, der, context) : judgeCertificate(der, { ...context, use: 'sign' });
  if (verdict instanceof ParseError) return verdict.code;
  return verdict.ok ? accept('accepted').value : verdict.code;
}
