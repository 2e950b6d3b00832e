/** Every code of a ParseError: the bytes do not follow the named format. Add yours here, one line, alphabetical. */
export const PARSE_CODES = [
  'base64.malformed',
  'bytes.length',
  'bytes.truncated',
  'hex.malformed',
  'json.malformed',
  'json.not-canonical',
  'json.shape',
  'utf8.malformed',
] as const;

export type ParseCode = (typeof PARSE_CODES)[number];
