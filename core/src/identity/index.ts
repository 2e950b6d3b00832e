export { checkIdNumber, type IdNumber, idCheckDigit, normalizeIdNumber } from './id-number.ts';
export { idTail, isIdTail, maskIdTail } from './id-tail.ts';
