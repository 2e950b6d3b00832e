import { dayNumber, startOfTaipeiDay, taipeiDate } from '@lianshu/core/calendar';
import { compareListed, DIRECTORY_LIFETIME_MS, type Directory, type ListedCase } from '@lianshu/core/directory';
import { manifestHash, parseManifest } from '@lianshu/core/manifest';
import { listCases } from '../cases/case-store.ts';
import { isCollecting } from '../cases/collecting-ends.ts';
import { namesSigningLink } from '../ceremony/signing-link.ts';
import type { ServerParts } from '../parts.ts';

/**
 * The directory of official cases as it stands at `now`. It follows from the events of the cases, the manifests of opened logs
 * and the day alone, so that two servers say the same, and from no signature. Its sequence is the number of the day and of
 * everything that has happened to a case: whatever changes what is listed makes it grow.
 */
export async function makeDirectory({
  db,
  primitives: p,
  clock,
  origin,
}: Pick<ServerParts, 'db' | 'primitives' | 'clock' | 'origin'>): Promise<Directory> {
  const { events, last } = await db
    .selectFrom('case_event')
    .select(({ fn }) => [fn.countAll<number>().as('events'), fn.max('at').as('last')])
    .executeTakeFirstOrThrow();
  const opened = await db
    .selectFrom('log')
    .innerJoin('checkpoint', (join) => join.onRef('checkpoint.log', '=', 'log.log').on('checkpoint.size', '=', 1))
    .select(['log.log', 'log.manifest', 'checkpoint.signed_at'])
    .execute();
  const today = taipeiDate(clock());
  const issuedAt = Math.max(startOfTaipeiDay(today), Number(last ?? 0), ...opened.map((row) => row.signed_at));
  const states = new Map((await listCases(db)).map((state) => [state.number, state]));
  const cases = opened.flatMap(({ manifest: bytes }): ListedCase[] => {
    const manifest = parseManifest(bytes);
    const { number, stage, round, mainTextSha256 } = manifest.case;
    const state = states.get(number);
    if (state === undefined) return [];
    const collects = isCollecting(state, manifest.log, manifest.window.lastDay, issuedAt);
    return [
      {
        number,
        stage,
        round,
        textSha256: mainTextSha256,
        manifestSha256: manifestHash(p, manifest),
        window: manifest.window,
        origin: manifest.statement.origin,
        state: collects ? 'collecting' : 'over',
        namesLink: collects && namesSigningLink(state),
      },
    ];
  });
  return {
    sequence: dayNumber(today) + Number(events) + opened.length,
    issuedAt,
    validUntil: issuedAt + DIRECTORY_LIFETIME_MS,
    origin,
    cases: cases.toSorted(compareListed),
  };
}
