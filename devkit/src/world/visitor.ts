import { type Api, httpApi } from '../../../web/src/faces/session/api.ts';

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** A visitor of one origin with her own cookies, as one browser profile has them; `fetch` takes paths of that origin. */
export function visitorFetch(origin: string): Fetch {
  const cookies = new Map<string, string>();
  return async (path, init) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const { credentials: _, cache: __, ...rest } = init;
    const response = await fetch(new URL(path, origin), { ...rest, headers } as RequestInit);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      if (/;\s*max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, pair.slice(at + 1));
    }
    return response;
  };
}

/** The pages' own API client for a visitor of `origin`. */
export function visitorApi(origin: string): Api {
  return httpApi(visitorFetch(origin));
}
