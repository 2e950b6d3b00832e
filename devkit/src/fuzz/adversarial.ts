import { concat, utf8 } from '@lianshu/core/bytes';
import { encodeCanonical, type JsonValue } from '@lianshu/core/json';
import { issueCard } from '../card/index.ts';
import { attribute } from '../card/signed-cms.ts';
import { encodeMessage, signerParts } from '../oracles/corpus/message-parts.ts';
import { replaceAt } from '../oracles/corpus/tree-cases.ts';
import {
  bitString,
  context,
  integer,
  NULL,
  octetString,
  oid,
  printableString,
  sequence,
  setAsGiven,
  setOf,
  time,
  tlv,
  utf8String,
} from '../pki/der.ts';
import { createDemoPki, issueRevocationList, OID } from '../pki/index.ts';

/** Makes an input of about that many parts, of the kind that costs its reader most. */
export type Adversary = (size: number) => Uint8Array;

const times = <T>(size: number, make: (i: number) => T): T[] => Array.from({ length: size }, (_, i) => make(i));
const three = (i: number): Uint8Array =>
  Uint8Array.of(0x2a, 0x80 | (i >> 14) | 0x01, 0x80 | ((i >> 7) & 0x7f), i & 0x7f);

const PURPOSES = ['sign', 'login', 'manifest', 'submission', 'act', 'card-used'];
/** Where a target is not named by the purpose. */
const NAMES: Readonly<Record<string, string>> = { manifest: 'consent' };

function nested(depth: number): Uint8Array {
  let bytes: Uint8Array = NULL;
  for (let i = 0; i < depth; i++) bytes = sequence(bytes);
  return bytes;
}

function messages(): Readonly<Record<string, Adversary>> {
  const pki = createDemoPki();
  const card = issueCard(pki, { idNumber: 'A123456789', name: '示範' }, { generation: 'G2' });
  const signer = card.signing;
  const content = utf8('x');
  const { certificate } = signer;
  // Signing is not what is measured: one signature does for all.
  const { signature } = signerParts(signer, content);
  const attributes = (given: readonly Uint8Array[]) =>
    encodeMessage(signer, content, {}, { attributes: given, signature });
  return {
    'many certificates': (size) =>
      encodeMessage(signer, content, {
        certificates: context(0, certificate, ...times(size / 20, () => pki.issuer('G2').certificate)),
      }),
    'many empty certificates of the signer’s name': (size) => {
      const bare = sequence(sequence(context(0, integer(2)), integer(1), sequence(), sequence()));
      return encodeMessage(signer, content, { certificates: context(0, ...times(size, () => bare), certificate) });
    },
    'many attributes in order': (size) => attributes(times(size, (i) => sequence(tlv(0x06, three(i)), setOf(NULL)))),
    'many attributes that differ in their last octet': (size) =>
      attributes(
        times(size / 20, (i) => sequence(oid('1.2.3'), setAsGiven(octetString(new Uint8Array(500)), integer(i)))),
      ),
    'an attribute of many values': (size) =>
      attributes([sequence(oid('1.2.3'), setAsGiven(...times(size, () => NULL)))]),
    'many unsigned attributes': (size) =>
      encodeMessage(
        signer,
        content,
        {},
        { signature, unsigned: context(1, ...times(size, () => attribute('1.2.3', NULL))) },
      ),
    'many lists': (size) => encodeMessage(signer, content, { lists: context(1, ...times(size, () => sequence())) }),
    'many signers': (size) =>
      encodeMessage(signer, content, { signers: setAsGiven(...times(size, () => sequence(integer(1)))) }),
    'a long name of the signer': (size) =>
      encodeMessage(
        signer,
        content,
        {},
        { signature, identifier: sequence(sequence(...times(size, () => setOf(sequence()))), integer(1)) },
      ),
    'a long content': (size) => encodeMessage(signer, new Uint8Array(size * 10), {}, { signature }),
    'many pieces of nothing in an attribute': (size) =>
      attributes([attribute('1.2.3', sequence(...times(size, () => sequence())))]),
  };
}

