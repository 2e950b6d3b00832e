import { parseLogId } from '../case/index.ts';
import { pinFragment, signingLink } from '../manifest/index.ts';
import { holdsAddress, readableHost } from '../reports/index.ts';
import { casePage, type Directory, type ListedCase, logOfListed } from './directory.ts';
import { type Address, type AddressTrick, readAddress } from './read-address.ts';
import { editDistance, mixesScripts, skeleton } from './skeleton.ts';

/** What a link is, by the directory. */
export type LinkVerdict =
  /** The signing address of a listed round, with its whole hash. */
  | { readonly kind: 'genuine-signing'; readonly listed: ListedCase }
  /** The signing address of a listed round without a hash: whoever opens it has to compare. */
  | { readonly kind: 'unpinned-signing'; readonly listed: ListedCase }
  /** The official page of a listed case. */
  | { readonly kind: 'genuine-case'; readonly listed: ListedCase }
  /** Another page of the official site: nobody signs there. */
  | { readonly kind: 'official-page' }
  /** On the official site, but of a case or round that the directory does not have. */
  | { readonly kind: 'unknown-case' }
  /** On the official site and of a listed round, but the hash is wrong or cut off. */
  | { readonly kind: 'wrong-hash'; readonly listed: ListedCase }
  /** Names the official host, yet not as the commission prints it. */
  | { readonly kind: 'not-as-printed'; readonly tricks: readonly AddressTrick[] }
  /** Somewhere else. `readable`: its `xn--` letters as they are drawn. */
  | {
      readonly kind: 'other-site';
      readonly host: string;
      readonly readable: string | undefined;
      readonly tricks: readonly AddressTrick[];
    }
  /** `javascript:`, `data:` and the like. */
  | { readonly kind: 'other-scheme'; readonly scheme: string }
  | { readonly kind: 'several-links' }
  | { readonly kind: 'not-a-link' };

export type LinkKind = LinkVerdict['kind'];

/** Longer than every address of ours; what is longer is cut off before it is looked at. */
export const MAX_LINK = 2000;

