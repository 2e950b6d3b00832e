export { type Checkpoint, checkpointText, type ParsedCheckpoint, parseCheckpoint } from './checkpoint.ts';
export {
  type CheckpointFault,
  type CheckpointVerdict,
  cosignedMessage,
  type LogKey,
  type LogSecret,
  logKeyOf,
  signCheckpoint,
  verifierKeysOf,
  verifyCheckpoint,
} from './checkpoint-signature.ts';
export { verifyCosignature } from './cosignature.ts';
export { consistencyProof, inclusionProof, tilesForConsistency, tilesForInclusion } from './make-proof.ts';
export { encodeNote, isKeyName, type Note, type NoteSignature, parseNote } from './note.ts';
export { type LeafRange, rootFromTiles, subtreeRoot, tilesForRoot } from './subtree.ts';
export {
  hashesAtLevel,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tileCountOfSize,
  tileHashes,
  tilePath,
  tilesBetween,
  tilesOfSize,
} from './tile.ts';
export { readLeafHash, readTile, readTilesFrom, type TileReader } from './tile-reader.ts';
export {
  encodeTlogProof,
  parseTlogProof,
  type TlogProof,
  type TlogProofVerdict,
  verifyTlogProof,
} from './tlog-proof.ts';
export {
  type Appended,
  appendLeaves,
  EMPTY_EDGE,
  edgeFromTiles,
  readAppended,
  rootOfEdge,
  type TreeEdge,
  tilesOfEdge,
  type WrittenTile,
} from './tree-edge.ts';
export { emptyRoot, HASH_BYTES, leafHash, merkleRoot, nodeHash } from './tree-hash.ts';
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './verify-proof.ts';
export {
  encodeVkey,
  NOTE_ED25519,
  NOTE_ED25519_COSIGNATURE,
  NOTE_MLDSA44_COSIGNATURE,
  noteKeyId,
  parseVkey,
  type VerifierKey,
} from './vkey.ts';
