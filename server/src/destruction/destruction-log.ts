import type { ClaimedLog } from '@lianshu/core/trust';
import type { ServerParts } from '../parts.ts';

/** A log as a statement names it: by its manifest and its final head. */
export async function destructionLog(
  { db, primitives: p }: Pick<ServerParts, 'db' | 'primitives'>,
  log: string,
): Promise<ClaimedLog> {
  const { manifest, size, root } = await db
    .selectFrom('log')
    .innerJoin('head', 'head.log', 'log.log')
    .select(['log.manifest', 'head.size', 'head.root'])
    .where('log.log', '=', log)
    .executeTakeFirstOrThrow();
  return { log, manifestHash: p.sha256(manifest), size, root };
}
