import { Fields, type JsonValue } from '@lianshu/core/json';
import {
  type FakeSite,
  REPORT_BANDS,
  type ReportBand,
  SEEN_IN,
  type SeenIn,
  SITE_STATES,
  SITE_VERDICTS,
  type SiteState,
  type SiteVerdict,
} from '@lianshu/core/reports';
import { type Answer, type Api, dayField, fromJson, getJson, good, momentField, postJson } from '../api/index.ts';

/** A host as it is sent: in ASCII, with how browsers show it where that differs. */
export interface ShownSite {
  readonly host: string;
  readonly readable: string | null;
}

export interface ShownFakeSite extends FakeSite, ShownSite {}

export interface NewReport {
  readonly address: string;
  readonly caseNumber: string | null;
  readonly seenIn: SeenIn;
  readonly words: string;
}

export interface TakenReport extends ShownSite {
  readonly number: number | null;
  readonly state: SiteState;
}

export interface OpenReport extends ShownSite {
  readonly number: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly band: ReportBand;
  readonly paths: readonly string[];
  readonly cases: readonly string[];
  readonly seenIn: readonly SeenIn[];
  readonly words: readonly string[];
}

export interface JudgedSite extends ShownSite {
  readonly entry: number;
  readonly path: string | null;
  readonly verdict: SiteVerdict;
  readonly cases: readonly string[];
  readonly reasons: string;
  readonly at: number;
}

export interface SiteOfCase extends ShownSite {
  readonly path: string | null;
  /** Null while nobody has judged it. */
  readonly verdict: SiteVerdict | null;
  readonly day: string;
}

export interface Warning {
  readonly entry: number;
  readonly text: string;
  readonly postedAt: number;
}

export interface ClientRelease {
  readonly sha256: string;
  readonly version: string;
  readonly since: number;
  readonly index: number;
}

function siteOf(fields: Fields): ShownSite {
  return { host: fields.string('host', 253), readable: fields.isNull('readable') ? null : fields.string('readable') };
}

function pathOf(fields: Fields): string | null {
  return fields.isNull('path') ? null : fields.string('path');
}

function texts(fields: Fields, name: string): readonly string[] {
  return fields.array(name).map((value) => new Fields({ value }).string('value'));
}

function list<T>(value: JsonValue, name: string, read: (fields: Fields) => T): readonly T[] {
  return new Fields(value).array(name).map((item) => read(new Fields(item, name)));
}

function warningOf(fields: Fields): Warning {
  return { entry: fields.integer('entry'), text: fields.string('text'), postedAt: momentField(fields, 'postedAt') };
}

export async function fetchFakeSites(): Promise<Answer<readonly ShownFakeSite[]>> {
  return fromJson(await getJson('/api/fake-sites'), (value) =>
    list(value, 'sites', (fields) => ({
      ...siteOf(fields),
      path: pathOf(fields),
      entry: fields.integer('entry'),
      since: momentField(fields, 'since'),
      reasons: fields.string('reasons'),
    })),
  );
}

export async function sendReport(report: NewReport): Promise<Answer<TakenReport>> {
  return fromJson(await postJson('/api/site-reports', { ...report }), (value) => {
    const fields = new Fields(value);
    return {
      ...siteOf(fields),
      number: fields.isNull('number') ? null : fields.integer('number'),
      state: fields.oneOf('state', SITE_STATES),
    };
  });
}

export async function fetchReportState(number: string): Promise<Answer<SiteState>> {
  return fromJson(await getJson(`/api/site-reports/${encodeURIComponent(number)}`), (value) =>
    new Fields(value).oneOf('state', SITE_STATES),
  );
}

export async function fetchWarnings(number: string): Promise<Answer<readonly Warning[]>> {
  return fromJson(await getJson(`/api/cases/${encodeURIComponent(number)}/warnings`), (value) =>
    list(value, 'warnings', warningOf),
  );
}

export interface ClientReleases {
  readonly serving: string | null;
  readonly releases: readonly ClientRelease[];
}

export async function fetchReleases(): Promise<Answer<ClientReleases>> {
  return fromJson(await getJson('/api/client-releases'), (value) => ({
    serving: new Fields(value).isNull('serving') ? null : new Fields(value).string('serving', 64),
    releases: list(value, 'releases', (fields) => ({
      sha256: fields.string('sha256', 64),
      version: fields.string('version', 20),
      since: momentField(fields, 'since'),
      index: fields.integer('index'),
    })),
  }));
}

export interface OfficeReports {
  readonly open: readonly OpenReport[];
  readonly judged: readonly JudgedSite[];
}

export async function fetchOfficeReports(api: Api): Promise<Answer<OfficeReports>> {
  return fromJson(await api.get('/api/commission/reports'), (value) => ({
    open: list(value, 'open', (fields) => ({
      ...siteOf(fields),
      number: fields.integer('number'),
      firstDay: dayField(fields, 'firstDay'),
      lastDay: dayField(fields, 'lastDay'),
      band: fields.oneOf('band', REPORT_BANDS),
      paths: texts(fields, 'paths'),
      cases: texts(fields, 'cases'),
      seenIn: fields.array('seenIn').map((seen) => new Fields({ seen }).oneOf('seen', SEEN_IN)),
      words: texts(fields, 'words'),
    })),
    judged: list(value, 'judged', (fields) => ({
      ...siteOf(fields),
      entry: fields.integer('entry'),
      path: pathOf(fields),
      verdict: fields.oneOf('verdict', SITE_VERDICTS),
      cases: texts(fields, 'cases'),
      reasons: fields.string('reasons'),
      at: momentField(fields, 'at'),
    })),
  }));
}

export interface NewJudgement {
  readonly host: string;
  readonly path: string | null;
  readonly verdict: SiteVerdict;
  readonly reasons: string;
}

export async function judgeSite(api: Api, judgement: NewJudgement): Promise<Answer<true>> {
  const answer = await api.post('/api/commission/reports/judge', { ...judgement });
  return answer.ok ? good(true) : answer;
}

export interface LeadReports {
  readonly sites: readonly SiteOfCase[];
  readonly warnings: readonly Warning[];
}

export async function fetchLeadReports(api: Api): Promise<Answer<LeadReports>> {
  return fromJson(await api.get('/api/lead/site-reports'), (value) => ({
    sites: list(value, 'sites', (fields) => ({
      ...siteOf(fields),
      path: pathOf(fields),
      verdict: fields.isNull('verdict') ? null : fields.oneOf('verdict', SITE_VERDICTS),
      day: dayField(fields, 'day'),
    })),
    warnings: list(value, 'warnings', warningOf),
  }));
}

export async function postWarning(api: Api, text: string): Promise<Answer<true>> {
  const answer = await api.post('/api/lead/warnings', { text });
  return answer.ok ? good(true) : answer;
}

export async function withdrawWarning(api: Api, entry: number): Promise<Answer<true>> {
  const answer = await api.post(`/api/lead/warnings/${entry}/withdraw`, {});
  return answer.ok ? good(true) : answer;
}
