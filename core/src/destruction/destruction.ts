import { toHex } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import {
  type AuthorityKey,
  type AuthoritySecret,
  type AuthoritySignature,
  type ClaimedLog,
  type ClaimForm,
  claimedLogFromFields,
  claimedLogToJson,
  encodeSignedClaim,
  parseSignedClaim,
  signClaim,
  verifyClaim,
} from '../trust/index.ts';

export const DESTRUCTION_FORMAT = 'lianshu/destruction/v1';

/**
 * `tag-key`: the duplicate key of a log, at its end (its tags link nobody any more). `records`: everything that could open or
 * link a record, on the days of regulation Art. 12(2), or when a pilot (試辦) is over.
 */
export const DESTRUCTION_KINDS = ['tag-key', 'records'] as const;
export type DestructionKind = (typeof DESTRUCTION_KINDS)[number];

/** What can be destroyed, in the order of a statement. */
export const DESTROYED_THINGS = [
  /** k_log. */
  'tag-key',
  'bodies',
  'envelopes',
  /** c of every slot. */
  'commitments',
  'tags',
  /** The lead's wrapped master, every version. */
  'wraps',
  /** seed_open, sealed to the registry, with the filing. */
  'release',
  /** seed_count, of a filing or of a pilot's end. */
  'count-seed',
  /** 不合格清冊. */
  'strike-list',
  /** The authority's own copy of the verdict; the published one stays. */
  'verdict-copy',
  /** What an officer was shown to look at. */
  'review-notes',
  'exchange-files',
  'authentication-codes',
  'sessions',
  /** Who counted in a roster, as the registry keeps it for the round after, electronic and paper. */
  'rolls',
] as const;
export type DestroyedThing = (typeof DESTROYED_THINGS)[number];

/** Things of which every slot of a log has one. */
export const SLOT_THINGS: readonly DestroyedThing[] = ['bodies', 'envelopes', 'commitments', 'tags'];

/** Whose office did it: 綜合規劃處, 法政處, 委員會議 of the commission; the household authority (戶政機關). */
export const DESTROYING_OFFICES = ['intake', 'legal', 'commission', 'household'] as const;
export type DestroyingOffice = (typeof DESTROYING_OFFICES)[number];

/** `rewritten`: the database's files were made anew without the rows. `freed`: their place was given free to be written over. */
export const STORE_STATES = ['rewritten', 'freed'] as const;
export type StoreState = (typeof STORE_STATES)[number];

/** `log` null: of the case, of no single log. Counts follow from public sizes or say how many papers there were: never from who signed. */
export interface DestroyedItem {
  readonly log: string | null;
  readonly what: DestroyedThing;
  readonly count: number;
}

/** 銷毀證明, before it is signed: what one authority destroyed of one case. */
export interface DestructionClaim {
  readonly case: string;
  readonly kind: DestructionKind;
  readonly authority: 'commission' | 'registry';
  readonly office: DestroyingOffice;
  readonly article: string;
  readonly logs: readonly ClaimedLog[];
  readonly destroyed: readonly DestroyedItem[];
  readonly store: StoreState;
  /** When the last of it was gone, ms. */
  readonly destroyedAt: number;
  /** SHA-256 of the case event that ordered it, as its entry in the acts log names it; null where no act did. */
  readonly act: Uint8Array | null;
}

export interface Destruction extends DestructionClaim {
  readonly signature: AuthoritySignature;
}

function claimToJson(claim: DestructionClaim): JsonObject {
  return {
    format: DESTRUCTION_FORMAT,
    case: claim.case,
    kind: claim.kind,
    authority: claim.authority,
    office: claim.office,
    article: claim.article,
    logs: claim.logs.map(claimedLogToJson),
    destroyed: claim.destroyed.map(({ log, what, count }) => ({ log, what, count })),
    store: claim.store,
    destroyedAt: claim.destroyedAt,
    act: claim.act === null ? null : { log: 'acts', event: toHex(claim.act) },
  };
}

function readItem(value: JsonValue, i: number): DestroyedItem {
  const fields = new Fields(value, `destruction.destroyed.${i}`);
  const item = {
    log: fields.isNull('log') ? null : fields.string('log', 64),
    what: fields.oneOf('what', DESTROYED_THINGS),
    count: fields.integer('count', 1),
  };
  fields.end();
  return item;
}

