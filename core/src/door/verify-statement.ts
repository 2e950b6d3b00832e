import { equalBytes } from '../bytes/index.ts';
import type { Result } from '../errors/index.ts';
import { accept } from '../errors/index.ts';
import { type Manifest, signContextOf } from '../manifest/index.ts';
import { type SignFields, verifySign } from '../statement/index.ts';
import { makeSignFrame, readFramed, type SignFrame } from './sign-frame.ts';

interface Prepared {
  readonly manifestHash: Uint8Array;
  readonly frame: SignFrame | undefined;
}

/** One frame a log, by identity of the parsed manifest; it says nothing about any signer. */
const prepared = new WeakMap<Manifest, Prepared>();

function frameOf(manifest: Manifest, manifestHash: Uint8Array): SignFrame | undefined {
  let known = prepared.get(manifest);
  if (known === undefined || !equalBytes(known.manifestHash, manifestHash)) {
    known = { manifestHash, frame: makeSignFrame(signContextOf(manifest, manifestHash)) };
    prepared.set(manifest, known);
  }
  return known.frame;
}

/**
 * `verifySign` for the statements of one log, with what they share rendered once. Whatever the frame does not take as it
 * is goes to `verifySign`, so the answer is the same in every case. Refusals `statement.*`.
 */
export function verifyStatement(manifest: Manifest, manifestHash: Uint8Array, content: Uint8Array): Result<SignFields> {
  const frame = frameOf(manifest, manifestHash);
  const fields = frame && readFramed(frame, content);
  return fields === undefined ? verifySign(signContextOf(manifest, manifestHash), content) : accept(fields);
}
