import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Crl, createRevocationLookup, pinIssuer, type RevocationLookup } from '@lianshu/core/pki';
import type { Primitives } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { readCrlFile } from '@lianshu/platform';

/**
 * A lookup over every `*.crl` of a folder. Rejects when one does not parse or is not signed by a pinned authority: a check
 * must not run on fewer lists than the operator put there. Strict: what no list covers is `unknown`, however many older ones
 * there are.
 */
export async function loadRevocations(p: Primitives, trust: Trust, folder: string): Promise<RevocationLookup> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.crl')).sort();
  const crls: Crl[] = [];
  for (const name of names) crls.push(await readCrlFile(p, join(folder, name)));
  const lookup = createRevocationLookup(p, trust.issuers.map(pinIssuer), crls);
  if (!lookup.ok) throw new Error(`revocation lists: ${lookup.code}`);
  return lookup.value;
}
