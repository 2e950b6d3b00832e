import { accept, type Refusal, type Result, refuse } from '../errors/index.ts';
import {
  type CardDocument,
  type Certificate,
  checkCardDocument,
  type PinnedIssuer,
  readCardDocument,
  readOriginAttribute,
  selectIssuer,
} from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { CredentialContext, CredentialSignature, CredentialVerifier } from './credential-verifier.ts';
import { kindOfGeneration, recognizeCredential } from './recognize-credential.ts';

/** Refusals for which the kind of the certificate tells its holder more than the code does. */
const TELLS_KIND: ReadonlySet<string> = new Set([
  'certificate.unknown-issuer',
  'certificate.mobile',
  'certificate.not-natural-person',
  'certificate.profile',
]);

/**
 * A refusal of a certificate with the `kind` that it seems to be of in its detail, so that its holder learns which means will
 * do; the same refusal where the kind says nothing. `issuers`: every pinned generation.
 */
export function withKind(refusal: Refusal, certificate: Certificate, issuers: readonly PinnedIssuer[]): Refusal {
  if (!TELLS_KIND.has(refusal.code)) return refusal;
  const kind = recognizeCredential(certificate, issuers);
  return kind === undefined ? refusal : refuse(refusal.code, { ...refusal.detail, kind });
}

function judge(p: Primitives, document: CardDocument, context: CredentialContext): Result<CredentialSignature> {
  const { admitted, at, revocations } = context;
  const issuers = context.issuers.filter(({ generation }) => {
    const kind = kindOfGeneration(generation);
    return kind !== undefined && admitted.includes(kind);
  });
  const signed = checkCardDocument(p, document, { issuers, at, revocations, use: 'sign' });
  if (!signed.ok) {
    // A citizen card after all, of a generation that this manifest or this time leaves out: to be told so.
    const claimed = selectIssuer(context.issuers, document.certificate);
    const isCard =
      claimed && recognizeCredential(document.certificate, [claimed]) === kindOfGeneration(claimed.generation);
    if (signed.code === 'certificate.unknown-issuer' && isCard)
      return refuse('certificate.generation', { generation: claimed.generation });
    return withKind(signed, document.certificate, context.issuers);
  }
  const { signer, certificate, cms, content } = signed.value;
  return accept({
    kind: kindOfGeneration(signer.issuer.generation)!,
    content,
    issuerDn: certificate.issuerDn,
    subjectSerial: signer.subjectSerial,
    commonName: signer.commonName,
    idTail: signer.idTail,
    readOrigin: () => readOriginAttribute(cms.signerInfo.signedAttributes),
  });
}

/** The citizen card (自然人憑證), both generations: a slim CMS as docs/specs/door.md has it. Takes whatever no other verifier does. */
export const CARD_VERIFIER: CredentialVerifier = {
  kinds: ['moica-g2', 'moica-g3'],
  takes: () => true,
  read(bytes) {
    const document = readCardDocument(bytes);
    if (!document.ok) return document;
    if (!document.value.cms.slim) return refuse('cms.malformed', { at: 'not-slim' });
    return accept({
      content: document.value.cms.content,
      judge: (p, context) => judge(p, document.value, context),
    });
  },
};

/** The verifiers of this release, in the order in which they are asked. */
export const CREDENTIAL_VERIFIERS: readonly CredentialVerifier[] = [CARD_VERIFIER];
