/** What was done to an address so that it is taken for another, or that keeps it from being ours as we print it. */
export const ADDRESS_TRICKS = [
  /** `http:` in place of `https:`. */
  'http',
  'no-scheme',
  'upper-case',
  'backslash',
  /** `https://official@elsewhere`: what stands before the @ is no address. */
  'userinfo',
  'port',
  'trailing-dot',
  'percent-encoded',
  /** Full-width letters, ideographic full stops: a browser reads them as plain ones. */
  'wide-letters',
  'hidden-letters',
  'punycode',
  'mixed-scripts',
  'ip-address',
  /** Our name stands at the front of another's. */
  'subdomain',
  /** Something stands before our name. */
  'below-official',
  'look-alike',
  'misspelt',
  'other-ending',
  /** Our name stands behind the host, in path or query. */
  'named-in-path',
  /** `/./`, `/../`: leads to another page than it seems. */
  'dots-in-path',
] as const;
export type AddressTrick = (typeof ADDRESS_TRICKS)[number];

/** An address as a browser would take it apart; nothing in it is trusted. */
export interface Address {
  readonly scheme: string;
  /** Lower case, plain letters where a browser would make them so; `xn--` labels as they stand. */
  readonly host: string;
  /** `:8443`, or empty. */
  readonly port: string;
  /** Everything behind the host. */
  readonly rest: string;
  readonly tricks: ReadonlySet<AddressTrick>;
}

/** Letters that nobody sees: soft hyphen, zero width, direction, variation and the like; also controls, which browsers drop. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const DOTS = /[\u3002\uff0e\uff61]/gu;
const SCHEME = /^([a-z][a-z0-9+.-]*):(.*)$/isu;
const BARE_HOST = /^[^\s/\\?#@:]+\.[^\s/\\?#@:.]{2,}(?=[:/\\?#]|\.?$)/u;
const IPV4 = /^(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}$/;

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Takes an address apart as a browser does (WHATWG URL), marking whatever is not plain. Undefined when it is none. Never
 * decides what is ours: only equality with our own spelling does.
 */
export function readAddress(text: string): Address | undefined {
  const tricks = new Set<AddressTrick>();
  const plain = text.replace(HIDDEN, '');
  if (plain !== text) tricks.add('hidden-letters');
  const parts = SCHEME.exec(plain);
  let scheme = 'https';
  let behind = plain;
  // `joint.example:8443/…` has a host in the place of a scheme.
  if (parts !== null && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(parts[1]!)) {
    scheme = parts[1]!.toLowerCase();
    if (scheme !== parts[1]) tricks.add('upper-case');
    behind = parts[2]!;
    if (scheme !== 'http' && scheme !== 'https') return { scheme, host: '', port: '', rest: behind, tricks };
    if (scheme === 'http') tricks.add('http');
  } else if (BARE_HOST.test(plain) || /^(?:[/\\]{2})/.test(plain) || /^localhost[:/]/i.test(plain)) {
    tricks.add('no-scheme');
  } else return undefined;
  const afterSlashes = behind.replace(/^[/\\]*/, '');
  if (behind.slice(0, behind.length - afterSlashes.length).includes('\\')) tricks.add('backslash');
  const authority = /^[^/\\?#]*/.exec(afterSlashes)![0];
  const rest = afterSlashes.slice(authority.length);
  if (rest.startsWith('\\')) tricks.add('backslash');
  const at = authority.lastIndexOf('@');
  if (at >= 0) tricks.add('userinfo');
  const place = readHost(authority.slice(at + 1), tricks);
  return place === undefined ? undefined : { scheme, ...place, rest, tricks };
}

function readHost(
  text: string,
  tricks: Set<AddressTrick>,
): { readonly host: string; readonly port: string } | undefined {
  const [, name, digits] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/u.exec(text) ?? [undefined, text, undefined];
  let host = name!;
  if (digits !== undefined) tricks.add('port');
  if (host.includes('%')) {
    tricks.add('percent-encoded');
    host = decodePercent(host);
  }
  if (host !== host.normalize('NFKC') || host.search(DOTS) >= 0) tricks.add('wide-letters');
  host = host.normalize('NFKC').replace(DOTS, '.').replace(HIDDEN, '');
  if (host !== host.toLowerCase()) tricks.add('upper-case');
  host = host.toLowerCase();
  if (host.endsWith('.')) {
    tricks.add('trailing-dot');
    host = host.slice(0, -1);
  }
  if (host === '' || /[\s<>"^`{|}]/u.test(host)) return undefined;
  if (host.startsWith('[') || IPV4.test(host)) tricks.add('ip-address');
  return { host, port: digits === undefined ? '' : `:${digits}` };
}
