export {
  type Disclosure,
  innerOpener,
  type OuterCompartment,
  openInner,
  openOuter,
  outerOpener,
  type RecordFields,
  sealRecord,
} from './body.ts';
export { idCommit, realCommitment, receiptCommit } from './commitments.ts';
export { isDecoyEntry, makeDecoy } from './decoy.ts';
export { type RecordLayout, recordLayout } from './layout.ts';
export type { LogContext } from './log-context.ts';
export {
  makeProgress,
  openProgress,
  PROGRESS,
  PROGRESS_LENGTH,
  type Progress,
  type ProgressFlag,
  progressOpener,
} from './progress.ts';
export {
  ENTRY_KIND,
  encodeSlotDigests,
  encodeSlotEntry,
  parseSlotEntry,
  SLOT_ENTRY_LENGTH,
  type Slot,
  type SlotDigests,
  slotDigests,
} from './slot.ts';
