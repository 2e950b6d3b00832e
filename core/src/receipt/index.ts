export {
  encodeReceipt,
  makeReceipt,
  parseReceipt,
  RECEIPT_FORMAT,
  type Receipt,
  type ReceiptParts,
  type ReceiptSecrets,
  receiptFromJson,
  receiptLeafHash,
  receiptToJson,
  withoutSecrets,
} from './receipt.ts';
export {
  encodeRefusal,
  parseRefusal,
  REFUSAL_FORMAT,
  type RefusalClaim,
  type RefusalFault,
  refusalFromJson,
  refusalToJson,
  SIGNED_REFUSAL_CODES,
  type SignedRefusal,
  type SignedRefusalCode,
  signRefusal,
  verifyRefusal,
} from './signed-refusal.ts';
export { type OwnPost, type OwnReceiptFault, RECEIPT_CLOCK_MS, verifyOwnReceipt } from './verify-own-receipt.ts';
export { logKeyOfManifest, type ReceiptFault, type ReceiptVerdict, verifyReceipt } from './verify-receipt.ts';
