import { equalBytes } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import type { Primitives, RunningHash } from '../primitives/index.ts';
import type { SignatureHash } from './certificate.ts';
import type { Crl } from './crl.ts';
import { context, contextPrimitive, type DerReader, TAG } from './der.ts';
import { DerStream } from './der-stream.ts';
import { readNameBytes } from './distinguished-name.ts';
import { readAuthorityKeyIdentifier, readExtensions } from './extensions.ts';
import { OID } from './oids.ts';
import { RevokedSerialsBuilder } from './revoked-serials.ts';
import { readAlgorithm, signatureHashOf } from './signature-algorithm.ts';
import { readSerial } from './x509.ts';

/** Names, entries, extensions and signatures stay far below this; what is longer is held by no reader. */
const MAX_ELEMENT_BYTES = 65_536;

/** A complete list ends so; a partition has numbers there (moica §2.2). Names of points are signed by the authority. */
const COMPLETE = 'complete.crl';

/**
 * Is this issuingDistributionPoint (RFC 5280 §5.2.5) that of the complete list? A list narrowed to reasons or to kinds of
 * certificates, or an indirect one, is ParseError `crl.scope`.
 */
function readIsComplete(value: DerReader): boolean {
  const point = value.sequence();
  if (!point.more) return true;
  if (point.peek() !== context(0)) throw new ParseError('crl.scope', point.at);
  const name = point.enter(context(0));
  if (name.peek() !== context(0)) throw new ParseError('crl.scope', name.at);
  const names = name.enter(context(0));
  name.finish();
  let complete = true;
  do {
    const uri = names.content(contextPrimitive(6));
    complete &&= String.fromCharCode(...uri.subarray(-COMPLETE.length)) === COMPLETE;
  } while (names.more);
  if (point.more) throw new ParseError('crl.scope', point.at);
  return complete;
}

const EXTENSIONS = [OID.authorityKeyIdentifier, OID.crlNumber, OID.issuingDistributionPoint, OID.deltaCrlIndicator];

/** What the extensions of a list say. An unknown critical one is ParseError `crl.critical` (delta lists among them). */
function readListExtensions(reader: DerReader): Pick<Crl, 'aki' | 'complete'> & { readonly number?: Uint8Array } {
  let aki: Uint8Array | undefined;
  let number: Uint8Array | undefined;
  let complete = true;
  const tagged = reader.enter(context(0));
  readExtensions(tagged, EXTENSIONS, (which, critical, value) => {
    if (which === 0) aki = readAuthorityKeyIdentifier(value)?.slice();
    else if (which === 1) number = value.integer().slice();
    else if (which === 2) complete = readIsComplete(value);
    else if (critical) throw new ParseError('crl.critical', value.at);
    // RFC 5280 §5.2.4 wants it critical. Were it not, changes alone would pass for the whole.
    else if (which === 3) throw new ParseError('crl.scope', value.at);
  });
  tagged.finish();
  return { aki, complete, ...(number && { number }) };
}

const ENTRY_EXTENSIONS = [OID.reasonCode];

function readReason(reader: DerReader): number {
  let reason = 0;
  readExtensions(reader, ENTRY_EXTENSIONS, (which, critical, value) => {
    if (which === 0) reason = value.small(TAG.enumerated);
    else if (critical) throw new ParseError('crl.critical', value.at);
  });
  return reason;
}

/** One of revokedCertificates (RFC 5280 §5.1.2.6). A serial number may stand there more than once. */
function readEntry(reader: DerReader, entries: RevokedSerialsBuilder): void {
  const entry = reader.sequence();
  const serial = readSerial(entry);
  const revokedAt = entry.time();
  const reason = entry.more ? readReason(entry) : 0;
  entry.finish();
  entries.add(serial, revokedAt, reason);
}

/** The part that is signed, as far as its places are known, and the hash that runs over it. */
interface Signed {
  start: number;
  end: number;
  algorithm: SignatureHash | undefined;
}

/** A list before its index is made and its hash ended. */
type Read = Omit<Crl, 'tbsDigest' | 'entries'> & { readonly entries: RevokedSerialsBuilder };

type Steps<T> = Generator<undefined, T, undefined>;

function* element(stream: DerStream, tag: number, end: number): Steps<DerReader> {
  let reader = stream.element(tag, end);
  while (reader === undefined) {
    yield;
    reader = stream.element(tag, end);
  }
  return reader;
}

function* enter(stream: DerStream, tag: number, end: number): Steps<number> {
  let content = stream.enter(tag, end);
  while (content === undefined) {
    yield;
    content = stream.enter(tag, end);
  }
  return content;
}

function* peek(stream: DerStream, end: number): Steps<number> {
  let tag = stream.peek(end);
  while (tag === undefined) {
    yield;
    tag = stream.peek(end);
  }
  return tag;
}

