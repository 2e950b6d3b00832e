export { ParseError } from './coded-error.ts';
export { PARSE_CODES, type ParseCode } from './parse-codes.ts';
export { type Accepted, accept, type Refusal, type Result, refuse } from './refusal.ts';
export { REFUSALS, type RefusalCode } from './refusal-codes.ts';
