import { concat, u64, utf8 } from '../bytes/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint.ts';
import { encodeNote, type Note, noteTextBytes } from './note.ts';
import { isSignatureOf, NOTE_ED25519, NOTE_MLDSA44_COSIGNATURE, noteKeyId, type VerifierKey } from './vkey.ts';

/** The keys by which a log signs its checkpoints; both sign under the log's origin as key name. */
export interface LogKey {
  readonly origin: string;
  /** 32 bytes. */
  readonly ed25519: Uint8Array;
  /** 1,312 bytes. */
  readonly mldsa44: Uint8Array;
}

/** The 32-byte seeds behind a `LogKey`. */
export interface LogSecret {
  readonly ed25519Seed: Uint8Array;
  readonly mldsa44Seed: Uint8Array;
}

const TIMESTAMP_BYTES = 8;
const MLDSA44_BYTES = 2420;
const ED25519_BYTES = 64;
const COSIGNED_LABEL = utf8('subtree/v1\n\0');

/** The public keys of a log's seeds. */
export function logKeyOf(p: Primitives, origin: string, secret: LogSecret): LogKey {
  return { origin, ed25519: p.ed25519Public(secret.ed25519Seed), mldsa44: p.mlDsa44Public(secret.mldsa44Seed) };
}

/** The Ed25519 (0x01) and the ML-DSA-44 (0x06) key of a log as note verifier keys. */
export function verifierKeysOf({ origin, ed25519, mldsa44 }: LogKey): readonly [VerifierKey, VerifierKey] {
  return [
    { name: origin, type: NOTE_ED25519, publicKey: ed25519 },
    { name: origin, type: NOTE_MLDSA44_COSIGNATURE, publicKey: mldsa44 },
  ];
}

function vector8(text: string): Uint8Array {
  const bytes = utf8(text);
  if (bytes.length < 1 || bytes.length > 255) throw new RangeError('a name has 1 to 255 bytes');
  return concat(Uint8Array.of(bytes.length), bytes);
}

/**
 * `cosigned_message` of C2SP tlog-cosignature for a whole tree: label, cosigner name, timestamp (POSIX seconds), log
 * origin, start 0, end = size, root.
 */
export function cosignedMessage(cosigner: string, signedAtSeconds: number, checkpoint: Checkpoint): Uint8Array {
  return concat(
    COSIGNED_LABEL,
    vector8(cosigner),
    u64(signedAtSeconds),
    vector8(checkpoint.origin),
    u64(0),
    u64(checkpoint.size),
    checkpoint.root,
  );
}

/**
 * The signed checkpoint as text, byte for byte the same for the same arguments. `now` (ms) becomes the timestamp of the
 * ML-DSA-44 signature in whole seconds. The caller has made sure that this tree extends every tree it signed before. `key` is
 * what `logKeyOf` gives for the secret; whoever signs often passes it, since deriving it costs as much as signing.
 */
export function signCheckpoint(
  p: Primitives,
  secret: LogSecret,
  checkpoint: Checkpoint,
  now: number,
  key: LogKey = logKeyOf(p, checkpoint.origin, secret),
): string {
  const text = checkpointText(checkpoint);
  const signedAtSeconds = Math.floor(now / 1000);
  const [ed25519Key, mldsa44Key] = verifierKeysOf(key);
  const message = cosignedMessage(checkpoint.origin, signedAtSeconds, checkpoint);
  return encodeNote({
    text,
    signatures: [
      {
        name: checkpoint.origin,
        keyId: noteKeyId(p, ed25519Key),
        signature: p.ed25519Sign(secret.ed25519Seed, utf8(text)),
      },
      {
        name: checkpoint.origin,
        keyId: noteKeyId(p, mldsa44Key),
        signature: concat(u64(signedAtSeconds), p.mlDsa44Sign(secret.mldsa44Seed, message)),
      },
    ],
  });
}

/** Why a checkpoint that reads well is not this log's. */
export type CheckpointFault =
  | 'other-origin'
  | 'ed25519-missing'
  | 'ed25519-wrong'
  | 'mldsa44-missing'
  | 'mldsa44-wrong'
  | 'signature-repeated';

export type CheckpointVerdict =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly signedAt: number }
  | { readonly ok: false; readonly checkpoint: Checkpoint; readonly fault: CheckpointFault };

function mldsa44Holds(p: Primitives, key: LogKey, checkpoint: Checkpoint, signature: Uint8Array): number | undefined {
  if (signature.length !== TIMESTAMP_BYTES + MLDSA44_BYTES) return undefined;
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0));
  if (!Number.isSafeInteger(seconds * 1000)) return undefined;
  const message = cosignedMessage(key.origin, seconds, checkpoint);
  return p.mlDsa44Verify(key.mldsa44, message, signature.subarray(TIMESTAMP_BYTES)) ? seconds : undefined;
}

/**
 * Whether a checkpoint is this log's: its origin, and exactly one valid signature by each of the two keys. Signatures of
 * other keys are passed over, as C2SP signed-note demands. `signedAt` is ms, from the ML-DSA-44 signature; it is what the
 * log said, not proof of time. Throws as `parseCheckpoint` when the text is not a checkpoint.
 */
export function verifyCheckpoint(p: Primitives, key: LogKey, text: string | Uint8Array): CheckpointVerdict {
  const { checkpoint, note } = parseCheckpoint(text);
  const fail = (fault: CheckpointFault): CheckpointVerdict => ({ ok: false, checkpoint, fault });
  if (checkpoint.origin !== key.origin) return fail('other-origin');
  const [ed25519Key, mldsa44Key] = verifierKeysOf(key);
  const ofEd25519 = signaturesOf(p, ed25519Key, note);
  const ofMldsa44 = signaturesOf(p, mldsa44Key, note);
  if (ofEd25519.length > 1 || ofMldsa44.length > 1) return fail('signature-repeated');
  const [ed25519] = ofEd25519;
  const [mldsa44] = ofMldsa44;
  if (ed25519 === undefined) return fail('ed25519-missing');
  if (mldsa44 === undefined) return fail('mldsa44-missing');
  if (ed25519.length !== ED25519_BYTES || !p.ed25519Verify(key.ed25519, noteTextBytes(note), ed25519))
    return fail('ed25519-wrong');
  const seconds = mldsa44Holds(p, key, checkpoint, mldsa44);
  return seconds === undefined ? fail('mldsa44-wrong') : { ok: true, checkpoint, signedAt: seconds * 1000 };
}

function signaturesOf(p: Primitives, key: VerifierKey, note: Note): readonly Uint8Array[] {
  return note.signatures.filter((line) => isSignatureOf(p, key, line)).map((line) => line.signature);
}
