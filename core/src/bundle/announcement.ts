import { toBase64url, toHex } from '../bytes/index.ts';
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
  readonly paper: { readonly accepted: number; readonly struckOut: number } | null;
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
    threshold: claim.threshold,
    decision: claim.decision,
    announcedAt: claim.announcedAt,
  };
}

function readCounts<const K extends string>(fields: Fields, keys: readonly K[]): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, fields.integer(key)])) as Record<K, number>;
  fields.end();
  return counts;
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
    totals: readCounts(fields.object('totals'), ['entries', 'accepted', 'struckOut', 'decoys', 'malformed']),
    paper: fields.isNull('paper') ? null : readCounts(fields.object('paper'), ['accepted', 'struckOut']),
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

/** Valid signatures in all: electronic and paper (regulation Art. 9). */
export function validSignatures({ totals, paper }: Pick<AnnouncementClaim, 'totals' | 'paper'>): number {
  return totals.accepted + (paper?.accepted ?? 0);
}
