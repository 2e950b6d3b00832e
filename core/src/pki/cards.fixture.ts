import { type Card, type CardKind, issueCard } from '@lianshu/devkit/card';
import { createDemoPki, type DemoPki, der, type Generation, readNode, readNodes } from '@lianshu/devkit/pki';
import type { Result } from '../errors/index.ts';
import { ParseError } from '../errors/index.ts';
import { type PinnedIssuer, pinIssuer } from './chain.ts';

/** One synthetic PKI for the tests of this folder; its keys are cached between runs. */
export const pki: DemoPki = createDemoPki();

export const HOLDER = { idNumber: 'A123456789', name: '示範𡍼一' } as const;

/** A moment at which good cards are valid. */
export const NOW: number = Date.UTC(2026, 10, 23, 2);

export function card(kind: CardKind = 'good', generation: Generation = 'G2'): Card {
  return issueCard(pki, HOLDER, { kind, generation });
}

export const issuers: readonly PinnedIssuer[] = (['G2', 'G3'] as const).map((generation) => {
  const { certificate, notBefore, notAfter } = pki.issuer(generation);
  return pinIssuer({ generation, certificate, notBefore, notAfter });
});

/** The code of the ParseError that `run` throws; `accepted` when it does not. Other errors pass. */
export function parseCode(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ParseError) return error.code;
    throw error;
  }
  return 'accepted';
}

export function resultCode(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.code;
}

/** `bytes` with the element at `path` replaced and every length around it set right; undefined removes the element. */
export function replaceAt(
  bytes: Uint8Array,
  path: readonly number[],
  replacement: (old: Uint8Array) => Uint8Array | undefined,
): Uint8Array {
  const [index, ...rest] = path;
  if (index === undefined) return replacement(bytes) ?? new Uint8Array(0);
  const node = readNode(bytes);
  const children = readNodes(node.content);
  if (index >= children.length) throw new RangeError('no such element');
  const parts = children.map(({ encoded }, i) => (i === index ? replaceAt(encoded, rest, replacement) : encoded));
  return der.tlv(node.tag, ...parts);
}

/** The elements inside a constructed one, each with its header. */
export function childrenOf(bytes: Uint8Array): readonly Uint8Array[] {
  return readNodes(readNode(bytes).content).map(({ encoded }) => encoded);
}
