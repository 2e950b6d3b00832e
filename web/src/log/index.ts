export { type FetchLog, fetchLogAt, fetchTiles } from './fetch-tiles.ts';
export { loadManifest, type OpenManifest, openManifest } from './open-manifest.ts';
export { type LeafClaim, type LogProof, proveInLog } from './prove-in-log.ts';
