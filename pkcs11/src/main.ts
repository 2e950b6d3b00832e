import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { env, stdin } from 'node:process';
import { equalBytes, toHex } from '@lianshu/core/bytes';
import {
  checkCountKey,
  checkLogKeys,
  encodeOpenedWrap,
  openMaster,
  parseUnsealingCode,
  parseWrap,
} from '@lianshu/core/crypto';
import { type Manifest, manifestHash, parseManifestDraft, parseSignedManifest } from '@lianshu/core/manifest';
import { nodePrimitives as p } from '@lianshu/platform';
import { type Asked, readCommandLine } from './arguments.ts';
import { type Asker, askerOn } from './ask.ts';
import { type OpenedByToken, openWrap } from './open-wrap.ts';
import { CK, loadPkcs11js, moduleCode, type Pkcs11 } from './pkcs11-module.ts';
import { listTokens, openToken, quietly, type TokenInSlot } from './token.ts';
import { type NotOpened, type NotRun, UNWRAP_WORDS, type UnwrapWords } from './words.ts';

export interface UnwrapIo {
  out(text: string): void;
  err(text: string): void;
  /** Default: the process's own standard input. */
  readonly asker?: Asker;
  /** Default: the package `pkcs11js`. */
  readonly loader?: () => (new () => Pkcs11) | undefined;
}

const OPENED = 0;
const NOT_OPENED = 1;
const NOT_RUN = 2;
const NO_RUN: ReadonlySet<string> = new Set<NotRun>([
  'usage-wrong',
  'not-installed',
  'module',
  'wrap-unreadable',
  'manifest-unreadable',
  'manifest-other',
  'no-token',
  'which-token',
  'out-exists',
  'out-unwritable',
  'no-answer',
]);

/** Why it ended before its end; `more` is added to the sentence. */
class Stopped extends Error {
  readonly why: NotRun | NotOpened;
  readonly more: string;

  constructor(why: NotRun | NotOpened, more = '') {
    super(why);
    this.why = why;
    this.more = more;
  }
}

/** What was found out, for a person and for a notary's record: no secret is in it. */
export interface Opening {
  readonly log: string;
  readonly wrapSha256: string;
  readonly manifestSha256: string | null;
  readonly token: string;
  readonly isOwnCertificate: boolean;
  readonly form: Asked['form'];
  /** What was compared with the manifest. */
  readonly compared: 'nothing' | 'count-key' | 'all-keys';
  readonly kept: string | null;
}

/**
 * `lianshu unwrap`: opens the wrap of a log through a card's PKCS #11 module, for a lead or a notary at a terminal. Resolves to
 * the exit code: 0 opened, 1 not opened, 2 could not run. PIN and code are asked for, never taken from arguments or environment.
 */
export async function runUnwrap(argv: readonly string[], io: UnwrapIo): Promise<number> {
  const { language, help, asked } = readCommandLine(argv, env.LC_ALL || env.LC_MESSAGES || env.LANG);
  const words = UNWRAP_WORDS[language];
  if (help) {
    io.out(words.usage);
    return OPENED;
  }
  const asker = io.asker ?? askerOn(stdin, io.err);
  try {
    if (asked === undefined) throw new Stopped('usage-wrong');
    const opening = await unwrap(asked, words, io, asker);
    io.out(asked.json ? `${JSON.stringify(opening)}\n` : render(words, opening));
    return OPENED;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (asked?.json === true) io.out(`${JSON.stringify({ refused: error.why })}\n`);
    io.err(`${words.faults[error.why]}${error.more}\n`);
    return NO_RUN.has(error.why) ? NOT_RUN : NOT_OPENED;
  } finally {
    asker.close();
  }
}

async function unwrap(asked: Asked, words: UnwrapWords, io: UnwrapIo, asker: Asker): Promise<Opening> {
  const { wrap, wrapSha256 } = readOr('wrap-unreadable', asked.wrap, (bytes) => ({
    wrap: parseWrap(bytes),
    wrapSha256: p.sha256(bytes),
  }));
  const manifest =
    asked.manifest === undefined ? undefined : readOr('manifest-unreadable', asked.manifest, anyManifest);
  const isNamed = manifest?.log === wrap.log && equalBytes(manifest.keys.wrapSha256, wrapSha256);
  if (manifest !== undefined && !isNamed) throw new Stopped('manifest-other');
  // Before the card is asked: no PIN is spent on a file that cannot be written.
  if (asked.out !== undefined) demandPlace(asked.out);
  const { opened, token } = await withModule(io.loader ?? loadPkcs11js, asked.module, async (module) => {
    const chosen = chooseToken(module, asked.token);
    if (chosen.isLocked) throw new Stopped('pin-locked');
    if (chosen.isFinalTry) io.err(`${words.lastTry}\n`);
    else if (chosen.isCountLow) io.err(`${words.fewTries}\n`);
    const session = openToken(module, chosen, await secret(asker, words.pin));
    if ('fault' in session && session.code === CK.CKR_ONE_TRY_LEFT) io.err(`${words.lastTry}\n`);
    if ('fault' in session) throw new Stopped(session.fault, session.code === undefined ? '' : sayCode(session.code));
    try {
      const result = openWrap(p, session, wrap, asked.form);
      if (result === undefined) throw new Stopped('other-card');
      return { opened: result, token: chosen.label };
    } finally {
      session.close();
    }
  });
  try {
    const compared = manifest === undefined ? 'nothing' : await compare(asked, words, asker, manifest, opened);
    if (asked.out !== undefined) keep(asked.out, opened);
    return {
      log: wrap.log,
      wrapSha256: toHex(opened.wrapSha256),
      manifestSha256: manifest === undefined ? null : toHex(manifestHash(p, manifest)),
      token,
      isOwnCertificate: opened.isOwnCertificate,
      form: asked.form,
      compared,
      kept: asked.out ?? null,
    };
  } finally {
    opened.inner.fill(0);
    opened.seedCount.fill(0);
  }
}

