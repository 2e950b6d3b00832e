import { toBase64url } from '../bytes/index.ts';
import { encodeCanonical, Fields, type JsonValue, parseCanonical } from '../json/index.ts';
import { INNER_LENGTH } from './wrap.ts';

export const OPENED_WRAP_FORMAT = 'lianshu/opened-wrap/v1';

/**
 * What a card gave back of one wrap (已解包封檔): opened at a terminal through the card's PKCS #11 module, for a computer
 * whose card component cannot decrypt. `inner` is useless without the unsealing code; `seedCount` reads progress and opens
 * no record. Whoever uses it compares the derived keys with the manifest's, as with a card's own answer.
 */
export interface OpenedWrap {
  readonly log: string;
  /** SHA-256 of the wrap file that was opened, 32 bytes. */
  readonly wrapSha256: Uint8Array;
  readonly inner: Uint8Array;
  readonly seedCount: Uint8Array;
}

/** Throws ParseError. */
export function openedWrapFromJson(value: JsonValue): OpenedWrap {
  const fields = new Fields(value, 'openedWrap');
  fields.oneOf('format', [OPENED_WRAP_FORMAT]);
  const opened = {
    log: fields.string('log', 100),
    wrapSha256: fields.bytes('wrapSha256', 32),
    inner: fields.bytes('inner', INNER_LENGTH),
    seedCount: fields.bytes('seedCount', 32),
  };
  fields.end();
  return opened;
}

/** Canonical JSON. */
export function encodeOpenedWrap({ log, wrapSha256, inner, seedCount }: OpenedWrap): Uint8Array {
  return encodeCanonical({
    format: OPENED_WRAP_FORMAT,
    log,
    wrapSha256: toBase64url(wrapSha256),
    inner: toBase64url(inner),
    seedCount: toBase64url(seedCount),
  });
}

/** Throws ParseError. */
export function parseOpenedWrap(bytes: Uint8Array): OpenedWrap {
  return openedWrapFromJson(parseCanonical(bytes));
}
