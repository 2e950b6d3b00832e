import { fromHex, toHex } from '../bytes/index.ts';
import { isCaseNumber, parseLogId, REGISTRY_ROLES, type RegistryRole, type RegistryTaskName } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { encodeCanonical, Fields, type JsonObject, parseCanonical } from '../json/index.ts';

export const REGISTRY_ACTS_FORMAT = 'lianshu/registry-acts/v1';

/** What is entered: who is listed, whenever the list is another, and every act but looking at the inbox. */
export const REGISTRY_ACT_KINDS = [
  'officers',
  'key-paper',
  'check-filing',
  'read-review',
  'registry-countersign',
  'registry-return',
  'registry-destroy',
] as const;
export type RegistryActKind = (typeof REGISTRY_ACT_KINDS)[number];

/** An act of an officer. */
export type RegistryDeed = Exclude<RegistryActKind, 'officers'> & RegistryTaskName;

/** A card on the list, by the first sixteen digits of its hash. */
export interface ListedCard {
  readonly card: string;
  readonly roles: readonly RegistryRole[];
}

interface Entered {
  /** From 0, one by one. */
  readonly n: number;
  /** ms. */
  readonly at: number;
  /** SHA-256 of the line before, without its LF; 32 zero bytes of the first. */
  readonly previous: Uint8Array;
}

/** The list of officers as the program read it. */
export interface OfficersEntry extends Entered {
  readonly kind: 'officers';
  readonly officers: readonly ListedCard[];
}

/** What an officer did. It holds no personal data: a card's short name, a log or case, hashes. */
export interface DeedEntry extends Entered {
  readonly kind: RegistryDeed;
  /** Short name of her card. */
  readonly officer: string;
  readonly role: RegistryRole;
  /** What a card signs of the act, or would: `log`, or `case`, and hashes. */
  readonly data: JsonObject;
  /** SHA-256 of the card's signature; null where none is needed. */
  readonly signature: Uint8Array | null;
}

/** One line of the registry's acts file (docs/specs/registry-acts.md). */
export type RegistryAct = OfficersEntry | DeedEntry;

const CARD = /^[0-9a-f]{16}$/;

/** Canonical JSON, without LF. */
export function encodeRegistryAct(act: RegistryAct): Uint8Array {
  const head = { format: REGISTRY_ACTS_FORMAT, n: act.n, at: act.at, previous: toHex(act.previous), kind: act.kind };
  if (act.kind === 'officers')
    return encodeCanonical({ ...head, officers: act.officers.map(({ card, roles }) => ({ card, roles: [...roles] })) });
  const { officer, role, data, signature } = act;
  return encodeCanonical({ ...head, officer, role, data, signature: signature === null ? null : toHex(signature) });
}

/** Reads a line without its LF. Throws ParseError for anything that `encodeRegistryAct` does not write. */
export function parseRegistryAct(bytes: Uint8Array): RegistryAct {
  const fields = new Fields(parseCanonical(bytes), 'line');
  fields.oneOf('format', [REGISTRY_ACTS_FORMAT]);
  const entered = { n: fields.integer('n'), at: fields.integer('at'), previous: fields.hash('previous') };
  const kind = fields.oneOf('kind', REGISTRY_ACT_KINDS);
  const act: RegistryAct =
    kind === 'officers'
      ? { ...entered, kind, officers: fields.array('officers').map((_, i, all) => readListed(new Fields(all[i]))) }
      : {
          ...entered,
          kind,
          officer: cardIn(fields, 'officer'),
          role: fields.oneOf('role', REGISTRY_ROLES),
          data: readData(kind, fields.object('data')),
          signature: fields.isNull('signature') ? null : fields.hash('signature'),
        };
  fields.end();
  return act;
}

function cardIn(fields: Fields, key: string): string {
  const card = fields.string(key, 16);
  if (!CARD.test(card)) throw new ParseError('json.shape', key);
  return card;
}

function readListed(fields: Fields): ListedCard {
  const listed = {
    card: cardIn(fields, 'card'),
    roles: fields.array('roles').map((role) => {
      const known = REGISTRY_ROLES.find((name) => name === role);
      if (known === undefined) throw new ParseError('json.shape', 'roles');
      return known;
    }),
  };
  fields.end();
  return listed;
}

/** What a return hands over. */
export const RETURNED_FILES = ['verdict.bin', 'verdict.json', 'statistics.json', 'struck-out.json'] as const;

function readData(kind: RegistryDeed, fields: Fields): JsonObject {
  const hashIn = (at: Fields, key: string) => toHex(at.hash(key));
  const data = ((): JsonObject => {
    if (kind === 'registry-destroy') {
      const number = fields.string('case', 20);
      if (!isCaseNumber(number)) throw new ParseError('json.shape', 'case');
      return { case: number, orderSha256: hashIn(fields, 'orderSha256') };
    }
    const log = fields.string('log', 64);
    parseLogId(log);
    if (kind === 'registry-countersign') return { log, manifestSha256: hashIn(fields, 'manifestSha256') };
    if (kind !== 'registry-return') return { log };
    const files = fields.object('files');
    const hashes = Object.fromEntries(RETURNED_FILES.map((name) => [name, hashIn(files, name)]));
    files.end();
    return { log, files: hashes };
  })();
  fields.end();
  return data;
}

/** The case, and the log where there is one, that a deed is about. */
export function placeOf({ kind, data }: Pick<DeedEntry, 'kind' | 'data'>): {
  readonly caseNumber: string;
  readonly log?: string;
} {
  if (kind === 'registry-destroy') return { caseNumber: data.case as string };
  const log = data.log as string;
  return { caseNumber: parseLogId(log).caseNumber, log };
}

/** Before the first line. */
export const NO_LINE: Uint8Array = fromHex('00'.repeat(32));
