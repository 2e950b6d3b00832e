import { toHex } from '../bytes/index.ts';
import { type IsoDate, isIsoDate, lastDayOfMonthsAfter } from '../calendar/index.ts';
import { isCaseNumber } from '../case/index.ts';
import { ParseError } from '../errors/index.ts';
import { Fields, type JsonValue } from '../json/index.ts';
import type { ClaimForm } from '../trust/index.ts';

/**
 * 視為放棄連署: the original proposers of a case may not propose its matter again until `until` (Act Art. 12(4)). Who they
 * are the registry alone knows; the commission tells it that the bar has begun.
 */
export interface ProposerBar {
  readonly caseNumber: string;
  /** 主文 of the case. */
  readonly matter: string;
  /** The day of the deemed abandonment. */
  readonly since: IsoDate;
  /** The last day of the bar. */
  readonly until: IsoDate;
}

/** What the commission found a proposal to repeat: the cases whose proposers are barred from it. Goes with a filed roster of proposers. */
export interface SameMatter {
  readonly log: string;
  /** M. */
  readonly manifestHash: Uint8Array;
  /** Case numbers, sorted, each once; none for a matter that is nobody's. */
  readonly cases: readonly string[];
}

export const PROPOSER_BAR_FORMAT = 'lianshu/proposer-bar/v1';
export const SAME_MATTER_FORMAT = 'lianshu/same-matter/v1';

/**
 * Review (60 days), correction (30), review again (60), check (15), supplement (30) and its check (15) of a proposal are 210 days
 * (Act Art. 10); the rest is for what the Act sets no term for: examination, service, and a commission that is late.
 */
const CHECKED_WITHIN_MONTHS = 12;

/** The last day on which a proposal that was filed on the last day of the bar is still taken to be checked: until then the registry must know whom it bars. */
export function barCheckedUntil({ until }: Pick<ProposerBar, 'until'>): IsoDate {
  return lastDayOfMonthsAfter(until, CHECKED_WITHIN_MONTHS);
}

function caseNumber(text: JsonValue, at: string): string {
  if (typeof text !== 'string' || !isCaseNumber(text)) throw new ParseError('json.shape', at);
  return text;
}

function day(fields: Fields, key: string): IsoDate {
  const text = fields.string(key, 10);
  if (!isIsoDate(text)) throw new ParseError('json.shape', `proposer-bar.${key}`);
  return text;
}

/** `to-registry/bar-<case>.json`, by the commission, purpose `proposer bar`. */
export const PROPOSER_BAR: ClaimForm<ProposerBar> = {
  purpose: 'proposer bar',
  toJson: ({ caseNumber: number, matter, since, until }) => ({
    format: PROPOSER_BAR_FORMAT,
    case: number,
    matter,
    since,
    until,
  }),
  fromJson: (value) => {
    const fields = new Fields(value, 'proposer-bar');
    fields.oneOf('format', [PROPOSER_BAR_FORMAT]);
    const bar = {
      caseNumber: caseNumber(fields.json('case'), 'proposer-bar.case'),
      matter: fields.string('matter', 4096),
      since: day(fields, 'since'),
      until: day(fields, 'until'),
    };
    fields.end();
    if (bar.until < bar.since) throw new ParseError('json.shape', 'proposer-bar.until');
    return bar;
  },
  file: null,
};

/** `same-matter.json` of a filing package of proposers, by the commission, purpose `same matter`. */
export const SAME_MATTER: ClaimForm<SameMatter> = {
  purpose: 'same matter',
  toJson: ({ log, manifestHash, cases }) => ({
    format: SAME_MATTER_FORMAT,
    log,
    manifestSha256: toHex(manifestHash),
    cases: [...cases],
  }),
  fromJson: (value) => {
    const fields = new Fields(value, 'same-matter');
    fields.oneOf('format', [SAME_MATTER_FORMAT]);
    const same = {
      log: fields.string('log', 64),
      manifestHash: fields.hash('manifestSha256'),
      cases: fields.array('cases').map((text) => caseNumber(text, 'same-matter.cases')),
    };
    fields.end();
    if (same.cases.some((number, i) => i > 0 && number <= same.cases[i - 1]!))
      throw new ParseError('json.shape', 'same-matter.cases');
    return same;
  },
  file: null,
};
