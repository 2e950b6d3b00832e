import { type Directory, type DirectoryFault, parseDirectory, verifyDirectory } from '@lianshu/core/directory';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { getBytes } from '../api/index.ts';
import { pinnedTrust } from '../app/pinned-trust.ts';

export const DIRECTORY_PATH = '/cases.json';

export type LoadedDirectory =
  | { readonly ok: true; readonly directory: Directory }
  | { readonly ok: false; readonly why: DirectoryFault | 'unreachable' };

/** The highest sequence that this tab has seen: no older directory is believed afterwards. Not kept longer: what a browser stores tells where its owner was. */
let newest: number | undefined;

/** The directory of official cases, verified with the keys that are pinned in this build. Whatever is no directory counts as unsigned. */
export async function loadDirectory(now: number = Date.now()): Promise<LoadedDirectory> {
  const answer = await getBytes(DIRECTORY_PATH);
  if (!answer.ok) return { ok: false, why: 'unreachable' };
  try {
    const signed = parseDirectory(answer.value);
    const fault = verifyDirectory(p, { commission: pinnedTrust().commission, now, atLeast: newest }, signed);
    if (fault !== undefined) return { ok: false, why: fault };
    newest = signed.sequence;
    return { ok: true, directory: signed };
  } catch {
    return { ok: false, why: 'signature' };
  }
}
