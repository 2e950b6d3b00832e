export { hkdf, hkdfExpand, hkdfExtract } from './hkdf.ts';
export type { HashName, Primitives, Random, RsaPublicKey } from './primitives.ts';
export { purePrimitives } from './pure.ts';