function certificates(): Readonly<Record<string, Adversary>> {
  const { certificate } = issueCard(
    createDemoPki(),
    { idNumber: 'A123456789', name: '示範' },
    { generation: 'G2' },
  ).signing;
  const at = (path: readonly number[], value: Uint8Array) => replaceAt(certificate, [0, ...path], () => value);
  const longId = (length: number, last: number): Uint8Array =>
    tlv(0x06, new Uint8Array(length - 1).fill(0x81), Uint8Array.of(last));
  const extension = (id: Uint8Array, value: Uint8Array = NULL) => sequence(id, octetString(value));
  return {
    'many extensions': (size) => at([7, 0], sequence(...times(size, (i) => extension(tlv(0x06, three(i)))))),
    'extensions with long names that differ at their end': (size) =>
      at([7, 0], sequence(...times(32, (i) => extension(longId(size, i))))),
    'many policies': (size) =>
      at(
        [7, 0],
        sequence(
          sequence(oid(OID.certificatePolicies), octetString(sequence(...times(size, () => sequence(oid('1.2.3')))))),
        ),
      ),
    'many directory attributes': (size) =>
      at(
        [7, 0],
        sequence(
          sequence(
            oid(OID.subjectDirectoryAttributes),
            octetString(sequence(...times(size, () => sequence(oid('1.2.3'), setOf(NULL))))),
          ),
        ),
      ),
    'a long subject': (size) => at([5], sequence(...times(size, () => setOf(sequence(oid('1.2.3'), NULL))))),
    'a long common name': (size) =>
      at([5], sequence(setOf(sequence(oid(OID.commonName), utf8String('臺'.repeat(size)))))),
    'a long printable name': (size) =>
      at([5], sequence(setOf(sequence(oid(OID.serialNumber), printableString('1'.repeat(size)))))),
    'a long issuer': (size) => at([3], sequence(...times(size, () => setOf(sequence())))),
    'a long key': (size) =>
      at(
        [6],
        sequence(
          sequence(oid(OID.rsaEncryption), NULL),
          bitString(sequence(integer(new Uint8Array(size * 4).fill(1)), integer(3))),
        ),
      ),
  };
}

function lists(): Readonly<Record<string, Adversary>> {
  const issuer = createDemoPki().issuer('G2');
  const now = Date.UTC(2026, 10, 23);
  const good = issueRevocationList(issuer, {
    thisUpdate: now,
    nextUpdate: now + 1000,
    number: 1,
    revoked: [{ serial: Uint8Array.of(1), revokedAt: now }],
  });
  const entries = (all: readonly Uint8Array[]) => replaceAt(good, [0, 5], () => sequence(...all));
  const entry = (serial: Uint8Array, ...more: readonly Uint8Array[]) => sequence(integer(serial), time(now), ...more);
  const number = (i: number, front: readonly number[] = []): Uint8Array =>
    Uint8Array.of(0x41, ...front, i >> 16, (i >> 8) & 255, i & 255);
  return {
    'entries in order': (size) => entries(times(size, (i) => entry(number(i)))),
    'entries backwards': (size) => entries(times(size, (i) => entry(number(size - i)))),
    'entries of one serial number': (size) => entries(times(size, () => entry(number(1)))),
    'entries backwards that agree in front': (size) =>
      entries(times(size, (i) => entry(number(size - i, [1, 2, 3, 4, 5, 6])))),
    'entries shuffled that agree in front': (size) =>
      entries(times(size, (i) => entry(number((i * 7919) % 65_521, [1, 2, 3, 4, 5, 6])))),
    'entries with many extensions': (size) =>
      entries(
        times(size / 20, (i) =>
          entry(number(i), sequence(...times(30, (k) => sequence(tlv(0x06, three(k)), octetString(NULL))))),
        ),
      ),
    'empty entries': (size) => entries(times(size, () => sequence())),
  };
}

