import { toBase64url, toHex } from '../bytes/index.ts';
import type { Round } from '../case/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type AuthorityKey,
  type AuthoritySecret,
  type AuthoritySignature,
  type ClaimForm,
  encodeSignedClaim,
  parseSignedClaim,
  signClaim,
  verifyClaim,
} from '../trust/index.ts';
import type { VerdictTotals } from '../verdict/index.ts';

export const ANNOUNCEMENT_FORMAT = 'lianshu/announcement/v1';

/** 成案 or not: the threshold is reached by electronic and paper signatures together. */
export type Decision = 'reached' | 'not-reached';

export interface PaperFigures {
  readonly accepted: number;
  readonly struckOut: number;
}

/** The record of a log beside this one, as its own bundle proves it. */
export interface OtherRecord {
  readonly log: string;
  readonly manifestHash: Uint8Array;
  /** Final root of that log. */
  readonly root: Uint8Array;
  /** Root over its verdict entries. */
  readonly verdictRoot: Uint8Array;
  readonly accepted: number;
  readonly struckOut: number;
}

/**
 * The other round of the same stage: the supplement (補提) for the first round, the first for the supplement. The decision
 * rests on both; in the supplement only persons who had not counted before were accepted.
 */
export interface OtherRound {
  readonly round: Round;
  /** Null where nothing electronic was filed in it. */
  readonly record: OtherRecord | null;
  readonly paper: PaperFigures | null;
}

/** What the commission announces of one log (公告), before it is signed. */
export interface AnnouncementClaim {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** N, leaf 0 included. */
  readonly size: number;
  /** Root of the log at N. */
  readonly root: Uint8Array;
  /** Root over the N verdict entries. */
  readonly verdictRoot: Uint8Array;
  /** What the verdict log adds up to; entries that are no slots (the manifest, acts) are in `entries` alone. */
  readonly totals: VerdictTotals;
  /** Paper signatures, or null when there were none to check. */
  readonly paper: PaperFigures | null;
  /** Null where the stage had one round. */
  readonly otherRound: OtherRound | null;
  /** How many valid signatures the Act asks for at this stage. */
  readonly threshold: number;
  readonly decision: Decision;
  /** ms. */
  readonly announcedAt: number;
}

export interface Announcement extends AnnouncementClaim {
  readonly signature: AuthoritySignature;
}

function claimToJson(claim: AnnouncementClaim): JsonObject {
  return {
    format: ANNOUNCEMENT_FORMAT,
    log: claim.log,
    manifestSha256: toHex(claim.manifestHash),
    size: claim.size,
    root: toBase64url(claim.root),
    verdictRoot: toBase64url(claim.verdictRoot),
    totals: { ...claim.totals },
    paper: claim.paper === null ? null : { ...claim.paper },
    otherRound: claim.otherRound === null ? null : otherRoundToJson(claim.otherRound),
    threshold: claim.threshold,
    decision: claim.decision,
    announcedAt: claim.announcedAt,
  };
}

function otherRoundToJson({ round, record, paper }: OtherRound): JsonObject {
  return {
    round,
    record:
      record === null
        ? null
        : {
            log: record.log,
            manifestSha256: toHex(record.manifestHash),
            root: toBase64url(record.root),
            verdictRoot: toBase64url(record.verdictRoot),
            accepted: record.accepted,
            struckOut: record.struckOut,
          },
    paper: paper === null ? null : { ...paper },
  };
}

function readPaper(fields: Fields): PaperFigures | null {
  return fields.isNull('paper') ? null : fields.integers('paper', ['accepted', 'struckOut']);
}

function readOtherRecord(fields: Fields): OtherRecord {
  const record = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    root: fields.bytes('root', 32),
    verdictRoot: fields.bytes('verdictRoot', 32),
    accepted: fields.integer('accepted'),
    struckOut: fields.integer('struckOut'),
  };
  fields.end();
  return record;
}

function readOtherRound(fields: Fields): OtherRound {
  const other = {
    round: fields.integer('round', 1, 2) as Round,
    record: fields.isNull('record') ? null : readOtherRecord(fields.object('record')),
    paper: readPaper(fields),
  };
  fields.end();
  return other;
}

function claimFromJson(value: JsonValue): AnnouncementClaim {
  const fields = new Fields(value, 'announcement');
  fields.oneOf('format', [ANNOUNCEMENT_FORMAT]);
  const claim: AnnouncementClaim = {
    log: fields.string('log', 64),
    manifestHash: fields.hash('manifestSha256'),
    size: fields.integer('size', 1),
    root: fields.bytes('root', 32),
    verdictRoot: fields.bytes('verdictRoot', 32),
    totals: fields.integers('totals', ['entries', 'accepted', 'struckOut', 'decoys', 'malformed']),
    paper: readPaper(fields),
    otherRound: fields.isNull('otherRound') ? null : readOtherRound(fields.object('otherRound')),
    threshold: fields.integer('threshold', 1),
    decision: fields.oneOf('decision', ['reached', 'not-reached']),
    announcedAt: fields.integer('announcedAt'),
  };
  fields.end();
  return claim;
}

const FORM: ClaimForm<AnnouncementClaim> = {
  purpose: 'announcement',
  toJson: claimToJson,
  fromJson: claimFromJson,
  file: null,
};

export function signAnnouncement(p: Primitives, secret: AuthoritySecret, claim: AnnouncementClaim): Announcement {
  return { ...claim, signature: signClaim(p, secret, FORM, claim) };
}

/** Whether the commission of the trust file announced this. */
export function verifyAnnouncement(
  p: Primitives,
  commission: AuthorityKey,
  { signature, ...claim }: Announcement,
): boolean {
  return verifyClaim(p, commission, FORM, { claim, signature });
}

/** `announcement.json`. */
export function encodeAnnouncement({ signature, ...claim }: Announcement): Uint8Array {
  return encodeSignedClaim(FORM, { claim, signature });
}

/** Throws ParseError. Verifies nothing: V12 does. */
export function parseAnnouncement(bytes: Uint8Array): Announcement {
  const { claim, signature } = parseSignedClaim(FORM, bytes);
  return { ...claim, signature };
}

/** Valid signatures in all: electronic and paper, of both rounds (Act Art. 13(3); regulation Art. 9). */
export function validSignatures({
  totals,
  paper,
  otherRound,
}: Pick<AnnouncementClaim, 'totals' | 'paper' | 'otherRound'>): number {
  const other = (otherRound?.record?.accepted ?? 0) + (otherRound?.paper?.accepted ?? 0);
  return totals.accepted + (paper?.accepted ?? 0) + other;
}
