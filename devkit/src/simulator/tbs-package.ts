import type { ReturnName } from './return-codes.ts';

/** A failure inside an operation: the return code and the PKCS #11 code beside it. */
export class OperationFailure extends Error {
  readonly returnName: ReturnName;
  readonly lastError: number;

  constructor(returnName: ReturnName, lastError = 0) {
    super(returnName);
    this.returnName = returnName;
    this.lastError = lastError;
  }
}

/** The JSON object of a `tbsPackage`. Fields are strings; a missing one reads as the empty string, as in the component. */
export class TbsPackage {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(json: string | null) {
    if (json === null) throw new OperationFailure('wrongParameters');
    let parsed: unknown;
    try {
      parsed = JSON.parse(json);
    } catch {
      throw new OperationFailure('notJson');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new OperationFailure('notJson');
    this.#fields = parsed as Record<string, unknown>;
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string') throw new OperationFailure('wrongParameters');
    return value;
  }

  required(name: string, missing: ReturnName): string {
    const value = this.text(name);
    if (value === '') throw new OperationFailure(missing);
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: ReturnName): T {
    const value = this.text(name) as T;
    if (!values.includes(value)) throw new OperationFailure(otherwise);
    return value;
  }
}

/** Base64 with padding; line breaks are forgiven, nothing else. */
export function readBase64(text: string): Uint8Array {
  const plain = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) {
    throw new OperationFailure('notBase64');
  }
  return Uint8Array.from(Buffer.from(plain, 'base64'));
}
