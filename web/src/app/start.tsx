import 'virtual:fonts-common.css';
import '../tokens/index.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '../words/index.ts';
import { CrashGuard } from './crash-guard.tsx';

/** Mounts a face: `start(<LeadFace />)` is all that a `main.tsx` does. The rare slices of the font follow the first paint. */
export function start(face: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <CrashGuard>{face}</CrashGuard>
      </LanguageProvider>
    </StrictMode>,
  );
  // Not every browser has requestIdleCallback.
  setTimeout(() => void import('virtual:fonts-rare.css'), 1500);
}
