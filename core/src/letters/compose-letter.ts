import type { IsoDate } from '../calendar/index.ts';
import { type CaseEvent, type CaseState, evolve, type LetterName, NO_CASE } from '../case/index.ts';
import { accept, type Result } from '../errors/index.ts';
import { ABANDONMENT, ESTABLISHED, EXTENSION, NOT_ESTABLISHED, POLL_ANNOUNCEMENT } from './announcements.ts';
import { HOUSEHOLD_CHECK_REQUEST, SUPPLEMENT_CHECK_REQUEST } from './check-letters.ts';
import { checkDetails, type DetailField, refuseDetail } from './detail.ts';
import { parseDocumentNumber } from './document-number.ts';
import {
  PROPOSAL_ACCEPTED,
  PROPOSAL_NOT_ACCEPTED,
  PROPOSING_OPENED,
  STOP_NOTICE,
  TEXT_CORRECTION_NOTICE,
  WITHDRAWAL_CONFIRMATION,
} from './intake-letters.ts';
import type { Letter, LetterHead, LetterMark } from './letter.ts';
import { type Audience, field, type LetterForm, type Occasion, optional } from './occasion.ts';
import { DESTRUCTION_RECORD, PILOT_REPORT, REOPENING_NOTICE, RESULT_ANNOUNCEMENT } from './outcome-letters.ts';
import {
  AUTHENTICATION_CODE,
  FILING_NOT_ACCEPTED,
  FILING_RECEIPT,
  ROSTER_FORMAT,
  SIGNER_SUPPLEMENT_ORDER,
} from './petition-letters.ts';
import { COLLECTION_NOTICE, PROPOSER_CHECK_REQUEST, PROPOSER_SUPPLEMENT_ORDER } from './proposer-letters.ts';
import { CORRECTION_ORDER, CORRECTION_RECEIVED, HEARING_NOTICE, OPINION_REQUEST, REJECTION } from './review-letters.ts';

/** Every letter that an act of the case makes. A name of the table without a form does not compile. */
const FORMS: { readonly [N in LetterName]: LetterForm & { readonly name: N } } = {
  'proposing-opened': PROPOSING_OPENED,
  'proposal-not-accepted': PROPOSAL_NOT_ACCEPTED,
  'proposal-accepted': PROPOSAL_ACCEPTED,
  'hearing-notice': HEARING_NOTICE,
  'correction-order': CORRECTION_ORDER,
  'correction-received': CORRECTION_RECEIVED,
  rejection: REJECTION,
  'proposer-check-request': PROPOSER_CHECK_REQUEST,
  'proposer-supplement-order': PROPOSER_SUPPLEMENT_ORDER,
  'opinion-request': OPINION_REQUEST,
  'collection-notice': COLLECTION_NOTICE,
  'authentication-code': AUTHENTICATION_CODE,
  'roster-format': ROSTER_FORMAT,
  'filing-receipt': FILING_RECEIPT,
  'filing-not-accepted': FILING_NOT_ACCEPTED,
  'household-check-request': HOUSEHOLD_CHECK_REQUEST,
  'signer-supplement-order': SIGNER_SUPPLEMENT_ORDER,
  'supplement-check-request': SUPPLEMENT_CHECK_REQUEST,
  'established-announcement': ESTABLISHED,
  'not-established-announcement': NOT_ESTABLISHED,
  'abandonment-notice': ABANDONMENT,
  'withdrawal-confirmation': WITHDRAWAL_CONFIRMATION,
  'stop-notice': STOP_NOTICE,
  'poll-announcement': POLL_ANNOUNCEMENT,
  'result-announcement': RESULT_ANNOUNCEMENT,
  'extension-announcement': EXTENSION,
  'text-correction-notice': TEXT_CORRECTION_NOTICE,
  'reopening-notice': REOPENING_NOTICE,
  'destruction-record': DESTRUCTION_RECORD,
  'pilot-report': PILOT_REPORT,
};

export const LETTER_NAMES = Object.keys(FORMS) as readonly LetterName[];

/** What every letter needs besides its own. */
const COMMON: readonly DetailField[] = [field('signer'), optional('contact'), optional('copies')];

export function audienceOf(name: LetterName): Audience {
  return FORMS[name].audience;
}

/** The fields of the form with which a letter is issued, its own first. */
export function detailsNeeded(name: LetterName, occasion: Occasion): readonly DetailField[] {
  return [...FORMS[name].details(occasion), ...COMMON];
}

/** What an officer gives when a letter is issued, as it comes from a request. */
export interface LetterRequest {
  /** `中選綜字第1153050123號`. */
  readonly documentNumber: string;
  readonly issuedOn: IsoDate;
  readonly details: Readonly<Record<string, string>>;
  /** The site is a demonstration: its papers say so. */
  readonly isDemo: boolean;
}

/** What stands above every paper of the case that is no act of state. */
export function marksOf({ isPilot }: CaseState, isDemo: boolean): readonly LetterMark[] {
  return [...(isDemo ? (['demo'] as const) : []), ...(isPilot ? (['pilot'] as const) : [])];
}

/**
 * A letter as its act and its officer make it. Pure: the same case, act and words give the same letter. Refuses
 * `letter.details`; throws RangeError where the case does not bear such a letter out.
 */
export function composeLetter(name: LetterName, occasion: Occasion, request: LetterRequest): Result<Letter> {
  const documentNumber = parseDocumentNumber(request.documentNumber);
  if (documentNumber === undefined) return refuseDetail('documentNumber', 'text');
  const details = checkDetails(detailsNeeded(name, occasion), request.details);
  if (!details.ok) return details;
  const contact = details.value.line('contact');
  const head: LetterHead = {
    issuedOn: request.issuedOn,
    documentNumber,
    signer: details.value.line('signer'),
    copies: details.value.list('copies'),
    marks: marksOf(occasion.state, request.isDemo),
    ...(contact === '' ? {} : { contact }),
  };
  const made = FORMS[name].compose(head, occasion, details.value);
  return 'ok' in made ? made : accept(made);
}

/** The act that made the n-th letter of a case (1-based) and the case around it; undefined where there is no such letter. */
export function occasionOf(events: readonly CaseEvent[], n: number): Occasion | undefined {
  let before: CaseState = NO_CASE;
  for (const event of events) {
    const state = evolve(before, event);
    if (before.letters.length < n && n <= state.letters.length) return { before, state, event };
    before = state;
  }
  return undefined;
}
