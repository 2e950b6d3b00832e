import { holdsIdNumber, MAX_REPORTED_ADDRESS, type SitePlace } from '@lianshu/core/reports';

const MAX_HOST = 253;
const MAX_PATH = 200;
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/**
 * The place that a reported address names, as browsers read it: host in ASCII and lower case, path percent-encoded, without
 * user, port, query and fragment, where keys and names of people stand. Addresses made harmless (`hxxp`, `[.]`) are read
 * too. Undefined for what is no address of the web, `ownHost` (that of the official site) excepted: it may be any name.
 */
export function readReportedAddress(text: string, ownHost?: string): SitePlace | undefined {
  if (text.length > MAX_REPORTED_ADDRESS) return undefined;
  const plain = text
    .trim()
    .replace(/^hxxp/i, 'http')
    .replace(/\[\.\]|\(\.\)|。/g, '.');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `https://${plain}`;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const host = url.hostname.replace(/\.$/, '');
  if (!/^https?:$/.test(url.protocol) || host.length > MAX_HOST || !HOST.test(host)) return undefined;
  if (!/[.[]/.test(host) && host !== ownHost) return undefined;
  return { host, path: pathOf(url.pathname) };
}

/** Whether a path is one that `readReportedAddress` gives. */
export function isReportedPath(path: string): boolean {
  return path.length <= MAX_PATH && /^\/[\x21-\x7e]+$/.test(path);
}

function pathOf(pathname: string): string | null {
  const path = pathname.slice(0, MAX_PATH);
  return isReportedPath(path) && !holdsIdNumber(path) && !holdsIdNumber(decoded(path)) ? path : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
