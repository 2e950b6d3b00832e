export {
  type CheckedFigures,
  composeEstablished,
  composeNotEstablished,
  type EstablishedData,
} from './announcements.ts';
export type { CaseFacts } from './case-facts.ts';
export {
  type AcceptanceData,
  composeAcceptance,
  composeNonAcceptance,
  type NonAcceptanceData,
} from './intake-letters.ts';
export type { DocumentNumber, Letter, LetterHead, Point } from './letter.ts';
export { renderLetter } from './render-letter.ts';
export {
  CORRECTION_GROUNDS,
  type CorrectionData,
  type CorrectionGround,
  composeCorrectionOrder,
  composeHearingNotice,
  composeRejection,
  type HearingData,
  REJECTION_GROUNDS,
  type RejectionData,
  type RejectionGround,
} from './review-letters.ts';
export {
  type CollectData,
  composeNoticeToCollect,
  composeProposerCheck,
  composeSupplementNotice,
  type ProposerCheckData,
  type SupplementData,
} from './roster-letters.ts';
