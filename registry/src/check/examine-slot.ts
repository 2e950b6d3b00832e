import { equalBytes } from '@lianshu/core/bytes';
import type { CredentialVerifier } from '@lianshu/core/credential';
import { type CollectingTime, checkSigning, type DoorContext, isWithin } from '@lianshu/core/door';
import type { RefusalCode } from '@lianshu/core/errors';
import { logContextOf, type Manifest } from '@lianshu/core/manifest';
import type { PinnedIssuer, RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import {
  encodeSlotEntry,
  idCommit,
  innerOpener,
  isDecoyEntry,
  makeProgress,
  outerOpener,
  PROGRESS,
  type Progress,
  progressOpener,
  type RecordFields,
  realCommitment,
  receiptCommit,
  type Slot,
} from '@lianshu/core/record';
import type { StrikeReason } from '@lianshu/core/verdict';

/** What a slot turned out to be. `flag` is what the gate had told the lead, undefined when the envelope is no envelope. */
export type Examined =
  | { readonly class: 'decoy'; readonly flag: 0; readonly s: Uint8Array }
  | { readonly class: 'malformed'; readonly flag: number | undefined }
  | {
      readonly class: 'real';
      readonly flag: number | undefined;
      readonly idNumber: string;
      /** R. */
      readonly receiptPublic: Uint8Array;
      /** Name in the certificate; empty when the record is no valid signature. */
      readonly certificateName: string;
      /** Why the record is no valid signature of its case, null when it is. The person is not judged yet. */
      readonly fault: StrikeReason | null;
    };

/** The secrets and the context of one log's check. */
export interface Examination {
  readonly manifest: Manifest;
  readonly manifestHash: Uint8Array;
  readonly seedOpen: Uint8Array;
  readonly sealSeed: Uint8Array;
  readonly countSecret: Uint8Array;
  readonly issuers: readonly PinnedIssuer[];
  readonly revocations: RevocationLookup;
  readonly collecting: CollectingTime;
  /** Who judges credentials; by default those of the release. */
  readonly verifiers?: readonly CredentialVerifier[];
}

/** The ground under which a refusal of the door stands in the strike-out list. */
function groundOf(code: RefusalCode): StrikeReason {
  if (code.startsWith('cms.')) return 'signature-invalid';
  if (code.startsWith('certificate.')) return 'certificate-invalid';
  if (code === 'id.tail-mismatch') return 'tail-mismatch';
  return 'statement-mismatch';
}

/**
 * Judges slots of one log. A decoy is one only if its whole entry follows from the seed in its envelope; a slot that is no
 * decoy and opens to no record is malformed; everything else is real and is told whether it is a valid signature: `c` and
 * envelope, card signature and statement at the time the statement was issued, that time, commitments, last four.
 */
export function createSlotExaminer(p: Primitives, examination: Examination): (slot: Slot) => Examined {
  const { manifest, manifestHash, seedOpen, sealSeed, countSecret, issuers, revocations, collecting, verifiers } =
    examination;
  const log = logContextOf(manifest, manifestHash);
  const openProg = progressOpener(p, countSecret, manifestHash);
  const openBody = outerOpener(p, seedOpen, log);
  const openInside = innerOpener(p, sealSeed, log);
  const door: DoorContext = {
    manifest,
    manifestHash,
    issuers,
    revocations,
    now: 0,
    nonceKey: null,
    ...(verifiers && { verifiers }),
  };

  function faultOf(slot: Slot, progress: Progress | undefined, record: RecordFields): [StrikeReason | null, string] {
    if (progress === undefined) return ['commitment-mismatch', ''];
    const prog = makeProgress(p, log, progress.flag, progress.s);
    const c = realCommitment(p, manifestHash, progress.s, record.cms);
    if (!equalBytes(prog, slot.prog) || !equalBytes(c, slot.c)) return ['commitment-mismatch', ''];
    const checked = checkSigning(p, door, { cms: record.cms });
    if (!checked.ok) return [groundOf(checked.code), ''];
    const { fields, commonName, idTail } = checked.value;
    if (!isWithin(collecting, fields.issuedAt)) return ['statement-mismatch', ''];
    const committed =
      equalBytes(idCommit(p, record.z, record.idNumber), fields.idCommit) &&
      equalBytes(receiptCommit(p, record.receiptPublic), fields.receiptCommit);
    if (!committed) return ['commitment-mismatch', ''];
    if (!record.idNumber.endsWith(idTail)) return ['tail-mismatch', ''];
    return [null, commonName];
  }

  return (slot) => {
    const progress = openProg(slot.prog);
    const flag = progress?.flag;
    if (progress?.flag === PROGRESS.decoy && isDecoyEntry(p, log, progress.s, encodeSlotEntry(p, slot)))
      return { class: 'decoy', flag: PROGRESS.decoy, s: progress.s };
    const outer = openBody(slot.body);
    if (outer === undefined || outer.disclosure !== manifest.policies.disclosure) return { class: 'malformed', flag };
    const record = openInside(outer);
    if (record === undefined) return { class: 'malformed', flag };
    const [fault, certificateName] = faultOf(slot, progress, record);
    const { idNumber, receiptPublic } = record;
    return { class: 'real', flag, idNumber, receiptPublic: receiptPublic.slice(), certificateName, fault };
  };
}
