export { checkReceipt, type ReceiptCheck } from './check-receipt.ts';
export { isLogName } from './log-name.ts';
export { type FetchBundle, fetchBundleAt, loadOwnVerdict, type VerdictWanted } from './own-verdict.ts';
export { type GivenReceipt, MAX_RECEIPT_BYTES, readReceipt } from './read-receipt.ts';
export {
  codeOfAddress,
  encodeReceiptCode,
  parseReceiptCode,
  type ReceiptCode,
  receiptAddress,
} from './receipt-code.ts';
