import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  byLastList,
  type Crl,
  createRevocationLookup,
  pinIssuer,
  type RevocationLists,
  type RevocationLookup,
} from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { readCrlFile } from '@lianshu/platform';

interface ReadFile {
  readonly version: string;
  readonly crl: Crl;
}

/**
 * A lookup over every `*.crl` of a folder, asked for as often as wanted: a file is read again only when it has changed.
 * Rejects when one does not parse or is not signed by a pinned authority: a check must not run on fewer lists than the
 * operator put there. Strict: what no list covers is `unknown`, however many older ones there are.
 */
export function revocationFiles(p: Primitives, trust: Trust, folder: string): () => Promise<RevocationLists> {
  const issuers = trust.issuers.map(pinIssuer);
  let read = new Map<string, ReadFile>();
  let made: { readonly of: string; readonly lists: RevocationLists } | undefined;
  return async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.crl')).sort();
    const now = new Map<string, ReadFile>();
    for (const name of names) {
      const path = join(folder, name);
      const { mtimeMs, size } = await stat(path);
      const version = `${mtimeMs} ${size}`;
      const before = read.get(name);
      now.set(name, before?.version === version ? before : { version, crl: await readCrlFile(p, path) });
    }
    const of = JSON.stringify([...now].map(([name, { version }]) => [name, version]));
    if (made?.of === of) return made.lists;
    const lookup = createRevocationLookup(
      p,
      issuers,
      [...now.values()].map(({ crl }) => crl),
    );
    if (!lookup.ok) throw new Error(`revocation lists: ${lookup.code}`);
    read = now;
    made = { of, lists: lookup.value };
    return made.lists;
  };
}

/** `revocationFiles` once. */
export async function loadRevocations(p: Primitives, trust: Trust, folder: string): Promise<RevocationLists> {
  return revocationFiles(p, trust, folder)();
}

/** The same lists for logins and acts of officers, which are decided now: an old list ends nobody's work (docs/specs/revocation.md). */
export function forOfficers(lookup: RevocationLookup | RevocationLists): RevocationLookup {
  return 'listedAt' in lookup ? byLastList(lookup) : lookup;
}
