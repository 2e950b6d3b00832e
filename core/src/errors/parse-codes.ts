/** Every code of a ParseError: the bytes do not follow the named format. Add yours here, one line, alphabetical. */
export const PARSE_CODES = [
  'base64.malformed',
  'bytes.length',
  'bytes.truncated',
  'date.malformed',
  'hex.malformed',
  'json.malformed',
  'json.not-canonical',
  'json.shape',
  'log-id.malformed',
  'origin.malformed',
  'statement.malformed',
  'text.fence',
  'text.forbidden-character',
  'text.not-nfc',
  'utf8.malformed',
] as const;

export type ParseCode = (typeof PARSE_CODES)[number];
