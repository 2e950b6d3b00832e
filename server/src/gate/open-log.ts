import { logContextOf, type Manifest, manifestHash, parseManifest } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import type { LogContext } from '@lianshu/core/record';

/** What the gate keeps of a log while it takes signatures: its manifest and nothing that grows. */
export interface OpenLog {
  readonly log: string;
  readonly manifest: Manifest;
  readonly manifestHash: Uint8Array;
  readonly context: LogContext;
}

export function openLogOf(p: Primitives, manifestBytes: Uint8Array): OpenLog {
  const manifest = parseManifest(manifestBytes);
  const hash = manifestHash(p, manifest);
  return {
    log: manifest.log,
    manifest,
    manifestHash: hash,
    context: logContextOf(manifest, hash),
  };
}
