import { cardName } from '../acts/index.ts';
import { equalBytes, toHex } from '../bytes/index.ts';
import { mayAtRegistry, type RegistryRole, registryTaskOf } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical } from '../json/index.ts';
import { checkSignedCms, type PinnedIssuer, type RevocationLookup } from '../pki/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { isSignedAct, readAct, verifyAct } from '../statement/index.ts';
import { type DeedEntry, NO_LINE, parseRegistryAct, placeOf, type RegistryAct } from './registry-act.ts';

/** Every finding about an acts file of the household authority. */
export const REGISTRY_ACT_FINDINGS = {
  'line-malformed': 'the line is none of such a file',
  'chain-broken': 'the line does not continue the one before it',
  'time-backwards': 'the line is earlier than the one before it',
  'officer-not-listed': 'the card was not listed for the role in which it acted',
  'role-wrong': 'the act is not one of this role',
  'signature-missing': 'the act needs a card signature and has none',
  'signature-absent': 'the card signature that the line names is not among the files',
  'signature-invalid': 'the card signature or its certificate does not hold',
  'signature-other-officer': 'another card signed than the line names',
  'signature-other-act': 'what the card signed is not this act at this time',
  'signature-repeated': 'the same card signature stands for two acts',
  'kept-head-absent': 'the line whose hash was kept is not in the file: it was cut or written anew',
} as const;

export type RegistryActFinding = keyof typeof REGISTRY_ACT_FINDINGS;

export interface RegistryActsReport {
  readonly lines: number;
  readonly signatures: number;
  /** SHA-256 of the last line, to be kept: a later file must have this line. */
  readonly head: string;
  /** Line from 1; 0 is the file. It holds when there is none. */
  readonly findings: readonly { readonly line: number; readonly code: RegistryActFinding }[];
}

export interface RegistryActsOptions {
  readonly issuers: readonly PinnedIssuer[];
  /** The card signature of this SHA-256 (hex), undefined when it is not there. What it gives may be anything. */
  readonly signature: (sha256: string) => Uint8Array | undefined;
  /** Hashes of last lines that were kept from earlier, hex. */
  readonly kept?: readonly string[];
}

/** Offline nobody can ask for revocation lists of that time; the program asked when the act came. */
const NOT_ASKED: RevocationLookup = { status: () => 'good' };
/** The clock that stamps lines is the one that stamps nonces. */
const SLACK_MS = 60_000;

/**
 * What an acts file of the household authority proves: lines (without LF; undefined for one that cannot be one) that
 * continue each other, acts by cards that the file itself says were listed, dangerous ones with the signature of that card
 * over exactly this act. Whatever the bytes are, the answer is a report.
 */
export function verifyRegistryActs(
  p: Primitives,
  options: RegistryActsOptions,
  lines: Iterable<Uint8Array | undefined>,
): RegistryActsReport {
  const findings: { readonly line: number; readonly code: RegistryActFinding }[] = [];
  const kept = new Set(options.kept ?? []);
  const nonces = new Set<string>();
  let listed = new Map<string, readonly RegistryRole[]>();
  let previous = NO_LINE;
  let [count, signatures, lastAt] = [0, 0, 0];
  for (const bytes of lines) {
    count += 1;
    const add = (code: RegistryActFinding): void => void findings.push({ line: count, code });
    const act = bytes === undefined ? undefined : readLine(bytes);
    if (bytes === undefined || act === undefined) {
      add('line-malformed');
      if (bytes !== undefined) previous = p.sha256(bytes);
      continue;
    }
    if (act.n !== count - 1 || !equalBytes(act.previous, previous)) add('chain-broken');
    if (act.at < lastAt) add('time-backwards');
    lastAt = Math.max(lastAt, act.at);
    previous = p.sha256(bytes);
    kept.delete(toHex(previous));
    if (act.kind === 'officers') {
      listed = new Map(act.officers.map(({ card, roles }) => [card, roles]));
      continue;
    }
    if (listed.get(act.officer)?.includes(act.role) !== true) add('officer-not-listed');
    if (!mayAtRegistry(act.kind, [act.role])) add('role-wrong');
    const judged = judgeSignature(p, options, act);
    if (judged === undefined) continue;
    if (typeof judged === 'string') add(judged);
    else if (nonces.has(judged.nonce)) add('signature-repeated');
    else {
      nonces.add(judged.nonce);
      signatures += 1;
    }
  }
  for (const _ of kept) findings.push({ line: 0, code: 'kept-head-absent' });
  return { lines: count, signatures, head: toHex(previous), findings };
}

function readLine(bytes: Uint8Array): RegistryAct | undefined {
  try {
    return parseRegistryAct(bytes);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** Undefined where none is needed and none named. */
function judgeSignature(
  p: Primitives,
  { issuers, signature }: RegistryActsOptions,
  act: DeedEntry,
): RegistryActFinding | { readonly nonce: string } | undefined {
  if (act.signature === null) return registryTaskOf(act.kind).needsCard === true ? 'signature-missing' : undefined;
  const cms = signature(toHex(act.signature));
  if (cms === undefined || !equalBytes(p.sha256(cms), act.signature)) return 'signature-absent';
  const signed = checkSignedCms(p, cms, { issuers, revocations: NOT_ASKED, at: act.at });
  if (!signed.ok) return 'signature-invalid';
  if (cardName(p.sha256(signed.value.certificate.der)) !== act.officer) return 'signature-other-officer';
  if (!isSignedAct(act.kind)) return 'signature-other-act';
  const origin = originIn(signed.value.content);
  if (origin === undefined) return 'signature-other-act';
  const dataSha256 = p.sha256(encodeCanonical(act.data));
  // Only the head's acts are signed, and their statement names her office.
  const context = { ...placeOf(act), office: 'registry-head', act: act.kind, dataSha256, origin } as const;
  const statement = verifyAct(context, signed.value.content);
  if (!statement.ok || act.role !== 'head') return 'signature-other-act';
  const { issuedAt, expiresAt, nonce } = statement.value;
  const isThen = issuedAt - SLACK_MS <= act.at && act.at <= expiresAt + SLACK_MS;
  return isThen ? { nonce } : 'signature-other-act';
}

/** The site that a statement names: which host the program had is not in the file. */
function originIn(content: Uint8Array): string | undefined {
  try {
    return readAct(content).origin;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
