import { ParseError } from '../errors/index.ts';

/**
 * Dotted form of an object identifier's content octets, for reports and tests. Arcs are BigInt, because one that is cut
 * to a number could collide with another. Never on a path that decides: there the octets are compared.
 */
export function oidText(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const joint = arcs.shift();
  if (joint === undefined || content[content.length - 1]! >= 0x80) throw new ParseError('der.oid');
  const first = joint < 80n ? joint / 40n : 2n;
  return [first, joint - first * 40n, ...arcs].join('.');
}
