import { create } from 'qrcode';
import './qr-code.css';

/** One path for all dark modules: `h` runs of each row, the quiet zone of four modules added (ISO/IEC 18004 §6.3.8). */
function darkPath(data: ArrayLike<number>, size: number): string {
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

/** Black on white in every theme: readers expect it. `label` says what it leads to. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 8;
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} className="qr-code__light" />
      <path d={darkPath(modules.data, modules.size)} className="qr-code__dark" />
    </svg>
  );
}
