import { concat, utf8 } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import type { ParsedCheckpoint } from './checkpoint.ts';
import { cosignedMessage } from './checkpoint-signature.ts';
import { noteTextBytes } from './note.ts';
import { isSignatureOf, NOTE_ED25519_COSIGNATURE, NOTE_MLDSA44_COSIGNATURE, type VerifierKey } from './vkey.ts';

const TIMESTAMP_BYTES = 8;
const SIGNATURE_BYTES: ReadonlyMap<number, number> = new Map([
  [NOTE_ED25519_COSIGNATURE, 64],
  [NOTE_MLDSA44_COSIGNATURE, 2420],
]);

/**
 * Whether a witness cosigned a checkpoint (C2SP tlog-cosignature, type 0x04 or 0x06): exactly one line by this key, and it
 * verifies. Returns the time that the witness signed, ms; undefined when there is no such line or it does not hold.
 */
export function verifyCosignature(
  p: Primitives,
  key: VerifierKey,
  { checkpoint, note }: ParsedCheckpoint,
): number | undefined {
  const [line, ...more] = note.signatures.filter((signature) => isSignatureOf(p, key, signature));
  const length = SIGNATURE_BYTES.get(key.type);
  if (line === undefined || more.length > 0 || line.signature.length !== TIMESTAMP_BYTES + (length ?? Number.NaN))
    return undefined;
  const bytes = line.signature;
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset, TIMESTAMP_BYTES).getBigUint64(0));
  if (!Number.isSafeInteger(seconds * 1000)) return undefined;
  const signature = bytes.subarray(TIMESTAMP_BYTES);
  const holds =
    key.type === NOTE_ED25519_COSIGNATURE
      ? p.ed25519Verify(
          key.publicKey,
          concat(utf8(`cosignature/v1\ntime ${seconds}\n`), noteTextBytes(note)),
          signature,
        )
      : p.mlDsa44Verify(key.publicKey, cosignedMessage(key.name, seconds, checkpoint), signature);
  return holds ? seconds * 1000 : undefined;
}
