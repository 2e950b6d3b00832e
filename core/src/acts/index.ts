export {
  ACT_ACTORS,
  ACT_FORMAT,
  ACTS_LOG,
  type Act,
  type ActActor,
  actFromJson,
  actToJson,
  cardName,
  type EventName,
  encodeAct,
  parseAct,
  SALT_BYTES,
} from './act.ts';
export {
  ACT_DETAILS,
  ACT_KINDS,
  type ActDetail,
  type ActKind,
  isCardName,
  type PaperRegister,
  registerOf,
} from './act-kinds.ts';
export { actsLogKey, actsOrigin, hostOfActs } from './acts-origin.ts';
export { ActsVerifier, type VerifyActsOptions } from './acts-verifier.ts';
export type { EarlierCheckpoint } from './earlier-checkpoints.ts';
export {
  ACTS_EXPORT_FORMAT,
  type Before,
  type ExportLine,
  encodeBefore,
  encodeExportLine,
  parseExportLine,
} from './export-line.ts';
export { ACT_FINDINGS, type ActFindingCode } from './finding-codes.ts';
export type { ActFinding, ActsReport } from './report.ts';
