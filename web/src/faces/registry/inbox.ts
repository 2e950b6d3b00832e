import { Fields, type JsonValue } from '@lianshu/core/json';
import { type Answer, type Api, fromJson } from '../../api/index.ts';
import type { CardSignature } from '../session/sign-act.ts';

/** A manifest in the exchange folder; `unreadable` for a file that is none. */
export type ManifestItem =
  | { readonly log: string; readonly state: 'unreadable' }
  | {
      readonly log: string;
      readonly state: 'waiting' | 'countersigned';
      readonly caseNumber: string;
      readonly mainText: string;
      readonly leadName: string;
      readonly manifestSha256: string;
      readonly firstDay: string;
      readonly lastDay: string;
    };

export const CHECK_STEPS = ['reading', 'opening', 'looking-up', 'sealing'] as const;

export interface CheckProgress {
  readonly step: (typeof CHECK_STEPS)[number];
  readonly done: number;
  readonly total: number;
}

/** What a check found, without the people in it. */
export interface Outcome {
  readonly entries: number;
  readonly opened: number;
  readonly accepted: number;
  readonly struckOut: number;
  readonly struckOutBy: Readonly<Record<string, number>>;
  readonly decoys: number;
  readonly malformed: number;
  readonly reviewCount: number;
  readonly countDifferences: readonly number[];
  readonly filedReal: number;
  /** Cases whose proposers are barred from this matter, but not known to this registry. */
  readonly rollsMissing: readonly string[];
}

export type FilingItem = { readonly log: string } & (
  | { readonly state: 'waiting' | 'failed' }
  | { readonly state: 'running'; readonly progress: CheckProgress | null }
  | { readonly state: 'refused'; readonly code: string; readonly article: string }
  /** `decided`: the verdict is given, and not yet returned to the commission. */
  | { readonly state: 'decided' | 'done'; readonly summary: Outcome | null }
);

export interface Inbox {
  readonly manifests: readonly ManifestItem[];
  readonly filings: readonly FilingItem[];
}

/** One record whose two names differ: personal data, asked for apart. */
export interface ReviewItem {
  readonly index: number;
  readonly idNumber: string;
  readonly certificateName: string;
  readonly registerName: string;
}

export async function fetchInbox(api: Api): Promise<Answer<Inbox>> {
  return fromJson(await api.get('/api/registry/inbox'), (value) => {
    const fields = new Fields(value);
    return { manifests: fields.array('manifests').map(readManifest), filings: fields.array('filings').map(readFiling) };
  });
}

/** What a post carries to show that the card has signed its act. */
const signedBy = ({ cms }: CardSignature) => ({ card: { cms } });

export async function countersign(api: Api, log: string, signature: CardSignature): Promise<Answer<ManifestItem>> {
  const path = `/api/registry/manifests/${encodeURIComponent(log)}/countersign`;
  return fromJson(await api.post(path, signedBy(signature)), readManifest);
}

/** 函復: the verdict goes to the commission. */
export async function returnVerdict(api: Api, log: string, signature: CardSignature): Promise<Answer<FilingItem>> {
  const path = `/api/registry/filings/${encodeURIComponent(log)}/return`;
  return fromJson(await api.post(path, signedBy(signature)), readFiling);
}

export async function fetchFiling(api: Api, log: string): Promise<Answer<FilingItem>> {
  return fromJson(await api.get(`/api/registry/filings/${encodeURIComponent(log)}`), readFiling);
}

export async function startCheck(api: Api, log: string): Promise<Answer<FilingItem>> {
  return fromJson(await api.post(`/api/registry/filings/${encodeURIComponent(log)}/check`, {}), readFiling);
}

export async function fetchReview(api: Api, log: string): Promise<Answer<readonly ReviewItem[]>> {
  return fromJson(await api.get(`/api/registry/filings/${encodeURIComponent(log)}/review`), (value) =>
    new Fields(value).array('review').map((item) => {
      const fields = new Fields(item);
      return {
        index: fields.integer('index'),
        idNumber: fields.string('idNumber'),
        certificateName: fields.string('certificateName'),
        registerName: fields.string('registerName'),
      };
    }),
  );
}

function readManifest(value: JsonValue): ManifestItem {
  const fields = new Fields(value);
  const log = fields.string('log', 64);
  const state = fields.oneOf('state', ['waiting', 'countersigned', 'unreadable']);
  if (state === 'unreadable') return { log, state };
  return {
    log,
    state,
    caseNumber: fields.string('caseNumber'),
    mainText: fields.string('mainText'),
    leadName: fields.string('leadName'),
    manifestSha256: fields.string('manifestSha256'),
    firstDay: fields.string('firstDay'),
    lastDay: fields.string('lastDay'),
  };
}

function readFiling(value: JsonValue): FilingItem {
  const fields = new Fields(value);
  const log = fields.string('log', 64);
  const state = fields.oneOf('state', ['waiting', 'running', 'refused', 'failed', 'decided', 'done']);
  const isGiven = (key: string) => fields.has(key) && !fields.isNull(key);
  switch (state) {
    case 'running':
      return { log, state, progress: isGiven('progress') ? readProgress(fields.object('progress')) : null };
    case 'refused':
      return { log, state, code: fields.string('code'), article: fields.string('article') };
    case 'decided':
    case 'done':
      return { log, state, summary: isGiven('summary') ? readOutcome(fields.object('summary')) : null };
    default:
      return { log, state };
  }
}

function readProgress(fields: Fields): CheckProgress {
  return { step: fields.oneOf('step', CHECK_STEPS), done: fields.integer('done'), total: fields.integer('total') };
}

function readOutcome(fields: Fields): Outcome {
  return {
    entries: fields.integer('entries'),
    opened: fields.integer('opened'),
    accepted: fields.integer('accepted'),
    struckOut: fields.integer('struckOut'),
    struckOutBy: readCounts(fields.json('struckOutBy')),
    decoys: fields.integer('decoys'),
    malformed: fields.integer('malformed'),
    reviewCount: fields.integer('reviewCount'),
    countDifferences: fields.array('countDifferences').filter((index) => typeof index === 'number'),
    filedReal: fields.integer('filedReal'),
    rollsMissing: fields.array('rollsMissing').filter((number) => typeof number === 'string'),
  };
}

function readCounts(value: JsonValue): Readonly<Record<string, number>> {
  const fields = new Fields(value);
  return Object.fromEntries(Object.keys(value as object).map((key) => [key, fields.integer(key)]));
}
