/** A destruction: written down before it begins, `statement` (canonical JSON) once it is done. */
export interface DestructionTable {
  case_number: string;
  /** `registry`: the household authority's own statement, taken as it came. */
  kind: 'tag-key' | 'records' | 'registry';
  /** Of the one log; empty for the records of a case. */
  log: string;
  begun_at: number;
  /** Canonical JSON of the DestroyedItems that were there. */
  items: string;
  statement: string | null;
}

/** When the server ran while a pilot's log took signatures. Depends on nothing else. */
export interface PilotUptimeTable {
  log: string;
  first_beat: number;
  last_beat: number;
  up_ms: number;
  interruptions: number;
}

/** What the gate measured of a pilot, written down when its log has closed and not before. */
export interface PilotFiguresTable {
  log: string;
  /** Canonical JSON of PilotFigures. */
  figures: string;
}

/** The signed report of a pilot, as it is published. */
export interface PilotReportTable {
  case_number: string;
  /** Canonical JSON of a PilotReport. */
  report: string;
}

/** The count of a pilot that is over, by the progress key that its lead released. */
export interface PilotCountTable {
  log: string;
  seed_count: Uint8Array | null;
  /** Canonical JSON of a CountCheck. */
  counted: string;
}
