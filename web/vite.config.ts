import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { clientList } from './build/client-list.ts';
import { fontSlices } from './build/font-slices.ts';
import { ownLocales } from './build/own-locales.ts';
import { pageFrame } from './build/page-frame.ts';
import { pinnedTrust } from './build/pinned-trust.ts';
import { ENTRIES, pageAt } from './src/paths.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  // One page answers many paths, so every asset is named from the root.
  base: '/',
  appType: 'mpa',
  plugins: [
    react(),
    pageFrame(),
    ownLocales(),
    fontSlices(),
    pinnedTrust(process.env.LIANSHU_TRUST),
    pathsOfPages(),
    clientList(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2022', 'chrome110', 'firefox115', 'safari16'],
    // The content security policy allows no data: font or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Ours have no effect but styles and the entries' own: a page loads the components that it uses, not the shelf.
      treeshake: {
        moduleSideEffects: [
          { test: /\.css(\?|$)|virtual:fonts|[\\/]main\.tsx$/, sideEffects: true },
          { test: /[\\/](web|core)[\\/]src[\\/]/, sideEffects: false },
        ],
      },
      input: Object.fromEntries(ENTRIES.map((entry) => [entry.replace('.html', ''), `${here}${entry}`])),
    },
  },
});

/** In `vite` and `vite preview`, the paths of `src/paths.ts` answer with their page, as the real servers do. */
function pathsOfPages() {
  const rewrite = (request: { url?: string | undefined }, _response: unknown, next: () => void) => {
    const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
    const page = pageAt(path);
    if (page !== undefined) request.url = `/${page.html}`;
    next();
  };
  type Server = { middlewares: { use(handler: typeof rewrite): unknown } };
  return {
    name: 'lianshu:paths',
    configureServer: (server: Server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server: Server) => void server.middlewares.use(rewrite),
  };
}