function statements(purpose: string): Readonly<Record<string, Adversary>> {
  const fence = (word: string) => `-----${word} LIANSHU ${purpose.toUpperCase()} v1-----`;
  const block = (...lines: readonly string[]) =>
    utf8([fence('BEGIN'), `purpose: ${purpose}`, ...lines, fence('END'), ''].join('\n'));
  return {
    'many lines': (size) => block(...times(size, (i) => `k${i}: v`)),
    'many lines in front': (size) => concat(utf8('x\n'.repeat(size)), block()),
    'many fences': (size) => utf8('-----\n'.repeat(size)),
    'empty lines': (size) => utf8('\n'.repeat(size)),
    'one long value': (size) => block(`case: ${'9'.repeat(size)}`, `log: ${'x'.repeat(size)}`),
    'one long key': (size) => block(`${'k-'.repeat(size)}: v`),
    'a key without an end': (size) => block('k'.repeat(size * 4)),
  };
}

/** Canonical JSON of a good file, with one field made anew; undefined takes it out. */
function withField(good: Uint8Array, path: readonly string[], make: (old: unknown) => unknown): Uint8Array {
  const value = JSON.parse(new TextDecoder().decode(good)) as Record<string, unknown>;
  let holder = value;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = path.at(-1)!;
  holder[last] = make(holder[last]);
  return encodeCanonical(value as JsonValue);
}

/** Files of JSON with as much in their fields as fits. */
function papers(goodOf: (target: string) => Uint8Array): Readonly<Record<string, Readonly<Record<string, Adversary>>>> {
  const longer = (target: string, path: readonly string[], piece: string) => (size: number) =>
    withField(goodOf(target), path, (old) => String(old) + piece.repeat(size));
  const more = (target: string, path: readonly string[]) => (size: number) =>
    withField(goodOf(target), path, (old) => times(size / 20, () => (old as readonly unknown[])[0]));
  const wide = (target: string) => (size: number) => withField(goodOf(target), ['zzz'], () => times(size, () => 0));
  return {
    receipt: {
      'a long proof': longer('receipt', ['proof'], 'AAAA'),
      'a proof of many lines': longer('receipt', ['proof'], '— a AAAAAAA=\n'),
      'a long hash': longer('receipt', ['entry', 'body'], 'AAAA'),
      'a field too many': wide('receipt'),
    },
    'signed-refusal': {
      'a long signature': longer('signed-refusal', ['signature'], 'AAAA'),
      'a field too many': wide('signed-refusal'),
    },
    'signed-manifest': {
      'a long consent': longer('signed-manifest', ['leadConsent'], 'AAAA'),
      'a long text': longer('signed-manifest', ['manifest', 'case', 'mainText'], '臺'),
      'a field too many': wide('signed-manifest'),
    },
    'trust-file': {
      'many authorities of cards': more('trust-file', ['issuers']),
      'a field too many': wide('trust-file'),
    },
    vkey: {
      'a long key': (size) => utf8(`a+00000000+${'AAAA'.repeat(size)}`),
      'a long name': (size) => utf8(`${'a'.repeat(size * 4)}+00000000+AAAA`),
      'many signs': (size) => utf8('+'.repeat(size * 4)),
    },
  };
}

