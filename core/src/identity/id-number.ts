import { accept, type Result, refuse } from '../errors/index.ts';

declare const idNumber: unique symbol;

/** 國民身分證統一編號: ten ASCII characters in canonical spelling whose check digit holds. Made by `checkIdNumber` only. */
export type IdNumber = string & { readonly [idNumber]: true };

/** Letters in the order of their values, from 10 (A) to 35 (O). */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

const NATIONAL = /^[A-Z][12][0-9]{8}$/;

/** 統一證號 of residents, since 2021 with 8 or 9, before with A to D: not nationals with household registration. */
const RESIDENT = /^[A-Z](?:[89][0-9]{8}|[A-D][0-9]{8})$/;

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * The spelling that is checked: white space around it dropped, full-width letters and digits (as input methods produce
 * them) made half-width, lower case raised. Inner white space and hyphens stay, and are refused by the form.
 */
export function normalizeIdNumber(text: string): string {
  return text
    .trim()
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .toUpperCase();
}

/**
 * The check digit that completes nine characters (letter and eight digits): weights 1 9 for the two digits of the
 * letter, 8 … 1 for the digits, and the whole divisible by ten. Throws RangeError for anything else.
 */
export function idCheckDigit(first: string): string {
  if (!/^[A-Z][0-9]{8}$/.test(first)) throw new RangeError('idCheckDigit expects a letter and eight digits');
  const letter = LETTERS.indexOf(first[0]!) + 10;
  let sum = Math.floor(letter / 10) + 9 * (letter % 10);
  for (let i = 1; i < 9; i++) sum += (9 - i) * (first.charCodeAt(i) - 48);
  return String((10 - (sum % 10)) % 10);
}

/**
 * A national identity number in canonical spelling, or why not: `id.resident` for a resident's number of either
 * generation (well-formed, but its holder has no right of referendum, Act Art. 7), `id.form`, `id.check-digit`.
 * A number that passes need not belong to anyone; only the register knows. No refusal carries the number.
 */
export function checkIdNumber(text: string): Result<IdNumber> {
  const number = normalizeIdNumber(text);
  if (RESIDENT.test(number)) return refuse('id.resident');
  if (!NATIONAL.test(number)) return refuse('id.form');
  if (idCheckDigit(number.slice(0, 9)) !== number[9]) return refuse('id.check-digit');
  return accept(number as IdNumber);
}
