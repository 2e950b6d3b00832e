import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from '../bytes/index.ts';
import { ParseError } from '../errors/index.ts';
import { canonicalText, encodeCanonical, Fields, type JsonValue, parseCanonical } from './index.ts';

const parse = (text: string) => parseCanonical(utf8(text));

function faultOf(run: () => unknown): ParseError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ParseError, String(error));
    return error;
  }
  return assert.fail('was read');
}

test('one value has one spelling', () => {
  const others: readonly (readonly [string, string])[] = [
    ['{"b":1,"a":2}', 'json.not-canonical'],
    ['{"a":1,"a":1}', 'json.not-canonical'],
    ['{"a":1,"a":2}', 'json.not-canonical'],
    ['{"a": 1}', 'json.not-canonical'],
    ['{"a":1}\n', 'json.not-canonical'],
    [' 1', 'json.not-canonical'],
    ['1.0', 'json.not-canonical'],
    ['1e2', 'json.not-canonical'],
    ['"\\u0061"', 'json.not-canonical'],
    ['"\\/"', 'json.not-canonical'],
    ['"\\u000A"', 'json.not-canonical'],
    ['-0', 'json.shape'],
    ['0.5', 'json.shape'],
    ['9007199254740992', 'json.shape'],
    ['1e400', 'json.shape'],
    ['"\\ud800"', 'json.shape'],
    ['{"\\udc00":1}', 'json.shape'],
    ['\ufeff1', 'json.malformed'],
    ['', 'json.malformed'],
    ['01', 'json.malformed'],
    ['NaN', 'json.malformed'],
    ["{'a':1}", 'json.malformed'],
    ['[1,]', 'json.malformed'],
    ['"\u0000"', 'json.malformed'],
  ];
  for (const [text, code] of others) assert.equal(faultOf(() => parse(text)).code, code, JSON.stringify(text));
  assert.equal(faultOf(() => parseCanonical(Uint8Array.of(0x22, 0xc0, 0x80, 0x22))).code, 'utf8.malformed');
  assert.equal(faultOf(() => parseCanonical(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))).code, 'utf8.malformed');
});

test('what is written is read back, long texts too', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }), (value) => {
      const whole = JSON.parse(JSON.stringify(value, (_, v) => (typeof v === 'number' ? Math.trunc(v % 1e9) || 0 : v)));
      assert.deepEqual(parseCanonical(encodeCanonical(whole as JsonValue)), whole);
    }),
  );
  const long = Array.from({ length: 20_000 }, (_, i) => ({ i, text: `"${i}[{` }));
  assert.deepEqual(parse(canonicalText(long)), long);
});

test('keys of the engine are keys like any other', () => {
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const value = parse(`{"${key}":{"a":1}}`);
    assert.equal(canonicalText(value), `{"${key}":{"a":1}}`);
    assert.equal(({} as Record<string, unknown>).a, undefined);
    assert.equal(faultOf(() => new Fields(value).end()).code, 'json.shape');
    assert.equal(faultOf(() => new Fields(parse('{}')).json(key)).code, 'json.shape');
    assert.equal(new Fields(parse('{}')).has(key), false);
  }
});

test('depth ends at 32 levels, before anything is built', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  assert.equal(canonicalText(parse(nested(33))), nested(33));
  for (const text of [nested(34), '['.repeat(100_000), '{"a":'.repeat(100_000), nested(1_000_000)])
    assert.deepEqual([faultOf(() => parse(text)).code, faultOf(() => parse(text)).at], ['json.shape', 'depth']);
  // Brackets in strings are no levels, behind an escaped quote neither.
  const text = `["${'['.repeat(100)}\\"${'{'.repeat(100)}\\\\"]`;
  assert.equal(canonicalText(parse(text)), text);
});

test('a hash is 32 bytes in lower-case hexadecimal and nothing else', () => {
  const hash = (text: string) => new Fields(parse(`{"h":"${text}"}`), 'x').hash('h');
  assert.deepEqual(hash('0a'.repeat(32)), new Uint8Array(32).fill(10));
  for (const text of ['', '0a', '0a'.repeat(31), '0a'.repeat(33)]) {
    const { code, at } = faultOf(() => hash(text));
    assert.deepEqual([code, at], ['json.shape', 'x.h'], text);
  }
  for (const text of ['0A'.repeat(32), '0'.repeat(63), 'zz'.repeat(32)])
    assert.equal(faultOf(() => hash(text)).code, 'hex.malformed', text);
});

test('a fault never quotes what it found', () => {
  for (const text of ['{"idNumber":"A123456789"', 'A123456789', '["A123456789",]', '{"A123456789":0.5}']) {
    const fault = faultOf(() => parse(text));
    assert.equal(fault.cause, undefined);
    assert.ok(!`${fault.message} ${fault.stack}`.includes('A12345'), text);
  }
});
