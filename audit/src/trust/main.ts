import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { toHex } from '@lianshu/core/bytes';
import { parseCertificate } from '@lianshu/core/pki';
import {
  encodeTrust,
  GENERATIONS,
  isSyntheticIssuer,
  issuerFingerprint,
  knownIssuer,
  parseTrustDraft,
  type Trust,
  trustFaults,
} from '@lianshu/core/trust';
import { writeFileAtomically } from '@lianshu/platform';
import type { VerifyIo } from '../verify/main.ts';
import { COMMON_OPTIONS, readCommand, sayUsage } from '../verify/read-command.ts';
import { printable } from '../verify/render-report.ts';
import { fill } from '../verify/words/index.ts';
import { addIssuer, certificateDer, fingerprintOf, newTrust } from './make-trust.ts';
import { TRUST_WORDS, type TrustProblem, type TrustWords } from './words.ts';

const HOLDS = 0;
const FAILS = 1;
const COULD_NOT_RUN = 2;

class Problem extends Error {
  readonly code: TrustProblem;
  readonly exit: number;
  readonly said: Readonly<Record<string, string>>;

  constructor(code: TrustProblem, said: Readonly<Record<string, string>> = {}, exit = COULD_NOT_RUN) {
    super(code);
    this.code = code;
    this.exit = exit;
    this.said = said;
  }
}

function orProblem<T>(code: TrustProblem, path: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new Problem(code, { path: printable(path) });
  }
}

const bytesOf = (code: TrustProblem, path: string) => orProblem(code, path, () => new Uint8Array(readFileSync(path)));

function trustAt(path: string): Trust {
  const bytes = bytesOf('trust-unreadable', path);
  return orProblem('trust-malformed', path, () => parseTrustDraft(bytes));
}

interface Options {
  readonly generation?: string | undefined;
  readonly certificate?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly commission?: string | undefined;
  readonly registry?: string | undefined;
}

interface Asked {
  readonly command: string | undefined;
  readonly path: string;
  readonly options: Options;
  readonly json: boolean;
}

function ask(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const { json, lang, help } = COMMON_OPTIONS;
  const parse = () =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        generation: text,
        certificate: text,
        from: text,
        until: text,
        fingerprint: text,
        commission: text,
        registry: text,
        json,
        lang,
        help,
      },
    });
  return readCommand(env.LC_ALL || env.LC_MESSAGES || env.LANG, parse, ({ values, positionals }): Asked | undefined => {
    const [command, path, ...rest] = positionals;
    return path === undefined || rest.length > 0 ? undefined : { command, path, options: values, json: values.json };
  });
}

/**
 * `lianshu trust show|check|new|add-issuer FILE`: reads and makes trust files. Resolves to the exit code: 0 done, or the file may
 * be used; 1 it may not, or nothing was written because the certificate is not the named one; 2 it could not run. No network.
 */
