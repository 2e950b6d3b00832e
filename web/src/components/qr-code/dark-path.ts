/**
 * One path for all dark modules of a square of `size`, as horizontal runs; the quiet zone of four modules is added
 * (ISO/IEC 18004 §6.3.8).
 */
export function darkPath(data: ArrayLike<number>, size: number): string {
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; ) {
      let length = 0;
      while (x + length < size && data[y * size + x + length]) length++;
      if (length > 0) runs.push(`M${x + 4} ${y + 4}h${length}v1h-${length}z`);
      x += Math.max(1, length);
    }
  }
  return runs.join('');
}
