import { concat, toBase64url, toHex } from '../bytes/index.ts';
import { ACTORS, type Actor, isCaseNumber } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonObject, type JsonValue, parseCanonical } from '../json/index.ts';
import { ACT_KINDS, type ActDetail, type ActKind, demandDetail, isCardName } from './act-kinds.ts';

export const ACT_FORMAT = 'lianshu/act/v1';

/** The log's own id, beside those of the signing logs; its origin is `<host>/log/acts`. */
export const ACTS_LOG = 'acts';

/** Entry kind of an act in every log (docs/specs/log.md). */
const ACT_ENTRY = 0x02;
export const SALT_BYTES = 16;

/** Who acted: an actor of the table, or the operator of the server, who acts outside every case. */
export const ACT_ACTORS = [...ACTORS, 'operator'] as const;
export type ActActor = Actor | 'operator';

/** An event of a case: its place there and the SHA-256 of its canonical JSON. */
export interface EventName {
  readonly seq: number;
  readonly sha256: Uint8Array;
}

interface ActFrame {
  /** ms, whole seconds: when it was entered; never earlier than the entry before. */
  readonly at: number;
  readonly actor: ActActor;
  /** The office of the commission that acted. */
  readonly office: string | null;
  /** The first 16 hex digits of the SHA-256 of the officer's signing certificate. */
  readonly officer: string | null;
  /** SHA-256 of the card's CMS over the act's statement. */
  readonly signature: Uint8Array | null;
  /** 16 random bytes: without them a public leaf hash would tell who guesses what the act says. */
  readonly salt: Uint8Array;
}

/** An entry of the acts log. */
export type Act =
  | (ActFrame & {
      readonly kind: 'case-event';
      readonly case: string;
      readonly event: EventName;
      readonly detail: null;
    })
  | (ActFrame & {
      readonly kind: ActKind;
      readonly case: string | null;
      readonly event: null;
      readonly detail: ActDetail;
    });

/** The short name of a card by the SHA-256 of its signing certificate. */
export function cardName(card: Uint8Array): string {
  return toHex(card.subarray(0, 8));
}

export function actToJson(act: Act): JsonObject {
  const { at, actor, office, officer, signature, salt, kind, event } = act;
  return {
    format: ACT_FORMAT,
    at,
    actor,
    office,
    officer,
    case: act.case,
    kind,
    event: event === null ? null : { seq: event.seq, sha256: toHex(event.sha256) },
    detail: act.detail as JsonValue,
    signature: signature === null ? null : toHex(signature),
    salt: toBase64url(salt),
  };
}

/** The entry as the log hashes it: 0x02 and the canonical JSON. */
export function encodeAct(act: Act): Uint8Array {
  return concat(Uint8Array.of(ACT_ENTRY), encodeCanonical(actToJson(act)));
}

function textOrNull(fields: Fields, key: string, fits: (text: string) => boolean): string | null {
  if (fields.isNull(key)) return null;
  const text = fields.string(key, 64);
  if (!fits(text)) throw new ParseError('json.shape', key);
  return text;
}

function readEvent(fields: Fields): EventName {
  const event = { seq: fields.integer('seq', 1), sha256: fields.hash('sha256') };
  fields.end();
  return event;
}

/** Throws ParseError unless `value` is exactly what `actToJson` writes. */
export function actFromJson(value: JsonValue): Act {
  const fields = new Fields(value, 'act');
  fields.oneOf('format', [ACT_FORMAT]);
  const frame = {
    at: fields.integer('at'),
    actor: fields.oneOf('actor', ACT_ACTORS),
    office: textOrNull(fields, 'office', (text) => /^[a-z]{1,20}$/.test(text)),
    officer: textOrNull(fields, 'officer', isCardName),
    signature: fields.isNull('signature') ? null : fields.hash('signature'),
    salt: fields.bytes('salt', SALT_BYTES),
  };
  if (frame.at % 1000 !== 0) throw new ParseError('json.shape', 'at');
  const caseNumber = textOrNull(fields, 'case', isCaseNumber);
  const kind = fields.oneOf('kind', ['case-event', ...ACT_KINDS]);
  let act: Act;
  if (kind === 'case-event') {
    if (caseNumber === null || !fields.isNull('detail')) throw new ParseError('json.shape', 'case-event');
    act = { ...frame, kind, case: caseNumber, event: readEvent(fields.object('event')), detail: null };
  } else {
    if (!fields.isNull('event')) throw new ParseError('json.shape', 'event');
    const detail = fields.json('detail');
    new Fields(detail, 'detail');
    demandDetail(kind, detail as JsonObject);
    act = { ...frame, kind, case: caseNumber, event: null, detail: detail as unknown as ActDetail };
  }
  fields.end();
  return act;
}

/** Reads an entry. Throws ParseError `entry.kind` and those of `actFromJson` and `parseCanonical`. */
export function parseAct(entry: Uint8Array): Act {
  if (entry[0] !== ACT_ENTRY) throw new ParseError('entry.kind');
  return actFromJson(parseCanonical(entry.subarray(1)));
}
