import { toBase64url } from '../bytes/index.ts';
import { isCaseNumber, parseLogId } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonObject, type JsonValue, parseCanonical } from '../json/index.ts';
import { type Act, actFromJson, actToJson } from './act.ts';
import { isCardName } from './act-kinds.ts';

export const ACTS_EXPORT_FORMAT = 'lianshu/acts-export/v1';

/** What stood in the database when the log began: an event that was stored, a head that was signed, an officer's card. */
export type Before =
  | { readonly case: string; readonly seq: number; readonly event: JsonObject }
  | { readonly log: string; readonly size: number; readonly root: string }
  | { readonly officer: string };

/**
 * One line of an export: the checkpoint first, then what was there before, then every entry with the event it names, and
 * the paper and the CMS whose hashes it has.
 */
export type ExportLine =
  | { readonly line: 'head'; readonly checkpoint: string }
  | { readonly line: 'before'; readonly before: Before }
  | {
      readonly line: 'act';
      readonly act: Act;
      readonly event: JsonObject | null;
      /** The paper whose hash an act on the register of barred matters has. */
      readonly paper: JsonObject | null;
      readonly cms: Uint8Array | null;
    };

/** Canonical JSON of `before`: what the Merkle root in entry 0 is over. */
export function encodeBefore(before: Before): Uint8Array {
  return encodeCanonical(before as unknown as JsonValue);
}

/** The line without its LF. */
export function encodeExportLine(line: ExportLine): Uint8Array {
  switch (line.line) {
    case 'head':
      return encodeCanonical({ format: ACTS_EXPORT_FORMAT, checkpoint: line.checkpoint });
    case 'before':
      return encodeCanonical({ before: line.before as unknown as JsonValue });
    case 'act': {
      const { act, event, paper, cms } = line;
      return encodeCanonical({ act: actToJson(act), event, paper, cms: cms === null ? null : toBase64url(cms) });
    }
  }
}

function objectOf(value: JsonValue, at: string): JsonObject {
  new Fields(value, at);
  return value as JsonObject;
}

function demand(fits: boolean, at: string): void {
  if (!fits) throw new ParseError('json.shape', at);
}

function beforeFromJson(value: JsonValue): Before {
  const fields = new Fields(value, 'before');
  let before: Before;
  if (fields.has('officer')) {
    before = { officer: fields.string('officer', 16) };
    demand(isCardName(before.officer), 'officer');
  } else if (fields.has('log')) {
    before = { log: fields.string('log', 40), size: fields.integer('size', 1), root: fields.string('root', 64) };
    parseLogId(before.log);
    demand(/^[0-9a-f]{64}$/.test(before.root), 'root');
  } else {
    const event = objectOf(fields.json('event'), 'event');
    before = { case: fields.string('case', 20), seq: fields.integer('seq', 1), event };
    demand(isCaseNumber(before.case), 'case');
  }
  fields.end();
  return before;
}

/** Reads one line without its LF. Throws ParseError for anything that `encodeExportLine` does not write. */
export function parseExportLine(bytes: Uint8Array): ExportLine {
  const fields = new Fields(parseCanonical(bytes), 'line');
  let line: ExportLine;
  if (fields.has('format')) {
    fields.oneOf('format', [ACTS_EXPORT_FORMAT]);
    line = { line: 'head', checkpoint: fields.string('checkpoint', 200_000) };
  } else if (fields.has('before')) {
    line = { line: 'before', before: beforeFromJson(fields.json('before')) };
  } else {
    const act = actFromJson(fields.json('act'));
    const event = fields.isNull('event') ? null : objectOf(fields.json('event'), 'event');
    const paper = fields.isNull('paper') ? null : objectOf(fields.json('paper'), 'paper');
    line = { line: 'act', act, event, paper, cms: fields.isNull('cms') ? null : fields.bytes('cms') };
  }
  fields.end();
  return line;
}
