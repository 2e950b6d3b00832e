import { CASE_KINDS, type CaseKind, type LetterName, PHASES, type Phase, type Stage } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { dayField, momentField } from '../api/index.ts';
import { type PublicStatement, publicStatementFromJson } from '../pilot/public-statement.ts';
import { type NextSteps, NO_STEPS, nextStepsFromJson } from './next-steps.ts';
import { type PolicySettled, policyFromJson } from './policy-settled.ts';

export interface CaseSummary {
  readonly number: string;
  readonly phase: Phase;
  readonly title: string;
  readonly leadName: string;
  readonly lastDay: string | null;
  /** Of the term that runs now. */
  readonly termLastDay: string | null;
  /** A term begins only with the service of a letter. */
  readonly awaitsService: boolean;
  readonly officialNumber: string | null;
}

export interface CaseDates {
  readonly proposedOn: string | null;
  readonly notifiedOn: string | null;
  readonly collectedOn: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly filedOn: string | null;
  readonly decidedOn: string | null;
  readonly pollOn: string | null;
  readonly termLastDay: string | null;
}

export interface CaseResult {
  readonly accepted: number;
  readonly struckOut: number;
  readonly paperAccepted: number;
  readonly paperStruckOut: number;
}

export interface CaseLog {
  readonly log: string;
  readonly open: boolean;
}

export interface Collecting {
  readonly stage: Stage;
  readonly round: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Earlier where the term was extended after the manifest was signed. */
  readonly electronicLastDay: string;
}

/** 暫停電子連署. */
export interface Suspension {
  readonly on: string;
  readonly reasons: string;
}

/** Of when the lists are in which cards are looked up. */
export interface CardLists {
  /** ms; null where one generation of cards has none. */
  readonly freshAt: number | null;
  readonly stale: boolean;
}

/** What is to be said to everyone about signing electronically now. */
export interface SigningNow {
  /** The round in which signatures are collected now. */
  readonly collecting: Collecting | null;
  /** Since when and why the commission has electronic signing stand still; null while it goes on. */
  readonly suspended: Suspension | null;
  readonly revocation: CardLists;
}

export interface TimelineEvent {
  /** ms. */
  readonly at: number;
  readonly event: string;
  readonly article: string;
  /** The letter that the event issued or served. */
  readonly letter: LetterName | null;
}

export interface PublishedBundle {
  readonly log: string;
  readonly index: string;
}

/** What everyone may see of a case. */
export interface CaseView extends SigningNow {
  readonly number: string;
  readonly phase: Phase;
  readonly title: string;
  readonly kind: CaseKind | null;
  readonly mainText: string;
  readonly reason: string;
  readonly leadName: string;
  readonly electorate: number | null;
  readonly thresholds: { readonly proposers: number; readonly signers: number } | null;
  readonly officialNumber: string | null;
  readonly dates: CaseDates;
  readonly termArticle: string | null;
  readonly timeline: readonly TimelineEvent[];
  readonly logs: readonly CaseLog[];
  /** 連署網址; null unless policy lets the commission name it. */
  readonly signingLink: string | null;
  readonly next: NextSteps;
  /** The open points of the law that matter where the case stands. */
  readonly policies: readonly PolicySettled[];
  readonly result: CaseResult | null;
  /** One for each log whose outcome is decided and published, in the order of the rounds. */
  readonly bundles: readonly PublishedBundle[];
  /** Signed statements beside the bundles, where there are any. */
  readonly statements: readonly PublicStatement[];
}

/** The lead collected the paper format and no code: signatures are given on paper until she adds one (regulation Art. 6(1)). */
export function isPaperAlone({ phase, next }: CaseView): boolean {
  return (
    phase === 'petitioning' && next.lead.some(({ command, way }) => command === 'file-petition' && way === 'in-writing')
  );
}

const PHASE_NAMES = Object.keys(PHASES) as Phase[];
const MAX_REASON = 20_000;

function text(fields: Fields, key: string): string | null {
  return !fields.has(key) || fields.isNull(key) ? null : fields.string(key);
}

function day(fields: Fields, key: string): string | null {
  return !fields.has(key) || fields.isNull(key) ? null : dayField(fields, key);
}

/** An address of a signing page, and nothing else that a link could be. */
function signingLinkOf(link: string | null): string | null {
  return link !== null && /^https?:\/\/[^/]+\/sign\//.test(link) ? link : null;
}

