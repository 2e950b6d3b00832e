import type { JsonValue } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';
import { type Receipt, receiptFromJson, receiptLeafHash } from '@lianshu/core/receipt';
import { codeOfAddress, parseReceiptCode, type ReceiptCode } from './receipt-code.ts';

/** A receipt in either form; `full` when there was a file with its proof. */
export interface GivenReceipt {
  readonly log: string;
  readonly index: number;
  /** ms. */
  readonly acceptedAt: number;
  /** 32 bytes of M, or its first 16. */
  readonly manifestPin: Uint8Array;
  readonly leafHash: Uint8Array;
  /** r; absent in a copy that was made to be shown. */
  readonly secret: Uint8Array | undefined;
  readonly full: Receipt | undefined;
}

function ofCode(code: ReceiptCode): GivenReceipt {
  return { ...code, full: undefined };
}

function ofFile(p: Primitives, receipt: Receipt): GivenReceipt {
  const { log, index, acceptedAt, manifestHash, entry, secrets } = receipt;
  const leafHash = receiptLeafHash(p, entry);
  return { log, index, acceptedAt, manifestPin: manifestHash, leafHash, secret: secrets?.secret, full: receipt };
}

/** Longer than any receipt; more is not looked at. */
export const MAX_RECEIPT_BYTES = 200_000;

/**
 * Reads what a person brings: the file's text (white space and order forgiven, since editors change them; what matters is
 * verified), the address of the QR code, or the bare code. Undefined when it is none of these.
 */
export function readReceipt(p: Primitives, text: string): GivenReceipt | undefined {
  if (text.length > MAX_RECEIPT_BYTES) return undefined;
  const trimmed = text.trim();
  const code = codeOfAddress(trimmed) ?? parseReceiptCode(trimmed);
  if (code !== undefined) return ofCode(code);
  try {
    return ofFile(p, receiptFromJson(JSON.parse(trimmed) as JsonValue));
  } catch {
    return undefined;
  }
}
