export { canonicalText, encodeCanonical, type JsonValue, parseCanonical } from './canonical.ts';
export { Fields, type JsonObject } from './fields.ts';
