/**
 * Builds vectors/record/*.json from fixed labels. The test compares; run this file to write them anew after a change of
 * format: `node core/src/record/record-vectors.fixture.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { concat, toBase64url, toHex, u16, utf8 } from '../bytes/index.ts';
import {
  deriveCountKey,
  deriveLogKeys,
  encodeUnsealingCode,
  newUnsealingCode,
  sealBase,
  sealInfo,
  sealMaster,
  XWING,
} from '../crypto/index.ts';
import { purePrimitives as p } from '../primitives/index.ts';
import { type Disclosure, sealRecord } from './body.ts';
import { idCommit, realCommitment, receiptCommit } from './commitments.ts';
import { makeDecoy } from './decoy.ts';
import { recordLayout } from './layout.ts';
import type { LogContext } from './log-context.ts';
import { makeProgress, type ProgressFlag } from './progress.ts';
import { encodeSlotEntry } from './slot.ts';

const FOLDER = new URL('../../../vectors/record/', import.meta.url);
const ID = 'A123456789';

/** Bytes that anyone can make again: SHAKE256 of a label. */
function drawn(name: string, length = 32): Uint8Array {
  return p.shake256(utf8(`lianshu record vector ${name}`), length);
}

const keys = deriveLogKeys(p, drawn('master'));
const registrySeed = drawn('registry seal');

function logContext(plaintextLength: number): LogContext {
  const registrySeal = XWING.kem.publicKey(p, registrySeed);
  return { manifestHash: drawn('manifest hash'), open: keys.open, count: keys.count, registrySeal, plaintextLength };
}

const small = logContext(2048);
const standard = logContext(6144);

function logJson(context: LogContext) {
  return {
    manifestHash: toHex(context.manifestHash),
    master: toHex(drawn('master')),
    registrySeed: toHex(registrySeed),
    count: toHex(context.count),
    plaintextLength: context.plaintextLength,
  };
}

function leafHash(entry: Uint8Array): string {
  return toHex(p.sha256(concat(Uint8Array.of(0), entry)));
}

function keyVectors() {
  const vectors = Array.from({ length: 4 }, (_, i) => {
    const master = drawn(`keys ${i}`);
    const made = deriveLogKeys(p, master);
    const { secretKey } = deriveCountKey(p, made.seedCount);
    const code = newUnsealingCode(() => drawn(`code ${i}`, 17));
    const nonce = drawn(`nonce ${i}`, 12);
    return {
      master: toHex(master),
      seedOpen: toHex(made.seedOpen),
      openSha256: toHex(p.sha256(made.open)),
      seedCount: toHex(made.seedCount),
      countSecret: toHex(secretKey),
      count: toHex(made.count),
      code: toHex(code),
      codeText: encodeUnsealingCode(code),
      nonce: toHex(nonce),
      inner: toHex(sealMaster(p, master, code, nonce)),
    };
  });
  return { says: 'docs/specs/record.md, keys and wrap', vectors };
}

function decoyVectors() {
  const vectors = [small, standard].flatMap((context) =>
    Array.from({ length: 8 }, (_, i) => {
      const seed = drawn(`decoy ${i}`);
      const decoy = makeDecoy(p, context, seed);
      const entry = encodeSlotEntry(p, decoy);
      return {
        plaintextLength: context.plaintextLength,
        seed: toHex(seed),
        ciphertextSha256: toHex(p.sha256(decoy.body.subarray(0, 1088))),
        share: toHex(decoy.body.subarray(1088, 1120)),
        bodySha256: toHex(p.sha256(decoy.body)),
        prog: toHex(decoy.prog),
        c: toHex(decoy.c),
        tag: toHex(decoy.tag),
        entry: toHex(entry),
        leaf: leafHash(entry),
      };
    }),
  );
  return { says: 'docs/specs/record.md, decoy', log: logJson(standard), vectors };
}

function progressVectors() {
  const good = ([0, 1, 2] as const).flatMap((flag) =>
    Array.from({ length: 3 }, (_, i) => {
      const seed = drawn(`progress ${flag} ${i}`);
      return { seed: toHex(seed), flag, prog: toHex(makeProgress(p, standard, flag, seed)), opens: true };
    }),
  );
  const seed = drawn('progress bad');
  const envelope = makeProgress(p, standard, 1, seed);
  const otherLog = { ...standard, manifestHash: drawn('other manifest') };
  const bad = {
    'flag 3': makeProgress(p, standard, 3 as ProgressFlag, seed),
    'flag 255': makeProgress(p, standard, 255 as ProgressFlag, seed),
    'another manifest': makeProgress(p, otherLog, 1, seed),
    truncated: envelope.subarray(0, 80),
    'one byte more': concat(envelope, Uint8Array.of(0)),
    'share of small order': concat(new Uint8Array(32), envelope.subarray(32)),
  };
  const refused = Object.entries(bad).map(([why, prog]) => ({ why, prog: toHex(prog), opens: false }));
  return { says: 'docs/specs/record.md, progress envelope', log: logJson(standard), vectors: [...good, ...refused] };
}

