import { readFileSync, writeFileSync } from 'node:fs';
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
import { loadPkcs11js, type Pkcs11 } from './pkcs11-module.ts';
import { listTokens, openToken, type TokenInSlot } from './token.ts';
import { type NotOpened, type NotRun, UNWRAP_WORDS, type UnwrapWords } from './words.ts';

export interface UnwrapIo {
  out(text: string): void;
  err(text: string): void;
  /** Default: the process's own standard input. */
  readonly asker?: Asker;
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
  const wrap = readOr('wrap-unreadable', asked.wrap, parseWrap);
  const manifest =
    asked.manifest === undefined ? undefined : readOr('manifest-unreadable', asked.manifest, anyManifest);
  const wrapBytes = new Uint8Array(readFileSync(asked.wrap));
  const isNamed = manifest?.log === wrap.log && equalBytes(manifest.keys.wrapSha256, p.sha256(wrapBytes));
  if (manifest !== undefined && !isNamed) throw new Stopped('manifest-other');
  const { opened, token } = await withModule(asked.module, async (module) => {
    const chosen = chooseToken(module, asked.token);
    if (chosen.isLocked) throw new Stopped('pin-locked');
    if (chosen.isFinalTry) io.err(`${words.lastTry}\n`);
    else if (chosen.isCountLow) io.err(`${words.fewTries}\n`);
    const session = openToken(module, chosen, await secret(asker, words.pin));
    if (typeof session === 'string') throw new Stopped(session);
    try {
      const result = openWrap(p, session, wrap, asked.form);
      if (result === undefined) throw new Stopped('other-card');
      return { opened: result, token: chosen.label };
    } finally {
      session.close();
    }
  });
  const compared = manifest === undefined ? 'nothing' : await compare(asked, words, asker, manifest, opened);
  if (asked.out !== undefined) keep(asked.out, opened);
  opened.inner.fill(0);
  opened.seedCount.fill(0);
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

/** Loads the module for as long as `work` takes. The package's own faults (no such file, not a module) are `module`. */
async function withModule<T>(path: string, work: (module: Pkcs11) => Promise<T>): Promise<T> {
  const Module = loadPkcs11js();
  if (Module === undefined) throw new Stopped('not-installed');
  const module = new Module();
  try {
    module.load(path);
    module.C_Initialize();
  } catch {
    throw new Stopped('module');
  }
  try {
    return await work(module);
  } finally {
    module.C_Finalize();
    module.close();
  }
}

function chooseToken(module: Pkcs11, label: string | undefined): TokenInSlot {
  const all = listTokens(module);
  const fitting = label === undefined ? all : all.filter((token) => token.label === label);
  if (fitting.length === 1) return fitting[0]!;
  if (all.length === 0) throw new Stopped('no-token');
  throw new Stopped('which-token', `\n${all.map((token) => `  ${printable(token.label)}`).join('\n')}`);
}

async function secret(asker: Asker, prompt: string): Promise<string> {
  const typed = await asker.secret(prompt);
  if (typed === undefined || typed === '') throw new Stopped('no-answer');
  return typed;
}

function readOr<T>(why: NotRun, path: string, parse: (bytes: Uint8Array) => T): T {
  try {
    return parse(new Uint8Array(readFileSync(path)));
  } catch {
    throw new Stopped(why);
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

function keep(path: string, opened: OpenedByToken): void {
  try {
    writeFileSync(path, encodeOpenedWrap(opened), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Stopped('out-exists');
    throw error;
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
