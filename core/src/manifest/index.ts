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
  Credential,
  Disclosure,
  Manifest,
  ManifestCase,
  ManifestKeys,
  ManifestPolicies,
  ManifestRegistry,
  WitnessPolicy,
} from './manifest.ts';
export { MANIFEST_FORMAT } from './manifest.ts';
export { manifestFromJson, manifestToJson } from './manifest-json.ts';
export { PIN_BYTES, pinFragment, readPinFragment, signingLink } from './signing-link.ts';
