import { equalBytes } from '../bytes/index.ts';
import { checkSignedCms, type PinnedIssuer, type RevocationLookup } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type ActFields, readAct, verifyAct } from '../statement/index.ts';
import { type Act, cardName } from './act.ts';
import type { ActFindingCode } from './finding-codes.ts';

/** What the card must have signed, as far as the entry and its event tell. */
export interface ActClaim {
  readonly act: Act;
  /** The name of the act in its statement. */
  readonly name: string;
  /** The log in its statement: of an act on a log's papers. */
  readonly log: string | undefined;
  readonly dataSha256: Uint8Array;
  /** When the act is said to have happened, ms: also then the statement was good, so that it cannot be dated back. */
  readonly happenedAt: number;
  /** The host of the acts log's origin; undefined where the checkpoint does not tell, which is a finding of its own. */
  readonly host: string | undefined;
}

/** Offline nobody can ask for revocation lists of that time; the server asked when the act came. */
const NOT_ASKED: RevocationLookup = { status: () => 'good' };

/** The log's clock is in whole seconds and never goes back, so that it may be behind or ahead of the card's time. */
const SLACK_MS = 60_000;

export type SignatureVerdict = { readonly fault: ActFindingCode } | { readonly nonce: string };

/** Whether a pinned authority's card of the officer signed exactly this act. Whatever the bytes are, the answer is a value. */
export function checkCardSignature(
  p: Primitives,
  issuers: readonly PinnedIssuer[],
  claim: ActClaim,
  cms: Uint8Array,
): SignatureVerdict {
  const { act } = claim;
  const signed = checkSignedCms(p, cms, { issuers, revocations: NOT_ASKED, at: act.at });
  if (!signed.ok) return { fault: 'signature-invalid' };
  if (act.officer !== cardName(p.sha256(signed.value.certificate.der))) return { fault: 'signature-other-officer' };
  const fields = statementOf(signed.value.content);
  if (fields === undefined || !fits(claim, fields)) return { fault: 'signature-other-act' };
  return { nonce: fields.nonce };
}

/** The fields of an act's statement that is spelt exactly as it must be. */
function statementOf(content: Uint8Array): ActFields | undefined {
  try {
    const verified = verifyAct(readAct(content), content);
    return verified.ok ? verified.value : undefined;
  } catch {
    return undefined;
  }
}

function fits({ act, name, log, dataSha256, host, happenedAt }: ActClaim, fields: ActFields): boolean {
  return (
    fields.act === name &&
    fields.office === act.office &&
    fields.caseNumber === act.case &&
    fields.log === log &&
    equalBytes(fields.dataSha256, dataSha256) &&
    (host === undefined || hostOf(fields.origin) === host) &&
    [act.at, happenedAt].every((at) => fields.issuedAt - SLACK_MS <= at && at <= fields.expiresAt + SLACK_MS)
  );
}

/** The host of a web origin that `assertOrigin` has accepted, without its port. */
function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '').replace(/:[0-9]+$/, '');
}
