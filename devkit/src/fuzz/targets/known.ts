/** A set of byte strings. */
export interface Known {
  has(...parts: readonly Uint8Array[]): boolean;
}

function key(parts: readonly Uint8Array[]): string {
  return parts.map((part) => `${part.length}:${Buffer.from(part).toString('latin1')}`).join('');
}

/** What was really signed, part by part: nothing else may ever verify. */
export function knownParts(all: readonly (readonly Uint8Array[])[]): Known {
  const keys = new Set(all.map(key));
  return { has: (...parts) => keys.has(key(parts)) };
}