/** The list in the order of its bytes (RFC 5280 §5.1). Yields where it needs more of them. */
function* readList(stream: DerStream, signed: Signed): Steps<Read> {
  const end = yield* enter(stream, TAG.sequence, Number.POSITIVE_INFINITY);
  signed.start = stream.at;
  const tbsEnd = yield* enter(stream, TAG.sequence, end);
  signed.end = tbsEnd;
  const version = yield* element(stream, TAG.integer, tbsEnd);
  if (version.small() !== 1) throw new ParseError('crl.version', version.at);
  const algorithm = yield* element(stream, TAG.sequence, tbsEnd);
  const innerAlgorithm = algorithm.bytes.slice(algorithm.at, algorithm.end);
  const signatureHash = signatureHashOf(readAlgorithm(algorithm));
  signed.algorithm = signatureHash;
  const issuerDn = readNameBytes(yield* element(stream, TAG.sequence, tbsEnd)).slice();
  const thisUpdate = (yield* timeElement(stream, tbsEnd)).time();
  const next = yield* peek(stream, tbsEnd);
  if (next !== TAG.utcTime && next !== TAG.generalizedTime)
    throw new ParseError('crl.next-update', stream.at - stream.base);
  const nextUpdate = (yield* timeElement(stream, tbsEnd)).time();

  const entries = new RevokedSerialsBuilder();
  if ((yield* peek(stream, tbsEnd)) === TAG.sequence) {
    const listEnd = yield* enter(stream, TAG.sequence, tbsEnd);
    while (stream.at < listEnd) {
      let entry = stream.element(TAG.sequence, listEnd);
      while (entry === undefined) {
        yield;
        entry = stream.element(TAG.sequence, listEnd);
      }
      readEntry(entry, entries);
    }
  }
  const told =
    stream.at < tbsEnd
      ? readListExtensions(yield* element(stream, context(0), tbsEnd))
      : { aki: undefined, complete: true };
  if (stream.at !== tbsEnd) throw new ParseError('der.trailing', stream.at - stream.base);
  const { aki, complete, number } = told;
  if (number === undefined) throw new ParseError('crl.number');

  const outer = yield* element(stream, TAG.sequence, end);
  if (!equalBytes(innerAlgorithm, outer.bytes.subarray(outer.at, outer.end)))
    throw new ParseError('x509.algorithm', outer.at);
  const signature = (yield* element(stream, TAG.bitString, end)).bitString().slice();
  if (stream.at !== end) throw new ParseError('der.trailing', stream.at - stream.base);
  return {
    issuerDn,
    aki,
    thisUpdate,
    nextUpdate,
    number,
    complete,
    entries,
    signatureHash,
    signature,
  };
}

function* timeElement(stream: DerStream, end: number): Steps<DerReader> {
  const isLong = (yield* peek(stream, end)) === TAG.generalizedTime;
  return yield* element(stream, isLong ? TAG.generalizedTime : TAG.utcTime, end);
}

/**
 * Reads a revocation list that comes in pieces of any length, in one pass: entries into a compact sorted index, the signed part
 * into its digest. Neither file nor object tree is ever held, only what of one element has come. nextUpdate and
 * CRLNumber must be there; unknown critical extensions and every encoding but DER are refused, at the same byte however
 * the pieces were cut. The attacker controls every byte; work and memory grow with the bytes that came, never with a
 * length that they claim. Throws ParseError `crl.*`, `x509.*`, `der.*`, after which the reader is of no more use.
 */
export class CrlReader {
  readonly #primitives: Primitives;
  readonly #stream = new DerStream(MAX_ELEMENT_BYTES);
  readonly #signed: Signed = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY, algorithm: undefined };
  readonly #steps: ReturnType<typeof readList>;
  #hash: RunningHash | undefined;
  /** Signed bytes that came before the hash was named. */
  #early: Uint8Array[] = [];
  #came = 0;
  #list: Read | undefined;
  #isOver = false;

  constructor(p: Primitives) {
    this.#primitives = p;
    this.#steps = readList(this.#stream, this.#signed);
  }

  /** How many elements were asked for: grows with the bytes and never faster. */
  get steps(): number {
    return this.#stream.steps;
  }

  /** Takes the next bytes of the file. They are not kept and may be overwritten afterwards. */
  push(piece: Uint8Array): void {
    if (this.#isOver) throw new Error('this reader has come to an end');
    if (piece.length === 0) return;
    this.#guarded(() => {
      if (this.#list !== undefined) throw this.#trailing();
      if (!this.#stream.push(piece)) return;
      const step = this.#steps.next();
      if (step.done) {
        this.#list = step.value;
        if (this.#stream.at < this.#came + piece.length) throw this.#trailing();
      }
      this.#stream.release();
    });
    this.#digest(piece);
    this.#came += piece.length;
  }

  /** The list, once everything was pushed. ParseError `der.truncated` when it is not whole. */
  finish(): Crl {
    const steps = this.finishing();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** `finish` in short steps, for whoever has others waiting. */
  *finishing(): Steps<Crl> {
    if (this.#isOver) throw new Error('this reader has come to an end');
    this.#isOver = true;
    if (this.#list === undefined) throw new ParseError('der.truncated', this.#came);
    const tbsDigest = this.#hash?.digest() ?? new Uint8Array(0);
    return { ...this.#list, entries: yield* this.#list.entries.building(), tbsDigest };
  }

  /** Runs a step; offsets of its faults are made to count from the start of the file. */
  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#isOver = true;
      if (!(error instanceof ParseError) || typeof error.at !== 'number') throw error;
      throw new ParseError(error.code, this.#stream.base + error.at);
    }
  }

  #trailing(): ParseError {
    return new ParseError('der.trailing', this.#stream.at - this.#stream.base);
  }

  #digest(piece: Uint8Array): void {
    const { start, end, algorithm } = this.#signed;
    if (algorithm === 'sha1' || algorithm === 'unknown') {
      this.#early = [];
      return;
    }
    if (algorithm !== undefined && this.#hash === undefined) {
      this.#hash = this.#primitives.startHash(algorithm);
      for (const bytes of this.#early) this.#hash.update(bytes);
      this.#early = [];
    }
    const from = Math.max(start - this.#came, 0);
    const to = Math.min(end - this.#came, piece.length);
    if (from >= to) return;
    if (this.#hash === undefined) this.#early.push(piece.slice(from, to));
    else this.#hash.update(piece.subarray(from, to));
  }
}

/** Reads a whole revocation list at once; as `CrlReader`. */
export function parseCrl(p: Primitives, der: Uint8Array): Crl {
  const reader = new CrlReader(p);
  reader.push(der);
  return reader.finish();
}
