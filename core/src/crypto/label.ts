import { concat, utf8 } from '../bytes/index.ts';

/** What an HPKE ciphertext of this project is for; each has its own info, so that none opens as another. */
export type SealUse = 'record' | 'registry compartment' | 'progress' | 'recovery' | 'release' | 'possession test';

/** Domain separation of everything that is hashed, derived or signed here: `lianshu/v1 ` and the purpose. */
export function label(purpose: string): Uint8Array {
  return utf8(`lianshu/v1 ${purpose}`);
}

/** HPKE info: the use, and the manifest hash where a manifest exists yet (it does not at the ceremony, for recovery). */
export function sealInfo(use: SealUse, manifestHash?: Uint8Array): Uint8Array {
  if (manifestHash === undefined) return label(use);
  if (manifestHash.length !== 32) throw new RangeError('manifest hash expects 32 bytes');
  return concat(label(use), manifestHash);
}
