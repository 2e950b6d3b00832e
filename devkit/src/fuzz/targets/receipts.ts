import { equalBytes, fromUtf8, utf8 } from '@lianshu/core/bytes';
import { encodeCanonical, parseCanonical } from '@lianshu/core/json';
import { logContextOf, manifestEntry, manifestHash } from '@lianshu/core/manifest';
import {
  encodeReceipt,
  encodeRefusal,
  logKeyOfManifest,
  makeReceipt,
  parseReceipt,
  parseRefusal,
  receiptLeafHash,
  signRefusal,
  verifyReceipt,
  verifyRefusal,
} from '@lianshu/core/receipt';
import { encodeSlotEntry, makeDecoy, slotDigests } from '@lianshu/core/record';
import {
  appendLeaves,
  checkpointText,
  EMPTY_EDGE,
  encodeNote,
  encodeTlogProof,
  encodeVkey,
  inclusionProof,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVkey,
  readAppended,
  signCheckpoint,
  verifierKeysOf,
  verifyCheckpoint,
  verifyTlogProof,
} from '@lianshu/core/tlog';
import { nodePrimitives as p } from '@lianshu/platform';
import { fixtureManifest, fixtureSeed, LOG_SECRET } from '../../fixture-log/index.ts';
import { demand, type Target, target } from '../target.ts';
import { knownParts } from './known.ts';

const NOW = Date.UTC(2026, 10, 25, 4, 5, 6);

/** A small log with one receipt, with and without the signer's own three secrets. */
function sampleReceipts() {
  const manifest = fixtureManifest();
  const hash = manifestHash(p, manifest);
  const slot = makeDecoy(p, logContextOf(manifest, hash), fixtureSeed('fuzz slot'));
  const leaves = [manifestEntry(manifest), encodeSlotEntry(p, slot), ...[1, 2, 3].map((i) => Uint8Array.of(1, i))];
  const appended = appendLeaves(
    p,
    EMPTY_EDGE,
    leaves.map((entry) => leafHash(p, entry)),
  );
  const { logOrigin: origin } = manifest;
  const checkpoint = signCheckpoint(p, LOG_SECRET, { origin, size: 5, root: appended.root }, NOW);
  const path = inclusionProof(p, readAppended(appended), 1, 5);
  const receipt = makeReceipt({
    log: manifest.log,
    manifestHash: hash,
    entry: slotDigests(p, slot),
    index: 1,
    path,
    checkpoint,
    signedAt: NOW,
  });
  const r = fixtureSeed('r');
  const own = { ...receipt, secrets: { secret: r, seed: fixtureSeed('slot'), publicKey: p.x25519Public(r) } };
  return { manifest, hash, receipt, own, checkpoint };
}