function readAct(fields: Fields): Uint8Array | null {
  if (fields.isNull('act')) return null;
  const act = fields.object('act');
  act.oneOf('log', ['acts']);
  const event = act.hash('event');
  act.end();
  return event;
}

function claimFromJson(value: JsonValue): DestructionClaim {
  const fields = new Fields(value, 'destruction');
  fields.oneOf('format', [DESTRUCTION_FORMAT]);
  const claim: DestructionClaim = {
    case: fields.string('case', 16),
    kind: fields.oneOf('kind', DESTRUCTION_KINDS),
    authority: fields.oneOf('authority', ['commission', 'registry']),
    office: fields.oneOf('office', DESTROYING_OFFICES),
    article: fields.string('article', 200),
    logs: fields.array('logs').map((log, i) => claimedLogFromFields(new Fields(log, `destruction.logs.${i}`))),
    destroyed: fields.array('destroyed').map(readItem),
    store: fields.oneOf('store', STORE_STATES),
    destroyedAt: fields.integer('destroyedAt'),
    act: readAct(fields),
  };
  fields.end();
  demandSense(claim);
  return claim;
}

function isBefore(a: DestroyedItem, b: DestroyedItem): boolean {
  const [x, y] = [a.log ?? '', b.log ?? ''];
  return x === y ? DESTROYED_THINGS.indexOf(a.what) < DESTROYED_THINGS.indexOf(b.what) : x < y;
}

/** One spelling of every statement: logs and items sorted, each once, and what every slot has counted for all slots of its log. */
function demandSense({ logs, destroyed }: DestructionClaim): void {
  logs.forEach(({ log }, i) => {
    const before = logs[i - 1];
    if (before !== undefined && before.log >= log) throw new ParseError('json.shape', `destruction.logs.${i}.log`);
  });
  const sizes = new Map(logs.map(({ log, size }) => [log, size]));
  destroyed.forEach((item, i) => {
    const before = destroyed[i - 1];
    const at = `destruction.destroyed.${i}`;
    if (before !== undefined && !isBefore(before, item)) throw new ParseError('json.shape', `${at}.what`);
    const size = item.log === null ? undefined : sizes.get(item.log);
    if (item.log !== null && size === undefined) throw new ParseError('json.shape', `${at}.log`);
    if (SLOT_THINGS.includes(item.what) && item.count !== (size ?? 0) - 1)
      throw new ParseError('json.shape', `${at}.count`);
  });
}

const FORM: ClaimForm<DestructionClaim> = {
  purpose: 'destruction',
  toJson: claimToJson,
  fromJson: claimFromJson,
  file: null,
};

/** Sorts, leaves out what there was none of, and signs. Throws ParseError for a claim that makes no sense. */
export function signDestruction(p: Primitives, secret: AuthoritySecret, given: DestructionClaim): Destruction {
  const claim: DestructionClaim = {
    ...given,
    logs: [...given.logs].sort((a, b) => (a.log < b.log ? -1 : 1)),
    destroyed: given.destroyed.filter(({ count }) => count > 0).sort((a, b) => (isBefore(a, b) ? -1 : 1)),
  };
  demandSense(claim);
  return { ...claim, signature: signClaim(p, secret, FORM, claim) };
}

/** Whether the authority that the statement names, by the keys of the trust file, signed it. */
export function verifyDestruction(
  p: Primitives,
  trust: { readonly commission: AuthorityKey; readonly registry: Pick<AuthorityKey, 'ed25519' | 'mldsa44'> },
  { signature, ...claim }: Destruction,
): boolean {
  return verifyClaim(p, trust[claim.authority], FORM, { claim, signature });
}

/** The file, canonical. */
export function encodeDestruction({ signature, ...claim }: Destruction): Uint8Array {
  return encodeSignedClaim(FORM, { claim, signature });
}

/** Throws ParseError. Verifies nothing. */
export function parseDestruction(bytes: Uint8Array): Destruction {
  const { claim, signature } = parseSignedClaim(FORM, bytes);
  return { ...claim, signature };
}
