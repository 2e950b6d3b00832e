import { normalizeMatter, wordingSimilarity } from '@lianshu/core/matters';
import type { RegisterLine } from './office-matters.ts';

/** Nearer than this a line is found though it does not contain what is searched. */
const NEAR = 0.3;

/**
 * The lines that contain what is searched, in matter or source, or are worded like it, the nearest first; all of them, in
 * the order given, when nothing is searched.
 */
export function searchRegister(lines: readonly RegisterLine[], search: string): readonly RegisterLine[] {
  const wanted = normalizeMatter(search);
  if (wanted === '') return lines;
  const nearness = ({ matter, source }: RegisterLine): number => {
    const contains = [matter, source].some((text) => normalizeMatter(text).includes(wanted));
    return (contains ? 1 : 0) + wordingSimilarity(search, matter);
  };
  return lines
    .map((line) => ({ line, near: nearness(line) }))
    .filter(({ near }) => near >= NEAR)
    .sort((a, b) => b.near - a.near)
    .map(({ line }) => line);
}
