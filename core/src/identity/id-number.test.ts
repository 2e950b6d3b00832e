import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkIdNumber, idCheckDigit, idTail, maskIdTail, normalizeIdNumber } from './index.ts';

interface Vector {
  readonly input: string;
  readonly number?: string;
  readonly refusal?: string;
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../../vectors/identity/id-numbers.json', import.meta.url), 'utf8'),
) as { cases: Vector[] };

test('every vector has its outcome', () => {
  assert.equal(cases.length, 34);
  assert.equal(cases.filter((vector) => vector.number !== undefined).length, 14);
  for (const { input, number, refusal } of cases) {
    const result = checkIdNumber(input);
    assert.equal(result.ok ? result.value : result.code, number ?? refusal, JSON.stringify(input));
  }
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const numbers = fc
  .tuple(fc.constantFrom(...ALPHABET), fc.constantFrom('1', '2'), fc.stringMatching(/^[0-9]{7}$/))
  .map(([letter, sex, digits]) => letter + sex + digits)
  .map((first) => first + idCheckDigit(first));

test('a completed number passes, and no other last digit does', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      assert.deepEqual(checkIdNumber(number), { ok: true, value: number });
      for (let digit = 0; digit < 10; digit++) {
        const other = number.slice(0, 9) + digit;
        assert.equal(checkIdNumber(other).ok, other === number);
      }
    }),
  );
});

test('a change of the last digit but one, which weighs 1, never passes', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 9 }), (number, step) => {
      const other = number.slice(0, 8) + ((Number(number[8]) + step) % 10) + number[9];
      assert.equal(checkIdNumber(other).ok, false);
    }),
  );
});

const LETTER_VALUES: Readonly<Record<string, number>> = {
  A: 10,
  B: 11,
  C: 12,
  D: 13,
  E: 14,
  F: 15,
  G: 16,
  H: 17,
  I: 34,
  J: 18,
  K: 19,
  L: 20,
  M: 21,
  N: 22,
  O: 35,
  P: 23,
  Q: 24,
  R: 25,
  S: 26,
  T: 27,
  U: 28,
  V: 29,
  W: 32,
  X: 30,
  Y: 31,
  Z: 33,
};

test('every letter counts with its published value', () => {
  assert.equal(Object.keys(LETTER_VALUES).length, 26);
  for (const [letter, value] of Object.entries(LETTER_VALUES)) {
    const digits = [
      Math.floor(value / 10),
      value % 10,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      Number(idCheckDigit(`${letter}10000000`)),
    ];
    const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
    const sum = digits.reduce((total, digit, i) => total + digit * weights[i]!, 0);
    assert.equal(sum % 10, 0, letter);
  }
  assert.throws(() => idCheckDigit('A12345'), RangeError);
});

test('full-width input comes out half-width', () => {
  assert.equal(normalizeIdNumber('　ａ１２３４５６７８９ '), 'A123456789');
});

test('only the last four are ever shown', () => {
  const result = checkIdNumber('A123456789');
  assert.ok(result.ok);
  assert.equal(idTail(result.value), '6789');
  assert.equal(maskIdTail('6789'), '＊＊＊＊＊＊6789');
  assert.throws(() => maskIdTail('A123'), RangeError);
});

test('a refusal never carries the number', () => {
  for (const { input } of cases.filter((vector) => vector.refusal !== undefined && vector.input !== ''))
    assert.ok(!JSON.stringify(checkIdNumber(input)).includes(normalizeIdNumber(input)));
});
