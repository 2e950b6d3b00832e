import { type ActsReport, ActsVerifier } from '@lianshu/core/acts';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';

const LF = 0x0a;
/** Lines judged before the page may draw again. */
const LINES_AT_ONCE = 50;

/**
 * Verifies an export in this browser with the very code of `lianshu acts verify`, by the keys that this build pins. Says how
 * far it is in bytes. Never rejects for what is in the file.
 */
export async function verifyActs(
  p: Primitives,
  trust: Trust,
  bytes: Uint8Array,
  onProgress: (done: number) => void,
): Promise<ActsReport> {
  const verifier = new ActsVerifier(p, trust);
  let lines = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LF, from);
    // A last line without its LF is no line of an export.
    verifier.add(end < 0 ? undefined : bytes.subarray(from, end));
    from = end < 0 ? bytes.length : end + 1;
    if (++lines % LINES_AT_ONCE === 0) {
      onProgress(from);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  onProgress(bytes.length);
  return verifier.end();
}