export async function runTrust(argv: readonly string[], io: VerifyIo): Promise<number> {
  const asked = ask(argv);
  const words = TRUST_WORDS[asked.ask === 'verify' ? asked.arguments.language : asked.language];
  if (asked.ask !== 'verify') return sayUsage(asked.ask, { usage: words.usage, wrong: words.problems.usage }, io);
  try {
    const { path, command, options } = asked.arguments;
    if (command === 'new') return await make(path, options, words, io);
    if (command === 'add-issuer') return await add(path, options, words, io);
    if (command !== 'show' && command !== 'check') throw new Problem('usage');
    return report(trustAt(path), asked.arguments, words, io);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    io.err(`${fill(words.problems[error.code], error.said)}\n`);
    return error.exit;
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await writeFileAtomically(path, bytes, 0o644).catch(() => {
    throw new Problem('not-written', { path: printable(path) });
  });
}

async function make(path: string, { commission, registry }: Options, words: TrustWords, io: VerifyIo) {
  if (commission === undefined || registry === undefined) throw new Problem('usage');
  const textOf = (file: string) => new TextDecoder().decode(bytesOf('keys-unreadable', file));
  const texts = [textOf(commission), textOf(registry)] as const;
  const bytes = orProblem('keys-unreadable', `${commission}, ${registry}`, () => newTrust(...texts));
  // Never over a file that is there, were it made this very moment.
  await writeFile(path, bytes, { flag: 'wx', mode: 0o644, flush: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem(error.code === 'EEXIST' ? 'trust-exists' : 'not-written', { path: printable(path) });
  });
  io.out(`${words.made}\n`);
  return HOLDS;
}

async function add(path: string, options: Options, words: TrustWords, io: VerifyIo): Promise<number> {
  const { certificate: file, from, until } = options;
  const generation = GENERATIONS.find((name) => name === options.generation);
  if (generation === undefined || file === undefined || from === undefined || until === undefined)
    throw new Problem('usage');
  const fingerprint = options.fingerprint === undefined ? undefined : fingerprintOf(options.fingerprint);
  if (options.fingerprint !== undefined && fingerprint === undefined) throw new Problem('usage');
  const trust = trustAt(path);
  const given = bytesOf('certificate-unreadable', file);
  const added = orProblem('certificate-malformed', file, () => {
    const certificate = certificateDer(given);
    io.out(`${issuerLines(words, certificate).join('\n')}\n`);
    return addIssuer(trust, { generation, certificate, from, until, fingerprint });
  });
  if ('problem' in added) throw new Problem(added.problem, 'sha256' in added ? { sha256: added.sha256 } : {}, FAILS);
  await write(path, encodeTrust(added.trust));
  io.out(`${words.added}\n`);
  return HOLDS;
}

function issuerLines(words: TrustWords, certificate: Uint8Array): readonly string[] {
  const parsed = parseCertificate(certificate);
  const sha256 = toHex(issuerFingerprint(certificate));
  const known = knownIssuer(sha256);
  return [
    `  ${words.labels.sha256}${words.colon}${sha256}`,
    `  ${words.labels.keyId}${words.colon}${parsed.ski === undefined ? '–' : toHex(parsed.ski)}`,
    `  ${words.labels.known}${words.colon}${known === undefined ? words.notKnown : fill(words.known, { name: known.name })}`,
    ...(isSyntheticIssuer(parsed) ? [`  ${words.synthetic}`] : []),
  ];
}

function report(trust: Trust, { command, json }: Asked, words: TrustWords, io: VerifyIo): number {
  const faults = trustFaults(trust, { isProduction: env.NODE_ENV === 'production' });
  const isWhole = trust.issuers.length > 0;
  const fileSha256 = createHash('sha256').update(encodeTrust(trust)).digest('hex');
  const code = command === 'show' || (faults.length === 0 && isWhole) ? HOLDS : FAILS;
  if (json) {
    const issuers = trust.issuers.map(({ generation, certificate, notBefore, notAfter }) => {
      const sha256 = toHex(issuerFingerprint(certificate));
      const known = knownIssuer(sha256)?.name ?? null;
      return {
        generation,
        sha256,
        notBefore,
        notAfter,
        known,
        synthetic: isSyntheticIssuer(parseCertificate(certificate)),
      };
    });
    io.out(`${JSON.stringify({ kind: trust.kind, sha256: fileSha256, issuers, faults })}\n`);
    return code;
  }
  const { labels } = words;
  const authority = (label: string, { name, ed25519 }: Trust['commission']) =>
    `${label}${words.colon}${printable(name)} (Ed25519 ${toHex(ed25519)})`;
  const day = (at: number) => new Date(at).toISOString();
  const lines = [
    words.title,
    '',
    `${labels.kind}${words.colon}${words.kinds[trust.kind]}`,
    authority(labels.commission, trust.commission),
    authority(labels.registry, trust.registry),
    `${labels.fileHash}${words.colon}${fileSha256}`,
  ];
  for (const { generation, certificate, notBefore, notAfter } of trust.issuers)
    lines.push(
      '',
      `${labels.issuer} ${generation}`,
      ...issuerLines(words, certificate),
      `  ${labels.window}${words.colon}${day(notBefore)} – ${day(notAfter)}`,
    );
  lines.push('', words.recheck);
  if (command === 'check') {
    lines.push('', ...faults.map((fault) => words.faults[fault]));
    lines.push(code === HOLDS ? words.holds : words.fails);
  }
  io.out(`${lines.join('\n')}\n`);
  return code;
}
