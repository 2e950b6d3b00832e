import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParseError } from '../errors/index.ts';
import { encodeUnsealingCode, groupUnsealingCode, newUnsealingCode, parseUnsealingCode } from './unsealing-code.ts';

const code = fc.uint8Array({ minLength: 17, maxLength: 17 }).map((bytes) => newUnsealingCode(() => bytes));

test('known codes', () => {
  const ones = new Uint8Array(17).fill(0xff, 0, 16);
  ones[16] = 0xc0;
  const counting = new Uint8Array(17);
  counting.set([0x00, 0x44, 0x32, 0x14, 0xc7]);
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['0'.repeat(26), new Uint8Array(17)],
    ['Z'.repeat(26), ones],
    [`01234567${'0'.repeat(18)}`, counting],
  ];
  for (const [text, bytes] of cases) {
    assert.equal(encodeUnsealingCode(bytes), text);
    assert.deepEqual(parseUnsealingCode(text), bytes);
  }
});

test('26 characters of the alphabet hold every code, and the encoding agrees with plain arithmetic', () => {
  fc.assert(
    fc.property(code, (bytes) => {
      const text = encodeUnsealingCode(bytes);
      assert.match(text, /^[0-9A-HJKMNP-TV-Z]{26}$/);
      assert.deepEqual(parseUnsealingCode(text), bytes);
      let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 6n;
      let expected = '';
      for (let i = 0; i < 26; i++, value >>= 5n)
        expected = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number(value & 31n)] + expected;
      assert.equal(text, expected);
    }),
  );
});

test('it reads back what people type: case, spaces, dashes, full width, O for 0, I and L for 1', () => {
  const separator = fc.constantFrom('', ' ', '-', ' - ', '–', '—', '−', '－', '\n', '　');
  fc.assert(
    fc.property(code, fc.array(separator, { minLength: 26, maxLength: 26 }), fc.nat(), (bytes, separators, choice) => {
      const forms = (character: string, i: number) => {
        const wide = String.fromCharCode(character.charCodeAt(0) + 0xfee0);
        const all = [character, character.toLowerCase(), wide, wide.toLowerCase()];
        if (character === '0') all.push('O', 'o', 'Ｏ');
        if (character === '1') all.push('I', 'i', 'L', 'l', 'ｌ');
        return all[(choice + i) % all.length]!;
      };
      const typed = [...encodeUnsealingCode(bytes)].map((c, i) => forms(c, i) + separators[i]).join('');
      assert.deepEqual(parseUnsealingCode(typed), bytes);
    }),
  );
});

test('groups are for print only', () => {
  const text = 'ABCDEFGHJKMNPQRSTVWXYZ0123';
  assert.equal(groupUnsealingCode(text), 'ABCDE-FGHJK-MNPQR-STVWX-YZ0123');
  assert.deepEqual(parseUnsealingCode(groupUnsealingCode(text)), parseUnsealingCode(text));
});

test('other lengths, U, and characters outside the alphabet are refused without repeating them', () => {
  const faults = [
    '',
    '0'.repeat(25),
    '0'.repeat(27),
    `${'0'.repeat(25)}U`,
    `${'0'.repeat(25)}*`,
    `開${'0'.repeat(25)}`,
  ];
  for (const text of faults) {
    assert.throws(
      () => parseUnsealingCode(text),
      (error) =>
        error instanceof ParseError && error.code === 'unsealing-code.malformed' && !/[*開U]/.test(error.message),
    );
  }
});

test('bytes with more than 130 bits are no code', () => {
  const bytes = new Uint8Array(17);
  for (const bad of [bytes.subarray(1), new Uint8Array(18), bytes.fill(1, 16)])
    assert.throws(() => encodeUnsealingCode(bad), RangeError);
});
