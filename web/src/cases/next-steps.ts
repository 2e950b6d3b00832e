import {
  type LeadCommandName,
  type LeadWay,
  type OfficeCommandName,
  PHASE_NAMES,
  type Phase,
} from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { dayField } from '../api/index.ts';
import { nextTerms } from '../words/zh-TW/next.ts';

export interface NextAct<N extends string> {
  readonly command: N;
  readonly article: string;
}

export interface LeadAct extends NextAct<LeadCommandName> {
  readonly way: LeadWay;
  /** She need not do it for the case to go on. */
  readonly isFree: boolean;
}

export interface NextTerm {
  readonly lastDay: string;
  readonly cite: string;
  readonly of: 'lead' | 'office';
  /** Until when the counter takes papers on the last day; null where nothing is brought there. */
  readonly counter: 'end-of-day' | 'office-hours' | null;
}

/** What may come next, as the commission's server derives it from the table of the life cycle. */
export interface NextSteps {
  readonly lead: readonly LeadAct[];
  readonly office: readonly NextAct<OfficeCommandName>[];
  readonly term: NextTerm | null;
  /** A term that runs from service of a letter. */
  readonly awaits: { readonly length: number; readonly unit: string; readonly cite: string } | null;
  readonly missed: { readonly phase: Phase; readonly article: string } | null;
}

export const NO_STEPS: NextSteps = { lead: [], office: [], term: null, awaits: null, missed: null };

const WAYS = ['in-writing', 'in-person', 'electronic', 'electronic-or-paper'] as const satisfies readonly LeadWay[];

/** An act that this client does not know is passed over: a newer server may have more. Throws ParseError. */
export function nextStepsFromJson(value: JsonValue): NextSteps {
  const fields = new Fields(value, 'next');
  const term = fields.isNull('term') ? null : fields.object('term');
  const awaits = fields.isNull('awaits') ? null : fields.object('awaits');
  const missed = fields.isNull('missed') ? null : fields.object('missed');
  return {
    lead: fields.array('lead').flatMap((item) => {
      const act = new Fields(item, 'lead');
      return actsOf(act, nextTerms.lead).map((known) => ({
        ...known,
        way: act.oneOf('way', WAYS),
        isFree: act.boolean('isFree'),
      }));
    }),
    office: fields.array('office').flatMap((item) => actsOf(new Fields(item, 'office'), nextTerms.office)),
    term: term === null ? null : termOf(term),
    awaits: awaits === null ? null : awaitedOf(awaits),
    missed: missed === null ? null : { phase: missed.oneOf('phase', PHASE_NAMES), article: missed.string('article') },
  };
}

/** The act, if there are words for it. */
function actsOf<N extends string>(fields: Fields, said: Readonly<Record<N, unknown>>): readonly NextAct<N>[] {
  const command = fields.string('command');
  return Object.hasOwn(said, command) ? [{ command: command as N, article: fields.string('article') }] : [];
}

function termOf(fields: Fields): NextTerm {
  return {
    lastDay: dayField(fields, 'lastDay'),
    cite: fields.string('cite'),
    of: fields.oneOf('of', ['lead', 'office']),
    counter: fields.isNull('counter') ? null : fields.oneOf('counter', ['end-of-day', 'office-hours']),
  };
}

function awaitedOf(fields: Fields) {
  return {
    length: fields.integer('length'),
    unit: fields.oneOf('unit', ['days', 'months']),
    cite: fields.string('cite'),
  };
}
