import type { Random } from '@lianshu/core/primitives';

/** The browser's cryptographic source. */
export const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
