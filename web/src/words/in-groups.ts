import { toHex } from '@lianshu/core/bytes';

/** A hash as people compare it: lower-case hexadecimal digits in groups of four. */
export function inGroups(hash: Uint8Array): string {
  return toHex(hash).replace(/(.{4})(?=.)/g, '$1 ');
}
