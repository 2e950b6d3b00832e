const Q = 3329;
const U_COEFFICIENTS = 768;
const COEFFICIENTS = 1024;

/** FIPS 203, Compress_d: round(2^d / q · x) mod 2^d. q is odd, so nothing lies half-way. */
function compress(x: number, bits: number): number {
  return Math.floor((x * 2 ** (bits + 1) + Q) / (2 * Q)) & (2 ** bits - 1);
}

/** FIPS 203, ByteEncode_d of values in order, least significant bit first. */
function pack(values: Uint16Array, bits: number, out: Uint8Array, at: number): void {
  let buffer = 0;
  let filled = 0;
  for (const value of values) {
    buffer |= value << filled;
    filled += bits;
    while (filled >= 8) {
      out[at++] = buffer & 0xff;
      buffer >>>= 8;
      filled -= 8;
    }
  }
}

/**
 * Reads a ciphertext with the distribution of ML-KEM-768's from the front of `stream`: 1,024 coefficients uniform modulo
 * 3329, taken as FIPS 203 SampleNTT takes them (three bytes give two 12-bit candidates; those from 3329 up are dropped),
 * the first 768 compressed to 10 bits, the other 256 to 4. Undefined when the stream is too short; `used` counts whole
 * groups of three. The number of dropped candidates shows in the time; it says nothing about any real record.
 */
export function sampleCiphertext(stream: Uint8Array): { ciphertext: Uint8Array; used: number } | undefined {
  const values = new Uint16Array(COEFFICIENTS);
  let filled = 0;
  let used = 0;
  while (filled < COEFFICIENTS) {
    if (used + 3 > stream.length) return undefined;
    const middle = stream[used + 1]!;
    const first = stream[used]! | ((middle & 0x0f) << 8);
    const second = (middle >>> 4) | (stream[used + 2]! << 4);
    used += 3;
    if (first < Q) values[filled++] = first;
    if (second < Q && filled < COEFFICIENTS) values[filled++] = second;
  }
  for (let i = 0; i < COEFFICIENTS; i++) values[i] = compress(values[i]!, i < U_COEFFICIENTS ? 10 : 4);
  const ciphertext = new Uint8Array(1088);
  pack(values.subarray(0, U_COEFFICIENTS), 10, ciphertext, 0);
  pack(values.subarray(U_COEFFICIENTS), 4, ciphertext, 960);
  return { ciphertext, used };
}
