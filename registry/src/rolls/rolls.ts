import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fromBase64url, toBase64url, utf8 } from '@lianshu/core/bytes';
import { type IsoDate, isIsoDate } from '@lianshu/core/calendar';
import { parseLogId } from '@lianshu/core/case';
import { label } from '@lianshu/core/crypto';
import { ParseError } from '@lianshu/core/errors';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
import { hkdf, type Primitives } from '@lianshu/core/primitives';
import { isRemnantOf, writeFileAtomically } from '@lianshu/platform';

export const ROLL_FORMAT = 'lianshu/roll/v1';

/** Who counted in one filed roster, electronic and paper. Answers about a number that is brought; tells none. */
export interface Roll {
  readonly log: string;
  /** The day the roster was filed. */
  readonly filedOn: IsoDate;
  readonly size: number;
  has(idNumber: string): boolean;
}

/**
 * The rolls that the registry keeps beside its verdicts, for as long as someone who counted once must not count again, or a
 * barred proposer must be known: keyed digests instead of ID numbers, under a key of the case that follows from the
 * registry's secret and is in no file. Whoever gets the folder alone learns how many counted, and nobody's number.
 */
export interface Rolls {
  /** Keeps a roster's persons; those already kept of it stay. */
  keep(log: string, filedOn: IsoDate, idNumbers: Iterable<string>): Promise<void>;
  /** Undefined when there is none, or it has been destroyed. */
  find(log: string): Promise<Roll | undefined>;
  /** Logs of which a roll is kept. */
  list(): Promise<readonly string[]>;
  /** For good, with what a power cut left half written. Doing it twice is harmless. */
  destroy(log: string): Promise<void>;
}

interface StoredRoll {
  readonly filedOn: IsoDate;
  readonly digests: ReadonlySet<string>;
}

export interface RollsOptions {
  readonly primitives: Primitives;
  /** The registry's own folder. */
  readonly stateDir: string;
  /** A secret of the registry that never lies in `stateDir`. */
  readonly secret: Uint8Array;
}

const DIGEST_BYTES = 32;

export function openRolls({ primitives: p, stateDir, secret }: RollsOptions): Rolls {
  const pathOf = (log: string) => {
    parseLogId(log);
    return join(stateDir, `roll-${log}.json`);
  };
  /** One key for both rounds and stages of a case; another case's digests of the same person have nothing in common with them. */
  const digester = (log: string) => {
    const key = hkdf(p, secret, utf8(parseLogId(log).caseNumber), label('roll'), 32);
    return (idNumber: string) => toBase64url(p.hmacSha256(key, utf8(idNumber)));
  };

  async function read(log: string): Promise<StoredRoll | undefined> {
    try {
      return parseRoll(log, new Uint8Array(await readFile(pathOf(log))));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  return {
    async keep(log, filedOn, idNumbers) {
      const digestOf = digester(log);
      const before = await read(log);
      const digests = new Set([...(before?.digests ?? []), ...[...idNumbers].map(digestOf)]);
      await mkdir(stateDir, { recursive: true, mode: 0o700 });
      await writeFileAtomically(pathOf(log), encodeRoll(log, { filedOn: before?.filedOn ?? filedOn, digests }));
    },
    async find(log) {
      const stored = await read(log);
      if (stored === undefined) return undefined;
      const digestOf = digester(log);
      const { filedOn, digests } = stored;
      return { log, filedOn, size: digests.size, has: (idNumber) => digests.has(digestOf(idNumber)) };
    },
    async list() {
      const names = await readdir(stateDir).catch(() => []);
      return names.flatMap((name) => /^roll-(.+)\.json$/.exec(name)?.[1] ?? []).sort();
    },
    async destroy(log) {
      const path = pathOf(log);
      await rm(path, { force: true });
      const names: readonly string[] = await readdir(stateDir).catch(() => []);
      for (const name of names.filter((found) => isRemnantOf(found, basename(path))))
        await rm(join(stateDir, name), { force: true });
    },
  };
}

/** Sorted, so that the file does not tell in which order people signed. */
function encodeRoll(log: string, { filedOn, digests }: StoredRoll): Uint8Array {
  return encodeCanonical({ format: ROLL_FORMAT, log, filedOn, persons: [...digests].sort() });
}

function parseRoll(log: string, bytes: Uint8Array): StoredRoll {
  const fields = new Fields(parseCanonical(bytes), 'roll');
  fields.oneOf('format', [ROLL_FORMAT]);
  if (fields.string('log', 64) !== log) throw new ParseError('json.shape', 'roll.log');
  const filedOn = fields.string('filedOn', 10);
  if (!isIsoDate(filedOn)) throw new ParseError('json.shape', 'roll.filedOn');
  const persons = fields.array('persons').map((person) => {
    if (typeof person !== 'string' || fromBase64url(person).length !== DIGEST_BYTES)
      throw new ParseError('json.shape', 'roll.persons');
    return person;
  });
  fields.end();
  return { filedOn, digests: new Set(persons) };
}
