import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { Certificate } from './certificate.ts';
import { checkSignerCertificate, type SignerCertificate } from './check-signer-certificate.ts';
import { parseSignedCms, type SignedCms } from './cms.ts';
import { verifyCmsSignature } from './cms-signature.ts';
import type { RuleContext } from './rules/rule.ts';
import { parseCertificate } from './x509.ts';

/** A CMS of the card component with two certificates has some 5,600 bytes around an empty content; a statement at most 6,000. */
export const MAX_CMS_LENGTH = 16_384;

/** A CMS and its signer's certificate, read but not judged. */
export interface CardDocument {
  readonly cms: SignedCms;
  readonly certificate: Certificate;
}

/** A document that the holder of an accepted card signed. Its words are not judged. */
export interface SignedDocument extends CardDocument {
  readonly content: Uint8Array;
  readonly signer: SignerCertificate;
}

/** Reads CMS and signer's certificate. Refusals `cms.trailing-bytes`, `cms.malformed`, `certificate.malformed`; never throws for bytes. */
export function readCardDocument(der: Uint8Array): Result<CardDocument> {
  if (der.length > MAX_CMS_LENGTH) return refuse('cms.malformed', { at: 'length' });
  let cms: SignedCms;
  try {
    cms = parseSignedCms(der);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.code === 'cms.trailing-bytes') return refuse('cms.trailing-bytes');
    return refuse('cms.malformed', { at: error.code });
  }
  try {
    return accept({ cms, certificate: parseCertificate(cms.signerCertificate) });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse('certificate.malformed', { at: error.code });
  }
}

/** Judges the certificate first, then digest and signature. Refusals `certificate.*`, `cms.*`. */
export function checkCardDocument(p: Primitives, document: CardDocument, context: RuleContext): Result<SignedDocument> {
  const { cms, certificate } = document;
  const signer = checkSignerCertificate(p, certificate, context);
  if (!signer.ok) return signer;
  const content = verifyCmsSignature(p, cms, certificate.publicKey);
  if (!content.ok) return content;
  return accept({ cms, certificate, content: content.value, signer: signer.value });
}

/**
 * The content of `der` when it is a CMS that an accepted card signed: for signing, login, manifest consent and filing
 * alike. The caller still has to compare the content with the statement that it expects. Refusals `cms.*`, `certificate.*`.
 */
export function checkSignedCms(
  p: Primitives,
  der: Uint8Array,
  context: Omit<RuleContext, 'use'>,
): Result<SignedDocument> {
  const document = readCardDocument(der);
  return document.ok ? checkCardDocument(p, document.value, { ...context, use: 'sign' }) : document;
}
