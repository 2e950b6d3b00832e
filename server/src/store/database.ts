import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type {
  DestructionTable,
  PilotCountTable,
  PilotFiguresTable,
  PilotReportTable,
  PilotUptimeTable,
} from './destruction-tables.ts';
import type { LeadWarningActTable, SiteJudgementTable, SiteReportTable } from './report-tables.ts';

/** Where an opened log stands: taking signatures, paused by the lead's hold, or frozen by her filing. */
export type LogPhase = 'open' | 'held' | 'filed';

/** One row per log: the ceremony's papers. Small, cold, and equal for every log whatever is signed in it. */
export interface LogTable {
  log: string;
  case_number: string;
  stage: 'proposal' | 'petition';
  round: number;
  /** Canonical manifest bytes, the content of leaf 0. */
  manifest: Uint8Array;
  lead_consent: Uint8Array;
  /** Canonical JSON of an AuthoritySignature, once given. */
  commission_signature: string | null;
  registry_signature: string | null;
  /** SHA-256 of the plaintext of the pending possession test. */
  possession_sha256: Uint8Array | null;
  possession_passed: boolean;
}

/** The lead's wrapped master (WrapFile): useless without her card and her unsealing code. */
export interface LeadWrapTable {
  log: string;
  version: number;
  file: Uint8Array;
}

/** The compare-and-swap row of a log. `phase` is in it so that no batch can commit into a held or filed log. */
export interface HeadTable {
  log: string;
  size: number;
  root: Uint8Array;
  checkpoint: string;
  phase: LogPhase;
  held_until: number | null;
}

/** Slots 1…N−1. No time, no flag, no nullable column: a decoy's row cannot differ from a real one's. */
export interface SlotTable {
  log: string;
  idx: number;
  body: Uint8Array;
  prog: Uint8Array;
  c: Uint8Array;
  tag: Uint8Array;
}

/** Hash tiles in the layout of C2SP tlog-tiles; a partial tile's row grows until it is 256 hashes wide. */
export interface TileTable {
  log: string;
  level: number;
  idx: number;
  width: number;
  data: Uint8Array;
}

/** Every checkpoint that was ever signed. The only times that the log keeps: of a batch, never of a slot. */
export interface CheckpointTable {
  log: string;
  size: number;
  signed_at: number;
  note: string;
}

export interface FilingTable {
  log: string;
  /** Canonical Filing JSON as the lead sent it, with the checkpoint it names; null once it has been destroyed. */
  filing: string | null;
  /** Canonical JSON of the commission's count check (清查), once made. */
  count_check: string | null;
  /** Canonical JSON of the registry's signed verdict note, once imported. */
  verdict: string | null;
  published: boolean;
}

/** Append-only: a trigger refuses UPDATE and DELETE. */
export interface CaseEventTable {
  case_number: string;
  seq: number;
  at: number;
  actor: string;
  event: string;
}

/** Letters as they went out; append-only: a trigger refuses UPDATE and DELETE. */
export interface LetterTable {
  case_number: string;
  n: number;
  text: string;
  /** Hexadecimal, of the text in UTF-8. */
  sha256: string;
}

/** Droppable: rebuilt from case_event at any time. */
export interface CaseViewTable {
  case_number: string;
  seq: number;
  state: string;
  view: string;
}

/** An authentication code (認證碼) as salt and hash only. */
export interface LeadCodeTable {
  case_number: string;
  seq: number;
  salt: Uint8Array;
  hash: Uint8Array;
  /** SHA-256 of the signing certificate of the card that first used it. */
  card: Uint8Array | null;
  /** SHA-256 of the public key of the only card that it admits; null until one is known. */
  card_key: Uint8Array | null;
}

/** Which card decrypted at the counter: the key of its signing certificate, by the SHA-256 (hex) of its encryption certificate. */
export interface TrialCardTable {
  case_number: string;
  certificate_sha256: string;
  card_key: Uint8Array;
}

/** No address, and of the browser no more than a word from a short list. */
export interface SessionTable {
  /** SHA-256 of the secret that the cookie begins with. */
  id_hash: Uint8Array;
  role: 'lead' | 'commission';
  name: string;
  case_number: string | null;
  /** SHA-256 of the card's signing certificate. */
  card: Uint8Array;
  /** The login nonce, so that a login statement is worth one session. */
  nonce: string;
  /** The session is over whatever happens. */
  expires_at: number;
  /** SHA-256 of the card's public key. */
  card_key: Uint8Array;
  /** What a revocation list is asked with, and the end of the certificate. */
  issuer_key_id: Uint8Array;
  serial: Uint8Array;
  not_after: number;
  /** `chrome/windows` and the like. */
  client: string;
  begun_at: number;
  /** To within five minutes. */
  used_at: number;
  /** Which value of the cookie was shown last, when it was first shown, and from when the next one is handed out. */
  turn: number;
  turned_at: number;
  turn_due: number;
  /** Why it ended before its time. */
  ended: EndedWhy | null;
}

/** Why a session ended. */
export type EndedWhy = 'logged-out' | 'ended-by-holder' | 'idle' | 'reused' | 'card' | 'withdrawn';

export interface OfficerTable {
  /** SHA-256 of the card's signing certificate. */
  card: Uint8Array;
  name: string;
  /** What the card is listed for, separated by spaces. */
  roles: string;
  /** SHA-256 of its public key, once it has logged in. */
  card_key: Uint8Array | null;
}

/** Nonces of acts that a card has signed, kept until they would have expired: a signature is worth one act. */
export interface ActNonceTable {
  nonce: string;
  expires_at: number;
}

/** 同一事項之登記. Append-only: a trigger refuses UPDATE and DELETE. */
export interface MatterActTable {
  seq: number;
  at: number;
  /** Canonical JSON of a MatterAct. */
  act: string;
}

/** The entries of the acts log, without their kind's byte. Append-only: a trigger refuses UPDATE and DELETE. */
export interface ActTable {
  idx: number;
  /** Canonical JSON of the act. */
  entry: string;
  /** The case event that it names. */
  case_number: string | null;
  seq: number | null;
}

/** The CMS by which a card signed the act of an entry. Append-only. */
export interface ActSignatureTable {
  idx: number;
  cms: Uint8Array;
}

/** What was there when the acts log began, as the canonical lines that its first entry names. Append-only. */
export interface ActBeforeTable {
  idx: number;
  line: string;
}

export interface Database {
  log: LogTable;
  lead_wrap: LeadWrapTable;
  head: HeadTable;
  slot: SlotTable;
  tile: TileTable;
  checkpoint: CheckpointTable;
  filing: FilingTable;
  case_event: CaseEventTable;
  case_view: CaseViewTable;
  act: ActTable;
  act_signature: ActSignatureTable;
  act_before: ActBeforeTable;
  lead_code: LeadCodeTable;
  trial_card: TrialCardTable;
  letter: LetterTable;
  session: SessionTable;
  officer: OfficerTable;
  act_nonce: ActNonceTable;
  matter_act: MatterActTable;
  destruction: DestructionTable;
  pilot_uptime: PilotUptimeTable;
  pilot_figures: PilotFiguresTable;
  pilot_count: PilotCountTable;
  pilot_report: PilotReportTable;
  site_report: SiteReportTable;
  site_judgement: SiteJudgementTable;
  lead_warning_act: LeadWarningActTable;
}

/** The database or an open transaction of it. */
export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
export type Row<T extends keyof Database> = Selectable<Database[T]>;
export type NewRow<T extends keyof Database> = Insertable<Database[T]>;
