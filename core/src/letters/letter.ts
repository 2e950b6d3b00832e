import type { IsoDate } from '../calendar/index.ts';

/** 發文字號: `中選綜字` and the ten digits of year and running number. */
export interface DocumentNumber {
  readonly word: string;
  readonly number: string;
}

/** Why a paper is no act of state: the whole site is a demonstration, or the case is a trial (試辦). */
export type LetterMark = 'demo' | 'pilot';

/** What the registry of documents adds to every letter. */
export interface LetterHead {
  /** 發文日期. */
  readonly issuedOn: IsoDate;
  readonly documentNumber: DocumentNumber;
  /** Who signs, as printed: `主任委員　王○○`. */
  readonly signer: string;
  /** 聯絡方式: officer in charge and telephone. */
  readonly contact?: string;
  /** 副本, besides those that the act itself requires. */
  readonly copies?: readonly string[];
  /** Printed above everything: nothing of a demonstration or a pilot case looks like an act of state. */
  readonly marks?: readonly LetterMark[];
}

/** A paragraph with its own list below it: 一、 and （一）. */
export interface Point {
  readonly says: string;
  readonly items?: readonly string[];
}

/**
 * An official document before it is set: 函 to someone, 公告 to everyone, or a paper of its own name (`title`) that is
 * handed over or kept on file.
 */
export interface Letter {
  readonly form: 'letter' | 'announcement' | 'paper';
  readonly head: LetterHead;
  /** Of a paper only: what stands beside the sender. */
  readonly title?: string;
  /** 受文者; an announcement has none. */
  readonly to?: string;
  readonly attachments: readonly string[];
  /** 主旨: one sentence. */
  readonly subject: string;
  /** 依據, of an announcement only: a letter says it in its first point. */
  readonly basis?: string;
  /** 說明 of a letter, 公告事項 of an announcement. */
  readonly points: readonly Point[];
  /** Lines that are filled in by hand when the paper changes hands: `領取人簽名或蓋章：`. */
  readonly blanks?: readonly string[];
  /** 正本. */
  readonly originals: readonly string[];
  /** 副本. */
  readonly copies: readonly string[];
}