function texts(): Readonly<Record<string, Readonly<Record<string, Adversary>>>> {
  const note: Readonly<Record<string, Adversary>> = {
    'a long text': (size) => utf8(`${'x\n'.repeat(size)}\n— a AAAAAAA=\n`),
    'many signatures': (size) => utf8(`x\n\n${'— a AAAAAAA=\n'.repeat(size)}`),
    'a long signature': (size) => utf8(`x\n\n— a ${'AAAA'.repeat(size)}\n`),
    'a long name': (size) => utf8(`x\n\n— ${'a'.repeat(size * 4)} AAAAAAA=\n`),
    'many empty lines': (size) => utf8(`${'\n\n'.repeat(size)}— a AAAAAAA=\n`),
  };
  return {
    ...Object.fromEntries(PURPOSES.map((purpose) => [`statement-${NAMES[purpose] ?? purpose}`, statements(purpose)])),
    note,
    checkpoint: note,
    'tlog-proof': {
      'a long path': (size) => utf8(`c2sp.org/tlog-proof@v1\nindex 1\n${`${'A'.repeat(43)}=\n`.repeat(size)}\nx`),
      'a long extra line': (size) => utf8(`c2sp.org/tlog-proof@v1\nextra ${'AAAA'.repeat(size)}\nindex 1\n\nx`),
      'a long checkpoint': (size) => utf8(`c2sp.org/tlog-proof@v1\nindex 1\n\n${'x\n\n'.repeat(size)}`),
    },
    'canonical-json': {
      'opening brackets': (size) => utf8('['.repeat(size)),
      'as deep as may be, wide': (size) =>
        utf8(`${'['.repeat(30)}${times(size, () => '[]').join(',')}${']'.repeat(30)}`),
      'many small numbers': (size) => utf8(`[${times(size, () => 0).join(',')}]`),
      'many keys in order': (size) =>
        utf8(JSON.stringify(Object.fromEntries(times(size, (i) => [`k${String(i).padStart(6, '0')}`, 0])))),
      'many keys backwards': (size) =>
        utf8(JSON.stringify(Object.fromEntries(times(size, (i) => [`k${String(size - i).padStart(6, '0')}`, 0])))),
      'many keys shuffled': (size) =>
        utf8(JSON.stringify(Object.fromEntries(times(size, (i) => [`k${(i * 7919) % 65_521}`, 0])))),
      'a long string': (size) => utf8(JSON.stringify('x'.repeat(size * 4))),
      'a string of escapes': (size) => utf8(JSON.stringify('\\"\u0001'.repeat(size))),
      'closing brackets in front': (size) => utf8(']'.repeat(size)),
    },
  };
}

/** By name of the target: the inputs that were thought of to be dear, as functions of their size. */
/** `goodOf`: a good input of a target. */
export function adversaries(
  goodOf: (target: string) => Uint8Array,
): Readonly<Record<string, Readonly<Record<string, Adversary>>>> {
  return {
    der: {
      'as deep as may be': () => nested(24),
      'far too deep': (size) => nested(Math.min(size, 6000)),
      'many empty values': (size) => sequence(...times(size, () => NULL)),
      'many empty sequences': (size) => sequence(...times(size, () => sequence())),
      'many small integers': (size) => sequence(...times(size, () => integer(1))),
      'a long identifier': (size) => tlv(0x06, new Uint8Array(size * 4).fill(0x81), Uint8Array.of(1)),
      'a long text': (size) => utf8String('臺'.repeat(size)),
      'many bit strings': (size) => sequence(...times(size, () => bitString(Uint8Array.of(1)))),
    },
    cms: messages(),
    certificate: certificates(),
    'revocation-list': lists(),
    'enveloped-cms': {
      'a long ciphertext': (size) =>
        sequence(
          oid(OID.envelopedData),
          context(
            0,
            sequence(
              integer(0),
              setOf(
                sequence(
                  integer(0),
                  sequence(sequence(), integer(1)),
                  sequence(oid(OID.rsaEncryption), NULL),
                  octetString(new Uint8Array(size)),
                ),
              ),
              sequence(
                oid(OID.data),
                sequence(oid(OID.aes256Cbc), octetString(new Uint8Array(16))),
                tlv(0x80, new Uint8Array(size * 8)),
              ),
            ),
          ),
        ),
      'a long name': (size) =>
        sequence(
          oid(OID.envelopedData),
          context(
            0,
            sequence(
              integer(0),
              setOf(sequence(integer(0), sequence(sequence(...times(size, () => setOf(sequence()))), integer(1)))),
            ),
          ),
        ),
    },
    ...texts(),
    ...papers(goodOf),
  };
}
