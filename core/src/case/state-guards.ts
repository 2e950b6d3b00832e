import { latestDayBefore, taipeiClock } from '../calendar/index.ts';
import { thresholdsOfCase, validProposers, validSigners } from './case-state.ts';
import { roundInCourse } from './collecting.ts';
import { atLeast, failed, type Guard, lessThan } from './guard.ts';
import { awaitsServing } from './letter-of-case.ts';
import { overdueOpinions } from './overdue-opinions.ts';
import { PHASES } from './phases.ts';
import { establishedOn, pollWindow } from './poll-window.ts';
import { retentionEnd } from './retention.ts';

/** The commission's counter closes (policy `filing-hour`). */
const OFFICE_CLOSES = { hour: 17, minute: 30 } as const;

/** Guards that judge the case and the day alone: they say whether an act is possible before anyone fills in a form. */
export const STATE_GUARDS = {
  /** The last day itself still counts, to its end. */
  'within-term': ({ state, today }) =>
    state.term !== null && today > state.term.lastDay
      ? { code: 'case.deadline-passed', detail: { lastDay: state.term.lastDay } }
      : null,
  'term-over': ({ state, today }) =>
    state.term !== null && today > state.term.lastDay ? null : failed({ lastDay: state.term?.lastDay ?? '' }),
  'term-runs': ({ state }) => (state.term === null ? failed({ lastDay: '' }) : null),
  /**
   * What an officer enters for the lead follows a notice whose service she records first. The lead's own act never waits for the
   * commission's record of it.
   */
  'notice-served': ({ state, command }) =>
    command.by === 'commission' && state.awaitsService !== null ? failed({ letter: state.awaitsService.letter }) : null,
  'letter-to-issue': ({ state }) =>
    state.letters.some(({ issued }) => issued === null) ? null : failed({ field: 'letter' }),
  'letter-to-serve': ({ state }) => (state.letters.some(awaitsServing) ? null : failed({ field: 'letter' })),
  /** Regulation Art. 4: a code was given, for proposing, signing or a pilot, so that there is one to lose. */
  'code-given': ({ state: { phase, collected, proposing } }) =>
    phase === 'pilot-open' || collected?.electronic === true || proposing !== null
      ? null
      : failed({ field: 'electronic' }),
  'collects-electronically': ({ state }) => (roundInCourse(state) === null ? failed({ field: 'electronic' }) : null),
  'signing-goes-on': ({ state }) => (state.suspended === null ? null : failed({ suspended: 1 })),
  'signing-stands-still': ({ state }) => (state.suspended === null ? failed({ suspended: 0 }) : null),
  /** A pilot is no case in law: nothing of the Act follows from it. */
  'ordinary-case': ({ state }) => (state.isPilot ? failed({ number: state.number }) : null),
  'pilot-case': ({ state }) => (state.isPilot ? null : failed({ number: state.number })),
  /** What is brought to the counter on the last day, by policy only while it is open. */
  'counter-open': ({ state, command, now, today }) => {
    if (command.by !== 'commission' || state.policies['filing-hour'] !== 'office-hours') return null;
    if (state.term === null || today !== state.term.lastDay) return null;
    const { hour, minute } = taipeiClock(now);
    const isLate = hour * 60 + minute >= OFFICE_CLOSES.hour * 60 + OFFICE_CLOSES.minute;
    return isLate ? { code: 'case.deadline-passed', detail: { lastDay: state.term.lastDay } } : null;
  },
  /** The record is the lead's to file; what the commission enters for her is paper (regulation Art. 7). */
  'way-collected': ({ state, command }) => {
    const way = command.by === 'commission' ? 'paper' : 'electronic';
    return state.collected?.[way] === true ? null : failed({ field: way });
  },
  'e-proposal-on': ({ state }) => (state.policies['e-proposal'] === 'on' ? null : failed({ policy: 'e-proposal' })),
  /** Act Art. 10(2). */
  'enough-proposers-filed': ({ state }) => atLeast(thresholdsOfCase(state)?.proposers, state.proposersFiled),
  /** Act Art. 10(4): no correction without a hearing. */
  'hearing-held': ({ state }) => (state.hearingHeldOn === null ? failed({ heldOn: '' }) : null),
  /** Act Art. 10(3): once. */
  'correction-unused': ({ state }) => (state.usedUp.correction ? failed({ once: 1 }) : null),
  'proposer-supplement-unused': ({ state }) => (state.usedUp.proposerSupplement ? failed({ once: 1 }) : null),
  'signer-supplement-unused': ({ state }) => (state.usedUp.signerSupplement ? failed({ once: 1 }) : null),
  /** Act Art. 13(3): no announcement of 不成立 before the supplement was offered. */
  'signer-supplement-used': ({ state }) => (state.usedUp.signerSupplement ? null : failed({ once: 0 })),
  'not-rechecked': ({ state }) =>
    state.moreProposers !== null && state.moreProposers.valid === null ? null : failed({ once: 1 }),
  /** Act Art. 10(9) with 10(1). */
  'enough-proposers-valid': ({ state }) => atLeast(thresholdsOfCase(state)?.proposers, validProposers(state)),
  'too-few-proposers-valid': ({ state }) => lessThan(thresholdsOfCase(state)?.proposers, validProposers(state)),
  'supplement-checked': ({ state }) =>
    state.phase === 'proposer-recheck' && state.moreProposers?.valid === null ? failed({ field: 'valid' }) : null,
  /** Still defective after the one correction, or still too few after the one supplement (Act Art. 10(3), 10(7)). */
  'rejection-founded': ({ state }) =>
    state.phase === 're-review' ? null : lessThan(thresholdsOfCase(state)?.proposers, validProposers(state)),
  /** 清查, Act Art. 13(1): electronic and paper together (regulation Art. 8(1)). */
  'enough-signers-filed': ({ state }) =>
    atLeast(
      thresholdsOfCase(state)?.signers,
      state.filing === null ? null : state.filing.realCount + state.filing.paperCount,
    ),
  /** Act Art. 13(3). */
  'enough-signers-valid': ({ state }) => atLeast(thresholdsOfCase(state)?.signers, validSigners(state)),
  'too-few-signers-valid': ({ state }) => lessThan(thresholdsOfCase(state)?.signers, validSigners(state)),
  /** Act Art. 19: an initiative or the referendum on a law. */
  'kind-may-stop': ({ state }) =>
    state.text === null || state.text.kind === 'policy-referendum' ? failed({ kind: state.text?.kind ?? '' }) : null,
  'opinion-open': ({ state }) =>
    state.opinions.some((opinion) => opinion.state !== 'given') ? null : failed({ field: 'agency' }),
  'opinion-overdue': ({ state, today }) =>
    overdueOpinions(state, today).length > 0 ? null : failed({ field: 'agency' }),
  'a-way-to-add': ({ state }) =>
    state.collected?.electronic === true && state.collected.paper ? failed({ field: 'electronic' }) : null,
  /** A day of the window is still far enough ahead (Act Art. 17(1), 23). */
  'poll-possible': ({ state, today }) => {
    if (state.policies['poll-window'] !== 'three-to-six-months') return null;
    const { lastDay } = pollWindow(establishedOn(state) ?? today);
    return today <= latestDayBefore(lastDay, 90) ? null : { code: 'case.deadline-passed', detail: { lastDay } };
  },
  'poll-day-come': ({ state, today }) =>
    state.pollOn !== null && state.pollOn <= today ? null : failed({ pollOn: state.pollOn ?? '' }),
  'suit-pending': ({ state }) =>
    state.litigation !== null && state.litigation.finalOn === null ? null : failed({ field: 'finalOn' }),
  'no-suit-pending': ({ state }) =>
    state.litigation !== null && state.litigation.finalOn === null ? failed({ field: 'filedOn' }) : null,
  /** Act Art. 53: after an end, or when the commission lets its own term pass in silence. */
  'court-may-order': ({ state, today }) =>
    PHASES[state.phase].isFinal || (state.term !== null && today > state.term.lastDay)
      ? null
      : failed({ lastDay: state.term?.lastDay ?? '' }),
  'records-kept': ({ state }) => (state.records === 'destroyed' ? failed({ records: 'destroyed' }) : null),
  'retention-over': ({ state, today }) => {
    const end = retentionEnd(state);
    return state.records === 'kept' && end !== null && today > end ? null : failed({ lastDay: end ?? '' });
  },
  /** When retention has ended; of a pilot, when it has been reported. */
  'destruction-due': ({ state: { records, phase } }) =>
    records === 'due' || (phase === 'pilot-reported' && records === 'kept') ? null : failed({ records }),
} as const satisfies Record<string, Guard>;
