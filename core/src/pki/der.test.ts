import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareBytes, concat, fromHex, toHex, utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { context, contextPrimitive, DerReader, readWhole, TAG } from './der.ts';
import { DER_NULL, derElement, derInteger, derOctetString, derOid, derSequence, derSetOf } from './der-writer.ts';

const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof ParseError) return error.code;
    throw error;
  }
  return 'accepted';
};

type Read = (reader: DerReader) => unknown;
const READ = {
  any: (r) => r.skip(),
  sequence: (r) => {
    const inner = r.sequence();
    while (inner.more) inner.skip();
  },
  boolean: (r) => r.boolean(),
  integer: (r) => r.integer(),
  positive: (r) => r.positive(),
  small: (r) => r.small(),
  oid: (r) => r.oid(),
  bits: (r) => r.bitString(),
  named: (r) => r.namedBits(),
  null: (r) => r.null(),
  text: (r) => r.text(),
  time: (r) => r.time(),
} as const satisfies Record<string, Read>;

const ascii = (tag: number, text: string) => toHex(derElement(tag, utf8(text)));
const utc = (text: string) => ascii(TAG.utcTime, text);
const generalized = (text: string) => ascii(TAG.generalizedTime, text);

const REFUSED: readonly (readonly [keyof typeof READ, string, string])[] = [
  // frame
  ['any', '', 'der.truncated'],
  ['any', '30', 'der.truncated'],
  ['any', '3001', 'der.truncated'],
  ['any', '308201', 'der.truncated'],
  ['any', '300000', 'der.trailing'],
  ['any', '3080', 'der.length'],
  ['any', '30800000', 'der.length'],
  ['any', '308100', 'der.length'],
  ['any', '30817f', 'der.length'],
  ['any', '30820080', 'der.length'],
  ['any', '308200ff', 'der.length'],
  ['any', '3085000000000000', 'der.length'],
  ['any', '30840000000100', 'der.length'],
  ['any', '30ff', 'der.length'],
  ['any', '3084ffffffff', 'der.truncated'],
  ['any', '1f8100', 'der.tag'],
  ['any', 'bf0100', 'der.tag'],
  ['any', '0000', 'der.tag'],
  ['any', '1000', 'der.tag'],
  ['any', '1100', 'der.tag'],
  ['any', '24020400', 'der.tag'],
  ['any', '2c00', 'der.tag'],
  ['any', '2100', 'der.tag'],
  ['any', nested(26), 'der.depth'],
  ['sequence', '3100', 'der.tag'],
  ['sequence', 'a000', 'der.tag'],
  // the types inside anything
  ['any', '3003010101', 'der.boolean'],
  ['any', '300402020001', 'der.integer'],
  ['any', '30030a0000', 'der.integer'],
  ['any', '3003050100', 'der.length'],
  ['any', '3003060180', 'der.oid'],
  ['any', '3003030180', 'der.bits'],
  ['any', '300403020101', 'der.bits'],
  ['any', '30030c01ff', 'der.text'],
  ['any', '3003130140', 'der.text'],
  ['any', 'a003010101', 'der.boolean'],
  // values
  ['boolean', '010101', 'der.boolean'],
  ['boolean', '0100', 'der.boolean'],
  ['boolean', '0102ffff', 'der.boolean'],
  ['integer', '0200', 'der.integer'],
  ['integer', '02020000', 'der.integer'],
  ['integer', '0202007f', 'der.integer'],
  ['integer', '0202ff80', 'der.integer'],
  ['positive', '020100', 'der.integer'],
  ['positive', '0201ff', 'der.integer'],
  ['positive', '020180', 'der.integer'],
  ['small', '020500ffffffff', 'der.integer'],
  ['small', '0201ff', 'der.integer'],
  ['oid', '0600', 'der.oid'],
  ['oid', '06028001', 'der.oid'],
  ['oid', '06032a8001', 'der.oid'],
  ['oid', '06022a86', 'der.oid'],
  ['bits', '0300', 'der.bits'],
  ['bits', '03020780', 'der.bits'],
  ['named', '0300', 'der.bits'],
  ['named', '03020080', 'der.bits'],
  ['named', '03020781', 'der.bits'],
  ['named', '03020880', 'der.bits'],
  ['named', '030107', 'der.bits'],
  ['named', '03020700', 'der.bits'],
  ['named', '030400000001', 'der.bits'],
  ['null', '050100', 'der.length'],
  ['text', '160141', 'der.tag'],
  ['text', '0c02c080', 'der.text'],
  ['text', '0c03eda080', 'der.text'],
  ['text', '13015f', 'der.text'],
  ['time', utc('991231235960Z'), 'der.time'],
  ['time', utc('991331235959Z'), 'der.time'],
  ['time', utc('990031000000Z'), 'der.time'],
  ['time', utc('990229000000Z'), 'der.time'],
  ['time', utc('990431000000Z'), 'der.time'],
  ['time', utc('990100000000Z'), 'der.time'],
  ['time', utc('990101240000Z'), 'der.time'],
  ['time', utc('990101006000Z'), 'der.time'],
  ['time', utc('9901010000Z'), 'der.time'],
  ['time', utc('990101000000+0000'), 'der.time'],
  ['time', utc('99010100000 Z'), 'der.time'],
  ['time', generalized('20260101000000.5Z'), 'der.time'],
  ['time', generalized('20260101000000'), 'der.time'],
  ['time', generalized('00990101000000Z'), 'der.time'],
  ['time', generalized('19000229000000Z'), 'der.time'],
  ['time', '020100', 'der.tag'],
];

function nested(depth: number): string {
  let element: Uint8Array = new Uint8Array(0);
  for (let i = 0; i < depth; i++) element = derSequence(element);
  return toHex(element);
}

