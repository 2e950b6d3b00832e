/**
 * The pages of this build and the paths that each answers, for whoever serves `web/dist`: the commission's server, the
 * registry and the lead's own computer import this file. Plain data without imports. A pattern is an exact path or ends with `/*`.
 * Everything below `/assets/`, `/favicon.svg` and the pages themselves are files; all other paths are not found.
 */
export type Html =
  | 'index.html'
  | 'lead.html'
  | 'commission.html'
  | 'auditor.html'
  | 'registry.html'
  | 'ceremony.html'
  | 'gallery.html';

/** Who serves the page: `ceremony` never comes from the commission's host, `registry` is served by the registry. */
export type Host = 'commission' | 'registry' | 'lead';

export interface PagePath {
  readonly path: string;
  readonly html: Html;
  readonly host: Host;
}

export const ENTRIES: readonly Html[] = [
  'index.html',
  'lead.html',
  'commission.html',
  'auditor.html',
  'registry.html',
  'ceremony.html',
  'gallery.html',
];

export const PATHS: readonly PagePath[] = [
  { path: '/', html: 'index.html', host: 'commission' },
  { path: '/cases/*', html: 'index.html', host: 'commission' },
  { path: '/sign/*', html: 'index.html', host: 'commission' },
  { path: '/receipt', html: 'index.html', host: 'commission' },
  { path: '/link', html: 'index.html', host: 'commission' },
  { path: '/card-used', html: 'index.html', host: 'commission' },
  { path: '/verify', html: 'index.html', host: 'commission' },
  { path: '/law', html: 'index.html', host: 'commission' },
  { path: '/matters', html: 'index.html', host: 'commission' },
  { path: '/reports', html: 'index.html', host: 'commission' },
  { path: '/lead', html: 'lead.html', host: 'commission' },
  { path: '/lead/*', html: 'lead.html', host: 'commission' },
  { path: '/commission', html: 'commission.html', host: 'commission' },
  { path: '/commission/*', html: 'commission.html', host: 'commission' },
  { path: '/auditor', html: 'auditor.html', host: 'commission' },
  { path: '/gallery', html: 'gallery.html', host: 'commission' },
  { path: '/registry', html: 'registry.html', host: 'registry' },
  { path: '/registry/*', html: 'registry.html', host: 'registry' },
  { path: '/ceremony', html: 'ceremony.html', host: 'lead' },
  { path: '/ceremony/*', html: 'ceremony.html', host: 'lead' },
];

/** The page that answers `path` (without query and fragment), undefined when none does. */
export function pageAt(path: string): PagePath | undefined {
  return PATHS.find(({ path: pattern }) =>
    pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path,
  );
}

/** The patterns that one host serves. */
export function pagesOf(host: Host): readonly PagePath[] {
  return PATHS.filter((page) => page.host === host);
}
