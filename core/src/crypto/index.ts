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
