export { describeError } from './describe-error.ts';
export { nodePrimitives } from './node-primitives.ts';
export { nodeRandom } from './node-random.ts';
export { PAGE_HEADERS } from './page-headers.ts';
export { isRemnantOf } from './remnant.ts';
export { wallClock } from './wall-clock.ts';
export { writeFileAtomically } from './write-file-atomically.ts';
