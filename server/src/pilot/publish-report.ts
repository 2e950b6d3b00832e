import { fromUtf8, toHex } from '@lianshu/core/bytes';
import { type CaseState, formatLogId } from '@lianshu/core/case';
import { encodePilotReport, type PilotReportClaim, signPilotReport } from '@lianshu/core/pilot';
import { listCases, loadCase } from '../cases/case-store.ts';
import { destructionLog } from '../destruction/destruction-log.ts';
import { publishStatement } from '../destruction/statement-files.ts';
import type { ServerParts } from '../parts.ts';
import { figuresOf } from './pilot-figures.ts';
import { uptimeOf } from './pilot-uptime.ts';
import { countOf } from './release-count.ts';

/** Beside the bundles, under a name that no bundle has. */
export function pilotReportName(caseNumber: string): string {
  return `${caseNumber}.pilot-report.json`;
}

/** Publishes the signed report of every pilot that has been reported (試辦報告), once. Run after the act, at the start and by the clock. */
export async function publishPilotReports(parts: ServerParts): Promise<void> {
  for (const state of await listCases(parts.db)) {
    if (state.phase !== 'pilot-reported') continue;
    await publishStatement(parts, pilotReportName(state.number), await reportOf(parts, state));
  }
}

/** The report as it was first signed. */
async function reportOf(parts: ServerParts, state: CaseState): Promise<string> {
  const { db, primitives: p, authority, acts } = parts;
  const find = () =>
    db.selectFrom('pilot_report').select('report').where('case_number', '=', state.number).executeTakeFirst();
  const known = await find();
  if (known !== undefined) return known.report;
  const report = encodePilotReport(signPilotReport(p, authority, await claimOf(parts, state)));
  const detail = { reportSha256: toHex(p.sha256(report)) };
  await acts.during((enter) =>
    db.transaction().execute(async (tx) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('pilot_report')
        .values({ case_number: state.number, report: fromUtf8(report) })
        .onConflict((conflict) => conflict.column('case_number').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return;
      await enter(tx, [{ actor: 'clock', kind: 'pilot-published', case: state.number, detail }]);
    }),
  );
  return (await find())!.report;
}

async function claimOf(parts: ServerParts, state: CaseState): Promise<PilotReportClaim> {
  const { db, ledger } = parts;
  const { number, pilotReport, window, text, enteredOn } = state;
  if (pilotReport === null || window === null || text === null) throw new Error('a reported pilot has its report');
  const log = formatLogId({ caseNumber: number, stage: 'petition', round: 1 });
  const isOpened = (await ledger.head(log)) !== undefined;
  const { events } = await loadCase(db, number);
  const reportedAt = events.findLast(({ type }) => type === 'pilot-reported')!.at;
  return {
    case: number,
    mainText: text.mainText,
    window,
    endedOn: enteredOn['pilot-ended']!,
    reportedAt,
    log: isOpened ? await destructionLog(parts, log) : null,
    conditionsSet: text.reason,
    ...pilotReport,
    uptime: isOpened ? await uptimeOf(db, log) : null,
    figures: isOpened ? await figuresOf(db, log) : null,
    count: isOpened ? await countOf(db, log) : null,
  };
}
