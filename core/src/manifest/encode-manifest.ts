import { concat } from '../bytes/index.ts';
import { encodeCanonical, parseCanonical } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { SignContext } from '../statement/index.ts';
import type { Manifest } from './manifest.ts';
import { manifestFromJson, manifestToJson } from './manifest-json.ts';

/** The canonical JSON of a manifest: the bytes that are hashed and signed. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return encodeCanonical(manifestToJson(manifest));
}

/** Throws ParseError unless `bytes` are the canonical encoding of a well-formed manifest. */
export function parseManifest(bytes: Uint8Array): Manifest {
  return manifestFromJson(parseCanonical(bytes));
}

/** M: SHA-256 of the canonical encoding, 32 bytes. */
export function manifestHash(p: Primitives, manifest: Manifest): Uint8Array {
  return p.sha256(encodeManifest(manifest));
}

/** Leaf 0 of the log: 0x00 ‖ canonical encoding. */
export function manifestEntry(manifest: Manifest): Uint8Array {
  return concat(Uint8Array.of(0), encodeManifest(manifest));
}

/** What a sign statement says of this case. `hash` is M. */
export function signContextOf(manifest: Manifest, hash: Uint8Array): SignContext {
  return {
    caseNumber: manifest.case.number,
    log: manifest.log,
    manifestHash: hash,
    mainText: manifest.case.mainText,
    textSha256: manifest.case.mainTextSha256,
    leadName: manifest.case.leadName,
    origin: manifest.statement.origin,
    pilot: manifest.policies.pilot,
  };
}

/** What records, progress envelopes and decoys of this log are made with. `hash` is M. */
export function logContextOf(manifest: Manifest, hash: Uint8Array) {
  return {
    manifestHash: hash,
    open: manifest.keys.open,
    count: manifest.keys.count,
    registrySeal: manifest.registry.seal,
    plaintextLength: manifest.record.plaintextLength,
  };
}
