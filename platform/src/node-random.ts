import { randomBytes } from 'node:crypto';
import type { Random } from '@lianshu/core/primitives';

/** Fresh bytes from the operating system's generator, in memory of their own that the caller may wipe. */
export const nodeRandom: Random = (length) => new Uint8Array(randomBytes(length));
