import { ParseError } from '../errors/index.ts';

const HOST = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const SECURE = new RegExp(`^https://${HOST}(?:\\.${HOST})*(?::[1-9][0-9]{0,4})?$`);
/** Loopback is a secure context without TLS, for the laptop demo. */
const LOOPBACK = new RegExp(`^http://(?:127\\.0\\.0\\.1|(?:${HOST}\\.)*localhost)(?::[1-9][0-9]{0,4})?$`);

/** Throws ParseError `origin.malformed` unless `text` is a web origin as browsers print it: no path, no upper case. */
export function assertOrigin(text: string): void {
  if (text.length > 255 || !(SECURE.test(text) || LOOPBACK.test(text))) throw new ParseError('origin.malformed');
}