function realVector(context: LogContext, disclosure: Disclosure, name: string, cmsLength: number) {
  const [innerCoins, outerCoins] = [drawn(`${name} inner`, 64), drawn(`${name} outer`, 64)];
  const coins = [innerCoins, outerCoins];
  const [z, receiptPublic, seed, tag] = [
    drawn(`${name} z`),
    p.x25519Public(drawn(`${name} r`)),
    drawn(name),
    drawn(`${name} tag`),
  ];
  const cms = drawn(`${name} cms`, cmsLength);
  const body = sealRecord(p, context, { disclosure, idNumber: ID, z, receiptPublic, cms }, () => coins.shift()!);
  const prog = makeProgress(p, context, 1, seed);
  const c = realCommitment(p, context.manifestHash, seed, cms);
  const entry = encodeSlotEntry(p, { body, prog, c, tag });
  return {
    plaintextLength: context.plaintextLength,
    disclosure,
    idNumber: ID,
    z: toHex(z),
    receiptPublic: toHex(receiptPublic),
    cms: toBase64url(cms),
    innerCoins: toHex(innerCoins),
    outerCoins: toHex(outerCoins),
    body: toBase64url(body),
    seed: toHex(seed),
    prog: toHex(prog),
    c: toHex(c),
    tag: toHex(tag),
    idCommit: toHex(idCommit(p, z, ID)),
    receiptCommit: toHex(receiptCommit(p, receiptPublic)),
    entry: toHex(entry),
    leaf: leafHash(entry),
  };
}

function realVectors() {
  const capacity = recordLayout(small.plaintextLength).cmsCapacity;
  const vectors = [
    realVector(small, 'lead', 'real 0', 1),
    realVector(small, 'lead', 'real 1', capacity),
    realVector(small, 'lead+registry', 'real 2', 300),
    realVector(small, 'lead+registry', 'real 3', capacity),
    realVector(standard, 'lead', 'real 4', 2500),
  ];
  return { says: 'docs/specs/record.md, body and real slot', log: logJson(standard), vectors };
}

type Change = (bytes: Uint8Array) => void;

/** A body of class 2048 under disclosure lead whose plaintexts were changed before they were sealed. */
function hostileBody(changeOuter: Change, changeInner: Change): Uint8Array {
  const layout = recordLayout(small.plaintextLength);
  const inner = new Uint8Array(layout.innerPlaintext);
  inner.set(concat(new Uint8Array(10), drawn('z'), drawn('R'), u16(5), utf8('cms 5')));
  changeInner(inner);
  const innerInfo = sealInfo('registry compartment', small.manifestHash);
  const none = new Uint8Array(0);
  const sealed = sealBase(p, XWING, small.registrySeal, innerInfo, none, inner, drawn('hostile inner', 64));
  const outer = concat(Uint8Array.of(1, 1), utf8(ID), sealed.enc, sealed.ct);
  changeOuter(outer);
  const info = sealInfo('record', small.manifestHash);
  const { enc, ct } = sealBase(p, XWING, small.open, info, none, outer, drawn('hostile outer', 64));
  return concat(enc, ct);
}

const KEEP: Change = () => {};
const HOSTILE: readonly (readonly [why: string, opens: 'nothing' | 'outer' | 'all', outer: Change, inner: Change])[] = [
  ['well formed', 'all', KEEP, KEEP],
  ['version 2', 'nothing', (b) => b.fill(2, 0, 1), KEEP],
  ['disclosure 3', 'nothing', (b) => b.fill(3, 1, 2), KEEP],
  ['disclosure lead+registry beside an ID number', 'nothing', (b) => b.fill(2, 1, 2), KEEP],
  ['no ID number under lead', 'nothing', (b) => b.fill(0, 2, 12), KEEP],
  ['ID number in lower case', 'nothing', (b) => b.fill(0x61, 2, 3), KEEP],
  ['inner enc changed', 'outer', (b) => b.fill(b[12]! ^ 1, 12, 13), KEEP],
  ['ID number in both compartments', 'outer', KEEP, (b) => b.set(utf8(ID), 0)],
  ['CMS of length zero', 'outer', KEEP, (b) => b.fill(0, 74, 81)],
  ['CMS one byte too long', 'outer', KEEP, (b) => b.set(u16(recordLayout(2048).cmsCapacity + 1), 74)],
  ['padding not zero', 'outer', KEEP, (b) => b.fill(1, b.length - 1)],
];

function hostileVectors() {
  const vectors = HOSTILE.map(([why, opens, outer, inner]) => ({
    why,
    opens,
    body: toBase64url(hostileBody(outer, inner)),
  }));
  return {
    says: 'docs/specs/record.md, opening: bodies that are sealed well and formed badly',
    log: logJson(small),
    vectors,
  };
}

/** File name → content. */
export function buildRecordVectors(): Readonly<Record<string, { readonly vectors: readonly object[] }>> {
  return {
    'keys.json': keyVectors(),
    'decoy.json': decoyVectors(),
    'progress.json': progressVectors(),
    'real.json': realVectors(),
    'hostile.json': hostileVectors(),
  };
}

/** What stands in the repository. */
export function readRecordVectors(file: string): { readonly vectors: readonly object[] } {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { readonly vectors: readonly object[] };
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, content] of Object.entries(buildRecordVectors())) {
    writeFileSync(new URL(file, FOLDER), `${JSON.stringify(content, null, 1)}\n`);
  }
}
