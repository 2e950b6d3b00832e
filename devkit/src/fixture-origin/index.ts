export { type OriginVector, originVectors, renderOriginVectors, SITE } from './origin-vectors.ts';
