export { describeError } from './describe-error.ts';
export { nodePrimitives } from './node-primitives.ts';
export { nodeRandom } from './node-random.ts';
export { PAGE_HEADERS } from './page-headers.ts';
export { MAX_CRL_BYTES, readCrl, readCrlFile } from './read-crl.ts';
export { isRemnantOf } from './remnant.ts';
export { parseUsableTrust, UnusableTrust } from './usable-trust.ts';
export { wallClock } from './wall-clock.ts';
export { writeFileAtomically } from './write-file-atomically.ts';
