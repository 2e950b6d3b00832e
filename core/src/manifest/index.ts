export {
  encodeManifest,
  logContextOf,
  manifestEntry,
  manifestHash,
  parseManifest,
  signContextOf,
} from './encode-manifest.ts';
export type {
  CoverPolicy,
  Disclosure,
  Manifest,
  ManifestCase,
  ManifestKeys,
  ManifestPolicies,
  ManifestRegistry,
  OriginAttributePolicy,
  WitnessPolicy,
} from './manifest.ts';
export { MANIFEST_FORMAT } from './manifest.ts';
export { manifestFromJson, manifestToJson } from './manifest-json.ts';
export { type LeadKeys, type ManifestPlan, manifestOfPlan, planFromJson, planToJson } from './plan.ts';
export {
  encodeSignedManifest,
  type ManifestDraft,
  manifestDraftFromJson,
  parseManifestDraft,
  parseSignedManifest,
  SIGNED_MANIFEST_FORMAT,
  type SignedManifest,
  signedManifestFromJson,
  signedManifestToJson,
} from './signed-manifest.ts';
export { PIN_BYTES, pinFragment, readPinFragment, signingLink } from './signing-link.ts';
export { checkManifest, verifyLeadConsent, verifySignedManifest } from './verify-signed-manifest.ts';