async function compare(
  { prove }: Asked,
  words: UnwrapWords,
  asker: Asker,
  { keys }: Manifest,
  { inner, seedCount }: OpenedByToken,
): Promise<Opening['compared']> {
  if (!checkCountKey(p, seedCount, keys).ok) throw new Stopped('keys-differ');
  if (!prove) return 'count-key';
  let code: Uint8Array;
  try {
    code = parseUnsealingCode(await secret(asker, words.code));
  } catch (error) {
    throw error instanceof Stopped ? error : new Stopped('code-malformed');
  }
  const master = openMaster(p, inner, code);
  code.fill(0);
  if (master === undefined) throw new Stopped('code-wrong');
  const fits = checkLogKeys(p, master, keys).ok;
  master.fill(0);
  if (!fits) throw new Stopped('keys-differ');
  return 'all-keys';
}

/**
 * Loads the module for as long as `work` takes. What fails before (no such file, not a module) is `module`; a fault of the
 * module in the middle of the work (the card was pulled out) is `card-failed` with its number.
 */
async function withModule<T>(
  loader: typeof loadPkcs11js,
  path: string,
  work: (module: Pkcs11) => Promise<T>,
): Promise<T> {
  const Module = loader();
  if (Module === undefined) throw new Stopped('not-installed');
  const module = new Module();
  try {
    module.load(path);
    module.C_Initialize();
  } catch {
    quietly(() => module.close());
    throw new Stopped('module');
  }
  try {
    return await work(module);
  } catch (error) {
    const code = moduleCode(error);
    if (error instanceof Stopped || code === undefined) throw error;
    throw new Stopped('card-failed', sayCode(code));
  } finally {
    quietly(() => module.C_Finalize());
    quietly(() => module.close());
  }
}

/** By label or number: cards of one kind may all have the same label. */
function chooseToken(module: Pkcs11, name: string | undefined): TokenInSlot {
  const all = listTokens(module);
  const fitting = all.filter(
    ({ label, serialNumber }) => name === undefined || label === name || serialNumber === name,
  );
  if (fitting.length === 1) return fitting[0]!;
  if (all.length === 0) throw new Stopped('no-token');
  const lines = all.map(({ label, serialNumber }) => `\n  ${printable(label)}　${printable(serialNumber)}`);
  throw new Stopped('which-token', lines.join(''));
}

/** A number of the module, for support. */
function sayCode(code: number): string {
  return ` (0x${code.toString(16).toUpperCase()})`;
}

async function secret(asker: Asker, prompt: string): Promise<string> {
  const typed = await asker.secret(prompt);
  if (typed === undefined || typed === '') throw new Stopped('no-answer');
  return typed;
}

/** A wrap has some six thousand bytes, a manifest with all signatures some thirty thousand. */
const MAX_BYTES = 1_000_000;

function readOr<T>(why: NotRun, path: string, parse: (bytes: Uint8Array) => T): T {
  try {
    return parse(readSmall(path));
  } catch {
    throw new Stopped(why);
  }
}

/** Never more than `MAX_BYTES`, whatever the path turns out to be. */
function readSmall(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(MAX_BYTES + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (length > MAX_BYTES) throw new RangeError('too large');
      if (read === 0) return bytes.slice(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** The lead's own copy of the ceremony, or the public one with all signatures. Neither signature is judged here. */
function anyManifest(bytes: Uint8Array): Manifest {
  try {
    return parseSignedManifest(bytes).manifest;
  } catch {
    return parseManifestDraft(bytes).manifest;
  }
}

function demandPlace(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw new Stopped('out-exists');
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
  } catch {
    throw new Stopped('out-unwritable');
  }
}

/** The whole file, on the disk and for its owner alone, or none. */
function keep(path: string, opened: OpenedByToken): void {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    throw new Stopped((error as NodeJS.ErrnoException).code === 'EEXIST' ? 'out-exists' : 'out-unwritable');
  }
  const bytes = encodeOpenedWrap(opened);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } catch {
    quietly(() => unlinkSync(path));
    throw new Stopped('out-unwritable');
  } finally {
    quietly(() => closeSync(file));
    bytes.fill(0);
  }
}

/** A token's label is a stranger's text: nothing in it acts on the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�').slice(0, 64);
}

function render(words: UnwrapWords, opening: Opening): string {
  const { labels } = words;
  const lines = [
    words.title,
    '',
    `${labels.log}: ${printable(opening.log)}`,
    `${labels.wrap}: ${opening.wrapSha256}`,
    ...(opening.manifestSha256 === null ? [] : [`${labels.manifest}: ${opening.manifestSha256}`]),
    `${labels.token}: ${printable(opening.token)}`,
    `${labels.certificate}: ${opening.isOwnCertificate ? words.ownCertificate : words.otherCertificate}`,
    `${labels.form}: ${opening.form}`,
    '',
    ...(opening.compared === 'nothing' ? [words.notProved] : [words.countFits]),
    ...(opening.compared === 'all-keys' ? [words.keysFit] : []),
    ...(opening.kept === null ? [] : ['', `${labels.kept}: ${opening.kept}`, words.keep]),
  ];
  return `${lines.join('\n')}\n`;
}