const WRAPPED = /^[<([{「『【《（“"']+|[>)\]}」』】》）”"'，。！；、,;!]+$/gu;
const LINK_IN_TEXT =
  /(?:https?:|www\.|(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?=[/:?#\\]))[^\s<>"「」『』【】《》（）]+/giu;

/** The one address in what was pasted: a whole message may stand around it. What could be another address is one. */
function addressIn(pasted: string): string | 'several' | undefined {
  const text = pasted.trim();
  // A message of which the end would have to be left out is not judged by its beginning.
  if (text.length > MAX_LINK * 4) return undefined;
  if (!/\s/u.test(text) && !/^[\p{Script=Han}\p{Script=Bopomofo}，。：！？、]+https?:/u.test(text))
    return text.replace(WRAPPED, '');
  const found = new Set((text.match(LINK_IN_TEXT) ?? []).map((one) => one.replace(WRAPPED, '')));
  const [only] = found;
  const isOne = found.size === 1 && !holdsAddress(text.replace(LINK_IN_TEXT, ' '));
  return isOne || found.size === 0 ? only : 'several';
}

/**
 * What a pasted link is. Genuine is only what equals, byte for byte, what the commission prints; everything else is told apart
 * to say in plain words what is wrong with it. The directory must have been verified. Every character of `pasted` may be an
 * attacker's; nothing throws.
 */
export function checkLink(directory: Directory, pasted: string): LinkVerdict {
  const text = addressIn(pasted);
  if (text === 'several') return { kind: 'several-links' };
  if (text === undefined || text === '' || text.length > MAX_LINK) return { kind: 'not-a-link' };
  const origins = [...new Set([directory.origin, ...directory.cases.map(({ origin }) => origin)])];
  const ours = origins.find((origin) => text === origin || text.startsWith(`${origin}/`));
  if (ours !== undefined) return officialPlace(directory, ours, text);
  const address = readAddress(text);
  if (address === undefined) return { kind: 'not-a-link' };
  if (address.host === '') return { kind: 'other-scheme', scheme: address.scheme.slice(0, 20) };
  return elsewhere(origins, address, text);
}

/** `text` begins with the official origin, spelt as we spell it. */
function officialPlace(directory: Directory, origin: string, text: string): LinkVerdict {
  const rest = text.slice(origin.length);
  const listedHere = directory.cases.filter((one) => one.origin === origin);
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(rest) ?? [];
  const tricks = readAddress(text)?.tricks ?? new Set<AddressTrick>();
  if (tricks.has('hidden-letters')) return { kind: 'not-as-printed', tricks: ['hidden-letters'] };
  if (path.includes('\\')) return { kind: 'not-as-printed', tricks: ['backslash'] };
  if (path.includes('%')) return { kind: 'not-as-printed', tricks: ['percent-encoded'] };
  // A browser walks them before it asks: another page than the one that stands there.
  if (/\/\.{1,2}(?:\/|$)/.test(path)) return { kind: 'not-as-printed', tricks: ['dots-in-path'] };
  const [, place, name = ''] = /^\/(sign|cases)\/([^/]*)$/.exec(path) ?? [];
  if (place === undefined)
    return /^\/+(?:sign|cases)(?:\/|$)/i.test(path) ? { kind: 'unknown-case' } : { kind: 'official-page' };
  if (place === 'cases') {
    const listed = listedHere.findLast(({ number }) => casePage(origin, number) === origin + path);
    return listed === undefined ? { kind: 'unknown-case' } : { kind: 'genuine-case', listed };
  }
  const listed = listedHere.find((one) => isLog(name) && logOfListed(one) === name);
  if (listed === undefined) return { kind: 'unknown-case' };
  if (!fragment.startsWith('#m=')) return { kind: 'unpinned-signing', listed };
  const isWhole = fragment === pinFragment(listed.manifestSha256);
  if (!isWhole) return { kind: 'wrong-hash', listed };
  if (query === '' && text !== signingLink(origin, name, listed.manifestSha256)) return { kind: 'wrong-hash', listed };
  return { kind: 'genuine-signing', listed };
}

function isLog(name: string): boolean {
  try {
    parseLogId(name);
    return true;
  } catch {
    return false;
  }
}

const withoutScheme = (origin: string) => origin.replace(/^https?:\/\//, '');
const hostOf = (origin: string) => withoutScheme(origin).replace(/:\d+$/, '');

function elsewhere(origins: readonly string[], address: Address, text: string): LinkVerdict {
  const hosts = origins.map(hostOf);
  const tricks = new Set(address.tricks);
  if (hosts.includes(address.host)) {
    // Said only where it is not the port of our own address.
    if (origins.some((origin) => withoutScheme(origin) === address.host + address.port) && address.port !== '')
      tricks.delete('port');
    if (address.port === '' && !origins.some((origin) => withoutScheme(origin) === address.host)) tricks.add('port');
    if (origins.some((origin) => origin.startsWith('http:') && hostOf(origin) === address.host)) tricks.delete('http');
    return { kind: 'not-as-printed', tricks: [...tricks] };
  }
  for (const host of hosts) for (const trick of likenesses(host, address, text)) tricks.add(trick);
  // An unusual spelling of a wholly different site is no trick on ours, but who stands before an @ always is.
  return { kind: 'other-site', host: address.host, readable: readableHost(address.host), tricks: [...tricks] };
}

/** In what the host of an address resembles `official`. */
function likenesses(official: string, { host, rest }: Address, text: string): AddressTrick[] {
  const found: AddressTrick[] = [];
  const drawn = readableHost(host) ?? host;
  if (host.split('.').some((label) => label.startsWith('xn--')) || /[^\p{ASCII}]/u.test(host)) found.push('punycode');
  if (mixesScripts(drawn)) found.push('mixed-scripts');
  if (host.startsWith(`${official}.`) || host.includes(`.${official}.`)) found.push('subdomain');
  else if (host.endsWith(`.${official}`)) found.push('below-official');
  else if (skeleton(drawn) === skeleton(official) || skeleton(drawn).includes(skeleton(official)))
    found.push('look-alike');
  else if (editDistance(drawn, official, 2) <= 2) found.push('misspelt');
  else if (nameOf(drawn) === nameOf(official) && nameOf(official).length >= 4) found.push('other-ending');
  if (rest.toLowerCase().includes(official) || decoded(rest).includes(official)) found.push('named-in-path');
  if (text.includes('@') && found.length === 0 && text.slice(0, text.lastIndexOf('@')).includes(official))
    found.push('userinfo');
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return '';
  }
}

/** The first label: `joint` of `joint.example.tw`. */
function nameOf(host: string): string {
  const [first = '', second = ''] = host.split('.');
  return first === 'www' ? second : first;
}
