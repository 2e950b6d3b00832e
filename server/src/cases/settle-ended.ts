import { completeDestructions } from '../destruction/destroy-records.ts';
import { destroyTagKeys } from '../destruction/destroy-tag-keys.ts';
import { takeRegistryStatements } from '../destruction/take-registry-statements.ts';
import { tellProposerBars } from '../filing/proposer-bars.ts';
import type { ServerParts } from '../parts.ts';
import { keepPilotFigures } from '../pilot/pilot-figures.ts';
import { publishPilotReports } from '../pilot/publish-report.ts';
import { closeEndedLogs } from './close-logs.ts';

/**
 * What follows from the end of a case without another decision: its logs close, their duplicate keys are destroyed, and what was
 * ordered destroyed is. Run after an act that may end a case, at the start and by the clock; doing it again is harmless.
 */
export async function settleEnded(parts: ServerParts): Promise<void> {
  await closeEndedLogs(parts);
  await keepPilotFigures(parts);
  await tellProposerBars(parts, parts.clock());
  await destroyTagKeys(parts);
  await publishPilotReports(parts);
  await completeDestructions(parts);
  await takeRegistryStatements(parts);
}
