import { useEffect, useState } from 'react';
import { darkPath } from './dark-path.ts';
import './qr-code.css';

interface Drawn {
  readonly side: number;
  readonly path: string;
}

/** Black on white in every theme: readers expect it. `label` says what it leads to. The encoder is loaded when first needed. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let isCurrent = true;
    void import('qrcode').then(({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: 'M' });
      if (isCurrent) setDrawn({ side: modules.size + 8, path: darkPath(modules.data, modules.size) });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  const { side, path } = drawn ?? { side: 1, path: '' };
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} className="qr-code__light" />
      <path d={path} className="qr-code__dark" />
    </svg>
  );
}
