import { ACTS_LOG, type ActDetail, actFromJson } from '@lianshu/core/acts';
import { utf8 } from '@lianshu/core/bytes';
import { parseCanonical } from '@lianshu/core/json';
import { sql } from 'kysely';
import type { ServerParts } from '../parts.ts';
import type { Db } from '../store/database.ts';
import type { ServedClient } from './served-client.ts';

/** A client that was served, by its entry in the acts log. */
export interface ClientRelease extends ServedClient {
  /** ms: when it was entered; it was served from then on. */
  readonly since: number;
  /** The entry's place in the acts log. */
  readonly index: number;
}

/** The clients that were ever served, the oldest first. The condition is that of the index `act_client_served`. */
export async function clientReleases(db: Db): Promise<readonly ClientRelease[]> {
  const rows = await db
    .selectFrom('act')
    .select(['idx', 'entry'])
    .where(sql<boolean>`entry LIKE '%"kind":"client-served"%'`)
    .orderBy('idx')
    .execute();
  return rows.map(({ idx, entry }) => {
    const { at, detail } = actFromJson(parseCanonical(utf8(entry)));
    const { sha256, version } = detail as ActDetail<'client-served'>;
    return { sha256, version, since: at, index: idx };
  });
}

/**
 * Enters the client in the acts log unless it is the one that was entered last. Of several servers that start at once one
 * does: the log is locked before it is asked.
 */
export async function enterServedClient(
  { db, acts }: Pick<ServerParts, 'db' | 'acts'>,
  client: ServedClient,
): Promise<void> {
  const { sha256, version } = client;
  const act = { kind: 'client-served', actor: 'operator', case: null, detail: { sha256, version } } as const;
  await acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      await tx.selectFrom('head').select('log').where('log', '=', ACTS_LOG).forUpdate().execute();
      const last = (await clientReleases(tx)).at(-1);
      if (last?.sha256 !== sha256) await enter(tx, [act]);
    }),
  );
}
