export { compareBytes, concat, equalBytes, u16, u64 } from './bytes.ts';
export { ByteReader } from './reader.ts';
export { fromBase64, fromBase64url, fromHex, fromUtf8, toBase64, toBase64url, toHex, utf8 } from './text.ts';
