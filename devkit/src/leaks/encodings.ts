/** A spelling under which a secret value could lie in a file. */
export interface Spelling {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The part of a base64 text that `value` alone determines when it starts `offset` bytes into a 3-byte group. */
function base64Core(value: Uint8Array, offset: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(offset), value])
    .toString(encoding)
    .replace(/=+$/, '');
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor(((offset + value.length) * 8) / 6);
  return text.slice(from, to);
}

function ofBytes(name: string, value: Uint8Array): Spelling[] {
  const hex = Buffer.from(value).toString('hex');
  const spellings: Spelling[] = [
    { name: `${name} raw`, bytes: value },
    { name: `${name} hex`, bytes: Buffer.from(hex) },
    { name: `${name} HEX`, bytes: Buffer.from(hex.toUpperCase()) },
  ];
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const offset of [0, 1, 2]) {
      spellings.push({
        name: `${name} ${encoding}+${offset}`,
        bytes: Buffer.from(base64Core(value, offset, encoding)),
      });
    }
  }
  return spellings;
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

function distinct(spellings: readonly Spelling[]): Spelling[] {
  const seen = new Map<string, Spelling>();
  for (const spelling of spellings) {
    const key = Buffer.from(spelling.bytes).toString('latin1');
    if (!seen.has(key)) seen.set(key, spelling);
  }
  return [...seen.values()];
}

/**
 * Every spelling of a text that a leak could take: UTF-8 and UTF-16 both ways, each raw, in hexadecimal of both cases and in
 * base64 and base64url at all three offsets, and URL-encoded. (The DER of a UTF8String or PrintableString holds the raw UTF-8.)
 */
export function spellingsOfText(text: string): Spelling[] {
  const url = encodeURIComponent(text);
  return distinct([
    ...ofBytes('utf-8', Buffer.from(text, 'utf8')),
    ...ofBytes('utf-16le', Buffer.from(text, 'utf16le')),
    ...ofBytes('utf-16be', utf16be(text)),
    { name: 'url', bytes: Buffer.from(url) },
    { name: 'url lower', bytes: Buffer.from(url.toLowerCase()) },
    {
      name: 'json \\u',
      bytes: Buffer.from([...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
    },
  ]);
}

/** Every spelling of binary data, a piece of a certificate for example. */
export function spellingsOfBytes(value: Uint8Array): Spelling[] {
  return distinct(ofBytes('der', value));
}