test('every encoding that is not DER has its code', () => {
  for (const [read, hex, expected] of REFUSED)
    assert.equal(
      code(() => readWhole(fromHex(hex), READ[read])),
      expected,
      `${read} ${hex}`,
    );
  assert.equal(REFUSED.length, 82);
});

const ACCEPTED: readonly (readonly [keyof typeof READ, string, unknown])[] = [
  ['boolean', '0101ff', true],
  ['boolean', '010100', false],
  ['integer', '020100', fromHex('00')],
  ['integer', '02020080', fromHex('0080')],
  ['integer', '0201ff', fromHex('ff')],
  ['positive', '02020080', fromHex('80')],
  ['small', '02047fffffff', 0x7fffffff],
  ['oid', '06032a0305', fromHex('2a0305')],
  ['bits', '03020080', fromHex('80')],
  ['named', '030100', 0],
  ['named', '03020780', 1],
  ['named', '03020430', 12],
  ['named', '0303070080', 256],
  ['text', ascii(TAG.utf8String, '示範𡍼'), '示範𡍼'],
  ['text', ascii(TAG.utf8String, '_'), '_'],
  ['text', ascii(TAG.printableString, "Az09 '()+,-./:=?"), "Az09 '()+,-./:=?"],
  ['time', utc('491231235959Z'), Date.UTC(2049, 11, 31, 23, 59, 59)],
  ['time', utc('500101000000Z'), Date.UTC(1950, 0, 1)],
  ['time', utc('240229000000Z'), Date.UTC(2024, 1, 29)],
  ['time', generalized('20500630120000Z'), Date.UTC(2050, 5, 30, 12)],
  ['any', nested(25), undefined],
];

test('values are read as they stand', () => {
  for (const [read, hex, value] of ACCEPTED)
    assert.deepEqual(readWhole<unknown>(fromHex(hex), READ[read]), value, `${read} ${hex}`);
});

const element: fc.Arbitrary<Uint8Array> = fc.letrec<{ node: Uint8Array }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.uint8Array({ maxLength: 300 }).map((bytes) => derOctetString(bytes)),
    fc.constant(DER_NULL),
    fc.integer({ min: 0, max: 127 }).map((value) => derInteger(value)),
    fc.constant(derOid(fromHex('2a864886f70d'))),
    fc.array(tie('node'), { maxLength: 4 }).map((parts) => derSequence(...parts)),
    fc.array(tie('node'), { maxLength: 4 }).map((parts) => derSetOf(...parts)),
    tie('node').map((part) => derElement(context(0), part)),
    fc.uint8Array({ maxLength: 9 }).map((bytes) => derElement(contextPrimitive(2), bytes)),
  ),
})).node;

test('what the writer writes, the reader passes whole; one byte more or less it refuses', () => {
  fc.assert(
    fc.property(element, (bytes) => {
      assert.equal(
        code(() => readWhole(bytes, READ.any)),
        'accepted',
      );
      assert.equal(
        code(() => readWhole(concat(bytes, Uint8Array.of(0)), READ.any)),
        'der.trailing',
      );
      assert.equal(
        code(() => readWhole(bytes.subarray(0, -1), READ.any)),
        'der.truncated',
      );
    }),
  );
});

test('arbitrary bytes give a value or a ParseError from every reading', () => {
  const reads = Object.values(READ) as Read[];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      for (const read of reads) code(() => readWhole(bytes, read));
    }),
  );
});

test('UTF-8 is judged as the platform’s decoder judges it', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decoded = (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes);
    } catch {
      return undefined;
    }
  };
  const interesting = [
    0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf4,
    0xf5, 0xff,
  ];
  const octet = fc.oneof(fc.constantFrom(...interesting), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(octet, { maxLength: 8 }), (octets) => {
      const bytes = Uint8Array.from(octets);
      const text = derElement(TAG.utf8String, bytes);
      const expected = decoded(bytes);
      assert.equal(
        code(() => readWhole(text, READ.any)),
        expected === undefined ? 'der.text' : 'accepted',
      );
      if (expected !== undefined) assert.equal(readWhole(text, READ.text), expected);
    }),
    { numRuns: 5000 },
  );
});

test('an identifier is found among the known ones only when every octet agrees', () => {
  const known = [fromHex('551d0e'), fromHex('551d0f'), fromHex('2a864886f70d010101')];
  const among = (hex: string) => readWhole(derOid(fromHex(hex)), (reader) => reader.oidAmong(known));
  assert.deepEqual(['551d0e', '551d0f', '2a864886f70d010101'].map(among), [0, 1, 2]);
  assert.deepEqual(
    ['551d10', '541d0e', '551d', '551d0e01', '2a864886f70d010102', '2b864886f70d010101'].map(among),
    [-1, -1, -1, -1, -1, -1],
  );
});

test('a set is written in ascending order of its encodings', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 6 }), (elements) => {
      const set = new DerReader(derSetOf(...elements)).set();
      let previous: Uint8Array | undefined;
      while (set.more) {
        const start = set.at;
        set.skip();
        const next = set.bytes.subarray(start, set.at);
        assert.ok(previous === undefined || compareBytes(previous, next) <= 0);
        previous = next;
      }
    }),
  );
});

test('each of many elements is read once, and hostile nesting is refused at its first length', () => {
  const count = 200_000;
  let steps = 0;
  readWhole(derSequence(fromHex('0500'.repeat(count))), (reader) => {
    const inner = reader.sequence();
    while (inner.more) {
      inner.skip();
      steps += 1;
    }
  });
  assert.equal(steps, count);
  assert.throws(
    () => readWhole(fromHex('30803080'.repeat(50_000)), READ.any),
    (error: unknown) => error instanceof ParseError && error.code === 'der.length' && Number(error.at) <= 2,
  );
});
