import { type ActDetail, ActsVerifier, parseExportLine } from '@lianshu/core/acts';
import { fromUtf8 } from '@lianshu/core/bytes';
import { Fields } from '@lianshu/core/json';
import type { Trust } from '@lianshu/core/trust';
import { nodePrimitives } from '@lianshu/platform';
import { readLines } from '../acts/read-lines.ts';
import { download } from './client-source.ts';

/** The last moment that a Date can name. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** A client that was entered as served. */
export interface KnownRelease {
  readonly sha256: string;
  readonly version: string;
  /** ms. */
  readonly since: number;
  /** Place in the acts log. */
  readonly index: number;
}

/** The releases that an export of the acts log names; undefined when the export does not verify. Throws when it cannot be read. */
export function releasesOfExport(path: string, trust: Trust): readonly KnownRelease[] | undefined {
  const verifier = new ActsVerifier(nodePrimitives, trust);
  const releases: KnownRelease[] = [];
  let index = 0;
  for (const line of readLines(path)) {
    if (line === undefined) return undefined;
    verifier.add(line);
    try {
      const read = parseExportLine(line);
      if (read.line !== 'act') continue;
      const { kind, detail, at } = read.act;
      if (kind === 'client-served') releases.push({ ...(detail as ActDetail<'client-served'>), since: at, index });
      index += 1;
    } catch {
      return undefined;
    }
  }
  return verifier.end().findings.length === 0 ? releases : undefined;
}

/** The releases that a site says it has entered; undefined when it answers something else. */
export async function releasesOfSite(origin: string): Promise<readonly KnownRelease[] | undefined> {
  const bytes = await download(`${origin}/api/client-releases`);
  if (bytes === undefined) return undefined;
  try {
    const fields = new Fields(JSON.parse(fromUtf8(bytes)));
    return fields.array('releases').map((value) => {
      const release = new Fields(value, 'releases');
      return {
        sha256: release.string('sha256', 64),
        version: release.string('version', 20),
        since: release.integer('since', 0, LAST_MOMENT),
        index: release.integer('index'),
      };
    });
  } catch {
    return undefined;
  }
}
