import { concat } from '@lianshu/core/bytes';

/** One element of a DER file, by offsets into it. */
export interface TreeNode {
  readonly start: number;
  readonly tag: number;
  /** Where its content begins; for a bit string that holds DER still the octet of unused bits. */
  readonly content: number;
  readonly end: number;
  /** Place of the element around it in the list; −1 for the outermost. */
  readonly parent: number;
  readonly depth: number;
}

const MAX_DEPTH = 60;

/**
 * The elements of a well-formed file, outermost first; also those inside octet and bit strings that hold DER, as
 * extensions and keys do. What cannot be followed is left a leaf.
 */
export function readTree(bytes: Uint8Array): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  readInto(bytes, 0, bytes.length, -1, 0, nodes);
  return nodes;
}

function readInto(
  bytes: Uint8Array,
  from: number,
  to: number,
  parent: number,
  depth: number,
  out: TreeNode[],
): boolean {
  const kept = out.length;
  for (let at = from; at < to; ) {
    const node = depth > MAX_DEPTH ? undefined : readHeader(bytes, at, to, parent, depth);
    if (node === undefined) {
      out.length = kept;
      return false;
    }
    const place = out.push(node) - 1;
    const { tag, content, end } = node;
    if ((tag & 0x20) !== 0) readInto(bytes, content, end, place, depth + 1, out);
    else if (tag === 0x04 && end - content > 1) readInto(bytes, content, end, place, depth + 1, out);
    else if (tag === 0x03 && end - content > 2 && bytes[content] === 0)
      readInto(bytes, content + 1, end, place, depth + 1, out);
    at = end;
  }
  return true;
}

function readHeader(bytes: Uint8Array, start: number, to: number, parent: number, depth: number): TreeNode | undefined {
  const tag = bytes[start]!;
  const first = bytes[start + 1];
  if (first === undefined || start + 2 > to || (tag & 0x1f) === 0x1f) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || count > 3) return undefined;
  let length = first < 0x80 ? first : 0;
  const content = start + 2 + count;
  for (let i = start + 2; i < content; i++) length = length * 256 + (bytes[i] ?? 0);
  return content + length > to ? undefined : { start, tag, content, end: content + length, parent, depth };
}

/** Identifier and length octets. `longForm`: a length of that many octets, wrong where fewer would do. */
export function derHeader(tag: number, length: number, longForm = 0): Uint8Array {
  let count = longForm;
  if (count === 0) {
    if (length < 0x80) return Uint8Array.of(tag, length);
    count = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
  }
  const header = new Uint8Array(2 + count);
  header[0] = tag;
  header[1] = 0x80 | count;
  for (let i = count - 1, rest = length; i >= 0; i--, rest = Math.floor(rest / 256)) header[2 + i] = rest & 0xff;
  return header;
}

/** `bytes` with element `place` replaced and every length around it set right. */
export function replaceNode(
  bytes: Uint8Array,
  nodes: readonly TreeNode[],
  place: number,
  replacement: Uint8Array,
): Uint8Array {
  let child = nodes[place]!;
  let current = replacement;
  while (child.parent >= 0) {
    const node = nodes[child.parent]!;
    const before = bytes.subarray(node.content, child.start);
    const after = bytes.subarray(child.end, node.end);
    const length = before.length + current.length + after.length;
    current = concat(derHeader(node.tag, length), before, current, after);
    child = node;
  }
  return concat(bytes.subarray(0, child.start), current, bytes.subarray(child.end));
}

/** The elements of one encoding written again by another writer; equal to it where it was DER. Constructed ones only are entered. */
export function writeAgain(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const node = readHeader(bytes, at, bytes.length, -1, 0);
    if (node === undefined) return new Uint8Array(0);
    const inside = bytes.subarray(node.content, node.end);
    const content = (node.tag & 0x20) !== 0 ? writeAgain(inside) : inside;
    parts.push(derHeader(node.tag, content.length), content);
    at = node.end;
  }
  return concat(...parts);
}
