import { useSyncExternalStore } from 'react';
import { matchPath } from './match-path.ts';

/** Where the visitor is. `hash` is with its `#`; it never reaches a server. */
export interface Place {
  readonly path: string;
  readonly search: string;
  readonly hash: string;
}

const MOVED = 'lianshu:moved';

function here(): string {
  return `${location.pathname}\n${location.search}\n${location.hash}`;
}

function subscribe(changed: () => void): () => void {
  const events = ['popstate', 'hashchange', MOVED];
  for (const event of events) addEventListener(event, changed);
  return () => {
    for (const event of events) removeEventListener(event, changed);
  };
}

export function usePlace(): Place {
  const [path, search, hash] = useSyncExternalStore(subscribe, here).split('\n');
  return { path: path ?? '/', search: search ?? '', hash: hash ?? '' };
}

/** Goes to a path of this page without loading it anew. A path of another page is loaded by the browser (`pageOf`). */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  if (!to.includes('#')) scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

/** The first of `routes` whose pattern fits, with its parameters. */
export function chooseRoute<T>(
  routes: readonly (readonly [pattern: string, make: (parameters: Readonly<Record<string, string>>) => T])[],
  path: string,
): T | undefined {
  for (const [pattern, make] of routes) {
    const parameters = matchPath(pattern, path);
    if (parameters !== undefined) return make(parameters);
  }
  return undefined;
}
