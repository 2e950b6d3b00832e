import { isIPv6 } from 'node:net';

/**
 * What counts as one place for a limit: an IPv4 address, or the /64 of an IPv6 address, since every subscriber has a whole
 * one. Anything else is one place of its own.
 */
export function networkOf(given: string): string {
  // Some proxies write the port behind the address: a new port would be a new place.
  const address = given.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1');
  const mapped = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(address);
  if (mapped !== null) return mapped[1]!;
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length - (plain.includes('.') ? 1 : 0);
  const groups = [...before, ...new Array<string>(Math.max(zeros, 0)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
