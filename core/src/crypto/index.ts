export { deriveX25519Scalar } from './dhkem-x25519.ts';
export {
  type HpkeSuite,
  isPublicKey,
  openBase,
  opener,
  SEAL_TAG_LENGTH,
  type Sealed,
  sealBase,
  X25519,
  XWING,
} from './hpke.ts';
export { label, type SealUse, sealInfo } from './label.ts';
export {
  type CountKey,
  checkCountKey,
  checkLogKeys,
  deriveCountKey,
  deriveLogKeys,
  type LogKeys,
  type LogPublicKeys,
  openPublicKey,
} from './log-keys.ts';
export { encodeOpenedWrap, OPENED_WRAP_FORMAT, type OpenedWrap, parseOpenedWrap } from './opened-wrap.ts';
export { openPossessionTest, sealPossessionTest } from './possession-test.ts';
export { openRelease, type ReleaseScope, sealRelease } from './release.ts';
export { sealedFromJson, sealedToJson } from './sealed-json.ts';
export { encodeUnsealingCode, groupUnsealingCode, newUnsealingCode, parseUnsealingCode } from './unsealing-code.ts';
export {
  encodeWrap,
  INNER_LENGTH,
  makeWrap,
  openMaster,
  openRecovery,
  parseWrap,
  sealMaster,
  WRAP_FORMAT,
  type WrapFile,
  wrapFromJson,
  wrapToJson,
} from './wrap.ts';
