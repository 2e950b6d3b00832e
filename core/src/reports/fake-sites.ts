/** Where on the web something is: a host name in ASCII and lower case without port, and a path. */
export interface SitePlace {
  readonly host: string;
  /** Begins with `/`; null for the whole host. */
  readonly path: string | null;
}

/** A site that the commission has confirmed to be fake: the host, or one path of a host that many share. */
export interface FakeSite extends SitePlace {
  /** The number of the judgement in the register. */
  readonly entry: number;
  /** ms. */
  readonly since: number;
  readonly reasons: string;
}

function isUnder(path: string, listed: string): boolean {
  return path === listed || path.startsWith(listed.endsWith('/') ? listed : `${listed}/`);
}

/**
 * The confirmed fake site that an address belongs to. `host` as `new URL(address).hostname` gives it, `path` its `pathname`.
 * A whole host stands for all names below it; a path for what lies below it on that very host.
 */
export function findFakeSite<S extends SitePlace>(sites: readonly S[], { host, path }: SitePlace): S | undefined {
  return sites.find((site) =>
    site.path === null
      ? host === site.host || host.endsWith(`.${site.host}`)
      : host === site.host && isUnder(path ?? '/', site.path),
  );
}

/** A host or path that no program takes for an address to open: `evil[.]example`. */
export function defanged({ host, path }: SitePlace): string {
  return `${host
    .replace(/^\[|\]$/g, '')
    .replaceAll('.', '[.]')
    .replaceAll(':', '[:]')}${path ?? ''}`;
}
