/** Every code of a ParseError: the bytes do not follow the named format. Add yours here, one line, alphabetical. */
export const PARSE_CODES = [
  'base64.malformed',
  'bytes.length',
  'bytes.truncated',
  'checkpoint.malformed',
  'date.malformed',
  'hex.malformed',
  'json.malformed',
  'json.not-canonical',
  'json.shape',
  'log-id.malformed',
  'note.malformed',
  'origin.malformed',
  'statement.malformed',
  'text.fence',
  'text.forbidden-character',
  'text.not-nfc',
  'tile.length',
  'tile.missing',
  'tile.path',
  'tlog-proof.malformed',
  'utf8.malformed',
  'vkey.malformed',
] as const;

export type ParseCode = (typeof PARSE_CODES)[number];
