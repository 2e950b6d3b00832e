import { concat } from '@lianshu/core/bytes';
import { derHeader, readTree, replaceNode, type TreeNode } from '../../fuzz/der-tree.ts';

/** A named way to spoil one element of a file; undefined where it does not apply. */
type Spoil = (bytes: Uint8Array, nodes: readonly TreeNode[], place: number) => Uint8Array | undefined;

const content = (bytes: Uint8Array, node: TreeNode): Uint8Array => bytes.subarray(node.content, node.end);
const whole = (bytes: Uint8Array, node: TreeNode): Uint8Array => bytes.subarray(node.start, node.end);
const isConstructed = (node: TreeNode): boolean => (node.tag & 0x20) !== 0;

function withHeader(bytes: Uint8Array, node: TreeNode, header: Uint8Array): Uint8Array {
  return concat(bytes.subarray(0, node.start), header, bytes.subarray(node.content));
}

/** Ways to spoil an encoding while all lengths around it are right, or one of them wrong. */
export const SPOILS: Readonly<Record<string, Spoil>> = {
  'length in more octets than needed': (bytes, nodes, place) => {
    const node = nodes[place]!;
    const value = content(bytes, node);
    const shortest = derHeader(node.tag, value.length).length - 2;
    return replaceNode(bytes, nodes, place, concat(derHeader(node.tag, value.length, shortest + 1), value));
  },
  'length of four octets': (bytes, nodes, place) => {
    const node = nodes[place]!;
    const value = content(bytes, node);
    return replaceNode(bytes, nodes, place, concat(derHeader(node.tag, value.length, 4), value));
  },
  'indefinite length': (bytes, nodes, place) => {
    const node = nodes[place]!;
    if (!isConstructed(node)) return undefined;
    const parts = concat(Uint8Array.of(node.tag, 0x80), content(bytes, node), Uint8Array.of(0, 0));
    return replaceNode(bytes, nodes, place, parts);
  },
  'string in two pieces': (bytes, nodes, place) => {
    const node = nodes[place]!;
    if (isConstructed(node) || (node.tag !== 0x04 && node.tag !== 0x0c && node.tag !== 0x13)) return undefined;
    const value = content(bytes, node);
    const half = value.length >> 1;
    const piece = (part: Uint8Array): Uint8Array => concat(derHeader(node.tag, part.length), part);
    const pieces = concat(piece(value.subarray(0, half)), piece(value.subarray(half)));
    return replaceNode(bytes, nodes, place, concat(derHeader(node.tag | 0x20, pieces.length), pieces));
  },
  'length one too long': (bytes, nodes, place) => {
    const node = nodes[place]!;
    return withHeader(bytes, node, derHeader(node.tag, node.end - node.content + 1));
  },
  'length one too short': (bytes, nodes, place) => {
    const node = nodes[place]!;
    return node.end === node.content
      ? undefined
      : withHeader(bytes, node, derHeader(node.tag, node.end - node.content - 1));
  },
  'tag of another type': (bytes, nodes, place) => {
    const node = nodes[place]!;
    const others: Readonly<Record<number, number>> = { 48: 0x31, 49: 0x30, 2: 0x04, 4: 0x02, 6: 0x04, 5: 0x04 };
    const tag = others[node.tag] ?? node.tag ^ 0x01;
    const changed = bytes.slice();
    changed[node.start] = tag;
    return changed;
  },
  'element left out': (bytes, nodes, place) =>
    place === 0 ? undefined : replaceNode(bytes, nodes, place, new Uint8Array(0)),
  'element twice': (bytes, nodes, place) => {
    const once = whole(bytes, nodes[place]!);
    return replaceNode(bytes, nodes, place, concat(once, once));
  },
  'padded integer': (bytes, nodes, place) => {
    const node = nodes[place]!;
    if (node.tag !== 0x02) return undefined;
    const value = concat(Uint8Array.of(0, 0), content(bytes, node));
    return replaceNode(bytes, nodes, place, concat(derHeader(0x02, value.length), value));
  },
};

/** Every element of `bytes` spoiled in one way, with its number in the order of the file. */
export function* spoiled(bytes: Uint8Array, how: string): Generator<readonly [place: number, der: Uint8Array]> {
  const nodes = readTree(bytes);
  for (let place = 0; place < nodes.length; place++) {
    const der = SPOILS[how]!(bytes, nodes, place);
    if (der !== undefined) yield [place, der];
  }
}

/** The place of the element that a path of child numbers leads to. */
export function placeAt(nodes: readonly TreeNode[], path: readonly number[]): number {
  let place = 0;
  for (const step of path) {
    const children = nodes.flatMap(({ parent }, i) => (parent === place ? [i] : []));
    const child = children[step];
    if (child === undefined) throw new RangeError(`no element at ${path.join('.')}`);
    place = child;
  }
  return place;
}

/** `bytes` with the element at `path` made anew and every length around it right; undefined leaves it out. */
export function replaceAt(
  bytes: Uint8Array,
  path: readonly number[],
  make: (old: Uint8Array, content: Uint8Array) => Uint8Array | undefined,
): Uint8Array {
  const nodes = readTree(bytes);
  const place = placeAt(nodes, path);
  const node = nodes[place]!;
  return replaceNode(bytes, nodes, place, make(whole(bytes, node), content(bytes, node)) ?? new Uint8Array(0));
}

/** Single bits of the element at `path` turned over, spread evenly over it. */
export function* flips(bytes: Uint8Array, path: readonly number[], count: number): Generator<Uint8Array> {
  const nodes = readTree(bytes);
  const node = nodes[placeAt(nodes, path)]!;
  const bits = (node.end - node.start) * 8;
  for (let i = 0; i < count; i++) {
    // A step that has no small factor in common with eight reaches every bit of an octet.
    const bit = Math.floor((bits * i) / count + i * 3) % bits;
    const changed = bytes.slice();
    changed[node.start + (bit >> 3)]! ^= 1 << (bit & 7);
    yield changed;
  }
}