/** Reads what it knows and passes over the rest: a newer server may say more. Throws ParseError. */
export function caseSummaryFromJson(value: JsonValue): CaseSummary {
  const fields = new Fields(value, 'case');
  return {
    number: fields.string('number'),
    phase: fields.oneOf('state', PHASE_NAMES),
    title: fields.string('title'),
    leadName: fields.string('leadName'),
    lastDay: day(fields, 'lastDay'),
    termLastDay: day(fields, 'termLastDay'),
    awaitsService: fields.has('awaitsService') && fields.boolean('awaitsService'),
    officialNumber: text(fields, 'officialNumber'),
  };
}

/** Throws ParseError. */
export function casesFromJson(value: JsonValue): readonly CaseSummary[] {
  return new Fields(value, 'cases').array('cases').map(caseSummaryFromJson);
}

function datesFrom(fields: Fields): CaseDates {
  return {
    proposedOn: day(fields, 'proposedOn'),
    notifiedOn: day(fields, 'notifiedOn'),
    collectedOn: day(fields, 'collectedOn'),
    firstDay: day(fields, 'firstDay'),
    lastDay: day(fields, 'lastDay'),
    filedOn: day(fields, 'filedOn'),
    decidedOn: day(fields, 'decidedOn'),
    pollOn: day(fields, 'pollOn'),
    termLastDay: day(fields, 'termLastDay'),
  };
}

function resultFrom(fields: Fields): CaseResult {
  return {
    accepted: fields.integer('accepted'),
    struckOut: fields.integer('struckOut'),
    paperAccepted: fields.integer('paperAccepted'),
    paperStruckOut: fields.integer('paperStruckOut'),
  };
}

function collectingFrom(fields: Fields): Collecting {
  return {
    stage: fields.oneOf('stage', ['proposal', 'petition']),
    round: fields.integer('round', 1, 2),
    firstDay: dayField(fields, 'firstDay'),
    lastDay: dayField(fields, 'lastDay'),
    electronicLastDay: dayField(fields, 'electronicLastDay'),
  };
}

/** Throws ParseError. */
export function signingNowFrom(fields: Fields): SigningNow {
  const lists = fields.object('revocation');
  const still = fields.isNull('suspended') ? null : fields.object('suspended');
  return {
    collecting: fields.isNull('collecting') ? null : collectingFrom(fields.object('collecting')),
    suspended: still && { on: dayField(still, 'on'), reasons: still.string('reasons', MAX_REASON) },
    revocation: {
      freshAt: lists.isNull('freshAt') ? null : momentField(lists, 'freshAt'),
      stale: lists.boolean('stale'),
    },
  };
}

function thresholdsFrom(fields: Fields) {
  return { proposers: fields.integer('proposers'), signers: fields.integer('signers') };
}

/** Throws ParseError. */
export function caseFromJson(value: JsonValue): CaseView {
  const fields = new Fields(value, 'case');
  const dates = fields.object('dates');
  return {
    number: fields.string('number'),
    phase: fields.oneOf('state', PHASE_NAMES),
    title: fields.string('title'),
    kind: fields.isNull('kind') ? null : fields.oneOf('kind', CASE_KINDS),
    mainText: fields.string('mainText'),
    reason: fields.string('reason', MAX_REASON),
    leadName: fields.string('leadName'),
    electorate: fields.isNull('electorate') ? null : fields.integer('electorate'),
    thresholds: fields.isNull('thresholds') ? null : thresholdsFrom(fields.object('thresholds')),
    officialNumber: text(fields, 'officialNumber'),
    dates: datesFrom(dates),
    termArticle: text(dates, 'termArticle'),
    timeline: fields.array('timeline').map((entry) => {
      const item = new Fields(entry, 'timeline');
      return {
        at: momentField(item, 'at'),
        event: item.string('event'),
        article: item.string('article'),
        letter: text(item, 'letter') as LetterName | null,
      };
    }),
    logs: fields.array('logs').map((entry) => {
      const item = new Fields(entry, 'logs');
      return { log: item.string('log'), open: item.boolean('open') };
    }),
    signingLink: signingLinkOf(text(fields, 'signingLink')),
    next: fields.has('next') ? nextStepsFromJson(fields.json('next')) : NO_STEPS,
    policies: fields.has('policies') ? fields.array('policies').flatMap(policyFromJson) : [],
    result: fields.isNull('result') ? null : resultFrom(fields.object('result')),
    ...signingNowFrom(fields),
    statements: fields.has('statements') ? fields.array('statements').flatMap(publicStatementFromJson) : [],
    bundles: fields.array('bundles').map((entry) => {
      const item = new Fields(entry, 'bundles');
      return { log: item.string('log'), index: item.string('index') };
    }),
  };
}
