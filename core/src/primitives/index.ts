export { isStrictEd25519Key } from './ed25519-strict.ts';
export { hkdf, hkdfExpand, hkdfExtract } from './hkdf.ts';
export type { HashName, Primitives, Random, RsaPublicKey, RunningHash } from './primitives.ts';
export { purePrimitives } from './pure.ts';
export { isUsableRsaKey } from './rsa.ts';