/** Readers of receipts, signed refusals, notes, proofs and canonical JSON. */
export function receiptTargets(): readonly Target[] {
  const { manifest, hash, receipt, own, checkpoint } = sampleReceipts();
  const leaf = receiptLeafHash(p, receipt.entry);
  const key = logKeyOfManifest(manifest);
  const refusal = signRefusal(p, LOG_SECRET.ed25519Seed, {
    log: manifest.log,
    manifestHash: hash,
    code: 'signature.already-signed',
    firstSignedOn: '2026-11-24',
    at: NOW,
  });
  const { entry } = receipt;
  const signedHead = knownParts([[utf8(checkpointText(parseCheckpoint(checkpoint).checkpoint))]]);
  const isSignedHead = (text: string) => signedHead.has(utf8(checkpointText(parseCheckpoint(text).checkpoint)));
  const vkeys = verifierKeysOf(key).map((one) => utf8(encodeVkey(p, one)));
  const withExtra = encodeTlogProof({ ...parseTlogProof(receipt.proof), extra: Uint8Array.of(1, 2, 3) });
  const samples = [
    encodeReceipt(own),
    encodeRefusal(refusal),
    encodeCanonical({
      '': [0, -1, 1.5e3, true, null, 'é𡍼\u0001\\"'],
      a: { b: [[], {}], c: { d: [[[['x']]]] } },
      臺: '𡍼',
    }),
  ];

  return [
    target({
      name: 'receipt',
      form: 'json',
      seeds: [encodeReceipt(receipt), encodeReceipt(own)],
      perByte: 6,
      base: 1000,
      read: parseReceipt,
      judge(read, bytes) {
        demand(equalBytes(encodeReceipt(read), bytes), 'a receipt with two encodings');
        const { faults } = verifyReceipt(p, { manifest, receipt: read });
        if (faults.length > 0) return faults[0]!;
        const same = (['body', 'prog', 'c', 'tag'] as const).every((part) => equalBytes(read.entry[part], entry[part]));
        const there = same && read.log === manifest.log && equalBytes(read.manifestHash, hash) && read.index === 1;
        demand(there && isSignedHead(parseTlogProof(read.proof).checkpoint), 'a receipt of what the log never signed');
        demand(read.acceptedAt === receipt.acceptedAt, 'a receipt with a time that the log never signed');
        return 'accepted';
      },
    }),
    target({
      name: 'signed-refusal',
      form: 'json',
      seeds: [encodeRefusal(refusal)],
      perByte: 6,
      base: 1000,
      read: parseRefusal,
      judge(read, bytes) {
        demand(equalBytes(encodeRefusal(read), bytes), 'a refusal with two encodings');
        const faults = verifyRefusal(p, manifest, read);
        if (faults.length > 0) return faults[0]!;
        demand(equalBytes(bytes, encodeRefusal(refusal)), 'a refusal that the log never signed');
        return 'accepted';
      },
    }),
    target({
      name: 'tlog-proof',
      form: 'text',
      seeds: [utf8(receipt.proof), utf8(withExtra)],
      perByte: 6,
      base: 500,
      read: parseTlogProof,
      judge(read, bytes) {
        const text = fromUtf8(bytes);
        demand(encodeTlogProof(read) === text, 'a proof with two encodings');
        let signed = true;
        try {
          parseCheckpoint(read.checkpoint);
        } catch {
          signed = false;
        }
        if (!signed) return 'checkpoint malformed';
        const verdict = verifyTlogProof(p, key, leaf, text);
        if (!verdict.ok) return verdict.fault;
        demand(read.index === 1 && isSignedHead(read.checkpoint), 'a proof of what is not in the log');
        return 'accepted';
      },
    }),
    target({
      name: 'note',
      form: 'text',
      seeds: [utf8(checkpoint)],
      perByte: 6,
      base: 500,
      read: parseNote,
      judge(read, bytes) {
        demand(encodeNote(read) === fromUtf8(bytes), 'a note with two encodings');
        return 'accepted';
      },
    }),
    target({
      name: 'checkpoint',
      form: 'text',
      seeds: [utf8(checkpoint)],
      perByte: 6,
      base: 500,
      read: parseCheckpoint,
      judge(read, bytes) {
        const text = fromUtf8(bytes);
        demand(
          encodeNote({ ...read.note, text: checkpointText(read.checkpoint) }) === text,
          'a checkpoint with two encodings',
        );
        const verdict = verifyCheckpoint(p, key, text);
        if (!verdict.ok) return verdict.fault;
        demand(isSignedHead(text) && verdict.signedAt === NOW, 'a head that the log never signed');
        return 'accepted';
      },
    }),
    target({
      name: 'vkey',
      form: 'text',
      seeds: vkeys,
      perByte: 6,
      base: 500,
      read: (bytes) => parseVkey(p, fromUtf8(bytes)),
      judge(read, bytes) {
        demand(encodeVkey(p, read) === fromUtf8(bytes), 'a key with two encodings');
        return 'accepted';
      },
    }),
    target({
      name: 'canonical-json',
      form: 'json',
      seeds: samples,
      perByte: 6,
      base: 200,
      read: parseCanonical,
      judge(read, bytes) {
        demand(equalBytes(encodeCanonical(read), bytes), 'a value with two encodings');
        return 'accepted';
      },
    }),
  ];
}
