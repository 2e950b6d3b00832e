/** One element of a DER encoding, with its own bytes, so that a part can be cut out, changed and put back. */
export interface DerNode {
  readonly tag: number;
  /** Tag, length and content. */
  readonly encoded: Uint8Array;
  readonly content: Uint8Array;
}

/** The elements that stand one after another in `bytes`. Plain and unforgiving: throws an Error on anything it cannot follow. */
export function readNodes(bytes: Uint8Array): readonly DerNode[] {
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.length; ) {
    const node = readNode(bytes.subarray(at));
    nodes.push(node);
    at += node.encoded.length;
  }
  return nodes;
}

/** The first element of `bytes`; what follows it is ignored. */
export function readNode(bytes: Uint8Array): DerNode {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Error('not a DER element');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || first === 0x80) throw new Error('DER length not supported');
  let length = first < 0x80 ? first : 0;
  for (let i = 0; i < lengthBytes; i += 1) length = length * 256 + bytes[2 + i]!;
  const start = 2 + lengthBytes;
  if (!(start + length <= bytes.length)) throw new Error('DER element is cut short');
  return { tag, encoded: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}

/** Follows a path of child positions through constructed elements. */
export function nodeAt(bytes: Uint8Array, ...path: readonly number[]): DerNode {
  let node = readNode(bytes);
  for (const index of path) {
    const child = readNodes(node.content)[index];
    if (child === undefined) throw new Error(`no DER child ${index}`);
    node = child;
  }
  return node;
}
