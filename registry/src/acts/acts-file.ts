import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardName } from '@lianshu/core/acts';
import { equalBytes, toHex } from '@lianshu/core/bytes';
import type { RegistryRole } from '@lianshu/core/case';
import { canonicalText, type JsonObject } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';
import {
  encodeRegistryAct,
  type ListedCard,
  NO_LINE,
  type OfficersEntry,
  parseRegistryAct,
  type RegistryAct,
  type RegistryDeed,
} from '@lianshu/core/registry-acts';
import { writeFileAtomically } from '@lianshu/platform';
import type { RegistryOfficer } from '../officers/officers-file.ts';

/** An act that is about to be done. */
export interface NewDeed {
  readonly kind: RegistryDeed;
  /** SHA-256 of the card's certificate. */
  readonly card: Uint8Array;
  readonly role: RegistryRole;
  readonly data: JsonObject;
  readonly cms: Uint8Array | null;
}

/**
 * The registry's acts, one line each, every line naming the hash of the one before (docs/specs/registry-acts.md). Lines are
 * only ever added, and are on the disk when `enter` resolves, before the act is done.
 */
export interface RegistryActsFile {
  /** Enters the list of officers where it is another than the last one entered, then the act. */
  enter(officers: readonly RegistryOfficer[], deed: NewDeed): Promise<void>;
}

export interface ActsFileOptions {
  readonly primitives: Primitives;
  /** The registry's own folder. */
  readonly stateDir: string;
  readonly clock: () => number;
}

export const ACTS_FILE = 'acts.jsonl';
/** Beside it: the card signatures, named by their SHA-256. They hold the officers' certificates. */
export const SIGNATURES_FOLDER = 'act-signatures';

type OpenEntry = RegistryAct extends infer A
  ? A extends RegistryAct
    ? Omit<A, 'n' | 'at' | 'previous'>
    : never
  : never;

interface End {
  readonly n: number;
  readonly at: number;
  readonly previous: Uint8Array;
  readonly officers: OfficersEntry['officers'] | undefined;
  /** Bytes of whole lines. */
  readonly size: number;
}

const START: End = { n: 0, at: 0, previous: NO_LINE, officers: undefined, size: 0 };

export function openActsFile({ primitives: p, stateDir, clock }: ActsFileOptions): RegistryActsFile {
  const path = join(stateDir, ACTS_FILE);
  let last: Promise<unknown> = Promise.resolve();
  /** The end that this program has written. */
  let written = START;

  async function append(file: FileHandle, end: End, entry: OpenEntry): Promise<End> {
    // Clocks are set back; lines do not go back.
    const at = Math.max(clock(), end.at);
    const line = encodeRegistryAct({ ...entry, n: end.n, at, previous: end.previous } as RegistryAct);
    const bytes = new Uint8Array(line.length + 1);
    bytes.set(line);
    bytes[line.length] = 0x0a;
    await file.write(bytes, 0, bytes.length, end.size);
    await file.sync();
    const officers = entry.kind === 'officers' ? entry.officers : end.officers;
    return { n: end.n + 1, at, previous: p.sha256(line), officers, size: end.size + bytes.length };
  }

  async function enter(officers: readonly RegistryOfficer[], { kind, card, role, data, cms }: NewDeed): Promise<void> {
    await mkdir(join(stateDir, SIGNATURES_FOLDER), { recursive: true, mode: 0o700 });
    const signature = cms === null ? null : p.sha256(cms);
    if (cms !== null) await writeFileAtomically(join(stateDir, SIGNATURES_FOLDER, `${toHex(p.sha256(cms))}.p7s`), cms);
    let end = await readEnd(p, path);
    const isCut = end.n < written.n || (end.n === written.n && !equalBytes(end.previous, written.previous));
    if (isCut) throw new Error('the acts file is broken');
    const file = await open(path, end.size === 0 ? 'w' : 'r+', 0o600);
    try {
      // Of a line that a power cut left half written nothing was done: the act comes after its line.
      await file.truncate(end.size);
      const listed = listedOf(officers);
      if (canonicalText(toJson(listed)) !== canonicalText(toJson(end.officers ?? [])))
        end = await append(file, end, { kind: 'officers', officers: listed });
      written = end;
      written = await append(file, end, { kind, officer: cardName(card), role, data, signature });
    } finally {
      await file.close();
    }
  }

  return {
    enter(officers, deed) {
      const turn = last.then(() => enter(officers, deed));
      last = turn.catch(() => {});
      return turn;
    },
  };
}

function listedOf(officers: readonly RegistryOfficer[]): readonly ListedCard[] {
  return officers
    .map(({ card, roles }) => ({ card: cardName(card), roles }))
    .sort((a, b) => (a.card < b.card ? -1 : 1));
}

function toJson(listed: readonly ListedCard[]) {
  return listed.map(({ card, roles }) => ({ card, roles: [...roles] }));
}

/** The end of the file. Throws unless every whole line continues the one before: on a broken chain nothing may be built. */
async function readEnd(p: Primitives, path: string): Promise<End> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return START;
    throw error;
  }
  let end = START;
  for (let stop = bytes.indexOf(0x0a); stop >= 0; stop = bytes.indexOf(0x0a, end.size)) {
    const line = bytes.subarray(end.size, stop);
    const act = parseRegistryAct(line);
    if (act.n !== end.n || !equalBytes(act.previous, end.previous)) throw new Error('the acts file is broken');
    const officers = act.kind === 'officers' ? act.officers : end.officers;
    end = { n: act.n + 1, at: act.at, previous: p.sha256(line), officers, size: stop + 1 };
  }
  return end;
}
