import 'virtual:fonts-common.css';
import '../tokens/index.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../words/index.ts';

/** Mounts a face: `start(<LeadFace />)` is all that a `main.tsx` does. The rare slices of the font follow the first paint. */
export function start(face: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>{face}</LanguageProvider>
    </StrictMode>,
  );
  requestIdleCallback?.(() => void import('virtual:fonts-rare.css'), { timeout: 3000 });
}
