import { equalBytes, toHex } from '@lianshu/core/bytes';
import { clientSha256, parseClientList } from '@lianshu/core/client';
import type { Primitives } from '@lianshu/core/primitives';
import type { ClientSource } from './client-source.ts';

export type ClientFindingCode = 'list-missing' | 'list-malformed' | 'file-missing' | 'file-differs' | 'file-unlisted';

export interface ClientFinding {
  readonly code: ClientFindingCode;
  readonly where: string;
}

export interface CheckedClient {
  /** Lower-case hex; undefined without a list. */
  readonly sha256: string | undefined;
  /** Places that were read and are as the list says. */
  readonly fits: number;
  /** Files of the list that this place does not serve. */
  readonly elsewhere: number;
  readonly findings: readonly ClientFinding[];
}

const AT_ONCE = 8;

/** Reads every file of a client and holds it against the list beside it. */
export async function checkClient(p: Primitives, source: ClientSource): Promise<CheckedClient> {
  const none = { sha256: undefined, fits: 0, elsewhere: 0 };
  const list = await source.list();
  if (list === undefined) return { ...none, findings: [{ code: 'list-missing', where: 'client.json' }] };
  let files: ReturnType<typeof parseClientList>;
  try {
    files = parseClientList(list);
  } catch {
    return { ...none, findings: [{ code: 'list-malformed', where: 'client.json' }] };
  }
  const findings: ClientFinding[] = [];
  let fits = 0;
  let elsewhere = 0;
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const read = await Promise.all(
      files.slice(from, from + AT_ONCE).map(async (file) => ({ file, places: await source.read(file.path) })),
    );
    for (const { file, places } of read) {
      if (places.length === 0) elsewhere += 1;
      for (const { name, bytes } of places)
        if (bytes === undefined) findings.push({ code: 'file-missing', where: name });
        else if (!equalBytes(p.sha256(bytes), file.sha256)) findings.push({ code: 'file-differs', where: name });
        else fits += 1;
    }
  }
  const listed = new Set(files.map(({ path }) => path));
  for (const path of await source.found()) if (!listed.has(path)) findings.push({ code: 'file-unlisted', where: path });
  return { sha256: toHex(clientSha256(p, list)), fits, elsewhere, findings };
}
