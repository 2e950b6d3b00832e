export { BROKEN_CMS, type BrokenCms, makeBrokenCms, signWith } from './broken-cms.ts';
export {
  Card,
  type CardCredential,
  type CardHolder,
  type CardOptions,
  DEMO_PIN,
  issueCard,
  type PinAnswer,
  revokedSerials,
  type SignRequest,
} from './card.ts';
export { CARD_ANSWERS } from './card-answers.ts';
export { CARD_KINDS, type CardKind, type CardKindSpec } from './card-kind.ts';
export { openEnvelopedCms, rsaDecrypt, sealEnvelopedCms } from './enveloped-cms.ts';
export { type DigestName, encodeSignedCms, issuerAndSerialNumber, type SignedCmsFields } from './signed-cms.ts';
