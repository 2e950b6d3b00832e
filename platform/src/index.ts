export { nodePrimitives } from './node-primitives.ts';
export { nodeRandom } from './node-random.ts';
export { wallClock } from './wall-clock.ts';
export { writeFileAtomically } from './write-file-atomically.ts';
