import { type LetterName, OFFICES, type Office } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { type Answer, type Api, fromJson, good } from '../../api/index.ts';
import { type CaseSummary, type CaseView, caseFromJson, casesFromJson } from '../../cases/case-view.ts';
import { type PolicySettled, policyFromJson } from '../../cases/policy-settled.ts';
import { type LogStatus, logStatusFromJson } from '../session/log-status.ts';
import type { CardSignature } from '../session/sign-act.ts';

/** One act that the table of the life cycle allows now. */
export interface AllowedAct {
  readonly command: string;
  readonly article: string;
  readonly needs: readonly string[];
  /** Not the next step on the main way. */
  readonly isAside: boolean;
  /** Whose act it is. */
  readonly offices: readonly Office[];
  /** The officer's card signs it afresh. */
  readonly needsCard: boolean;
}

/** A letter of the case, and how far it is. */
export interface LetterRow {
  readonly n: number;
  readonly name: LetterName;
  /** Null until it is issued. */
  readonly documentNumber: string | null;
  readonly servedOn: string | null;
}

/** 清查: what the commission counted by the lead's progress key. */
export interface CountCheck {
  readonly entries: number;
  readonly real: number;
  readonly repeats: number;
  readonly decoys: number;
  readonly unexplained: number;
  readonly indices: readonly number[];
}

/** The household authority's figures, for the commission before it decides. */
export interface Verdict {
  readonly accepted: number;
  readonly struckOut: number;
  readonly decoys: number;
  readonly malformed: number;
  readonly paperAccepted: number;
  readonly paperStruckOut: number;
}

/** A case as the commission's officer sees it. */
export interface CaseFile {
  readonly view: CaseView;
  readonly allowed: readonly AllowedAct[];
  readonly logs: readonly LogStatus[];
  readonly letters: readonly LetterRow[];
  /** Every point that the law leaves open. */
  readonly policies: readonly PolicySettled[];
  readonly countCheck: CountCheck | null;
  /** Logs whose outcome is decided and whose bundle is not public yet. */
  readonly publishable: readonly string[];
  readonly verdict: Verdict | null;
}

export async function fetchCaseFiles(api: Api): Promise<Answer<readonly CaseSummary[]>> {
  return fromJson(await api.get('/api/commission/cases'), casesFromJson);
}

export async function fetchCaseFile(api: Api, number: string): Promise<Answer<CaseFile>> {
  return fromJson(await api.get(`/api/commission/cases/${encodeURIComponent(number)}`), readCaseFile);
}

/** What a command answered: the code for the lead, shown this one time, when there is one. */
export async function sendCommand(
  api: Api,
  number: string,
  command: string,
  data: JsonValue,
  papers: readonly string[] = [],
  card?: CardSignature,
): Promise<Answer<{ readonly authenticationCode: string | undefined }>> {
  const path = `/api/commission/cases/${encodeURIComponent(number)}/commands`;
  const body = {
    command,
    data,
    ...(papers.length === 0 ? {} : { papers: [...papers] }),
    ...(card === undefined ? {} : { card: { ...card } }),
  };
  return fromJson(await api.post(path, body), (value) => {
    const fields = new Fields(value);
    return { authenticationCode: fields.has('once') ? fields.object('once').string('authenticationCode') : undefined };
  });
}

/** Acts on a log: `countersign`, `open`, `export-filing`, `import-verdict`. */
export async function actOnLog(api: Api, log: string, act: string, data: JsonValue = {}): Promise<Answer<true>> {
  const answer = await api.post(`/api/commission/logs/${encodeURIComponent(log)}/${act}`, data);
  return answer.ok ? good(true) : answer;
}

export async function publishCase(api: Api, number: string, data: JsonValue = {}): Promise<Answer<true>> {
  const answer = await api.post(`/api/commission/cases/${encodeURIComponent(number)}/publish`, data);
  return answer.ok ? good(true) : answer;
}

export async function createCase(api: Api, draft: Readonly<Record<string, string | boolean>>): Promise<Answer<true>> {
  const answer = await api.post('/api/commission/cases', draft);
  return answer.ok ? good(true) : answer;
}

function readCaseFile(value: JsonValue): CaseFile {
  const fields = new Fields(value);
  return {
    view: caseFromJson(fields.json('case')),
    allowed: fields.array('allowed').map((item) => {
      const act = new Fields(item, 'allowed');
      return {
        command: act.string('command'),
        article: act.string('article'),
        needs: act.array('needs').filter((need) => typeof need === 'string'),
        isAside: act.boolean('isAside'),
        offices: act.array('offices').flatMap((item) => OFFICES.find((known) => known === item) ?? []),
        needsCard: act.boolean('needsCard'),
      };
    }),
    logs: fields.array('logs').map(logStatusFromJson),
    letters: fields.array('letters').map(readLetter),
    policies: fields.array('policies').flatMap(policyFromJson),
    publishable: fields.array('publishable').filter((log) => typeof log === 'string'),
    countCheck: fields.isNull('countCheck') ? null : readCountCheck(fields.object('countCheck')),
    verdict: fields.isNull('verdict') ? null : readVerdict(fields.object('verdict')),
  };
}

function readLetter(value: JsonValue): LetterRow {
  const fields = new Fields(value, 'letters');
  return {
    n: fields.integer('n'),
    name: fields.string('name') as LetterName,
    documentNumber: fields.isNull('documentNumber') ? null : fields.string('documentNumber'),
    servedOn: fields.isNull('servedOn') ? null : fields.string('servedOn'),
  };
}

function readCountCheck(fields: Fields): CountCheck {
  return {
    entries: fields.integer('entries'),
    real: fields.integer('real'),
    repeats: fields.integer('repeats'),
    decoys: fields.integer('decoys'),
    unexplained: fields.integer('unexplained'),
    indices: fields.array('indices').filter((index) => typeof index === 'number'),
  };
}

function readVerdict(fields: Fields): Verdict {
  return {
    accepted: fields.integer('accepted'),
    struckOut: fields.integer('struckOut'),
    decoys: fields.integer('decoys'),
    malformed: fields.integer('malformed'),
    paperAccepted: fields.integer('paperAccepted'),
    paperStruckOut: fields.integer('paperStruckOut'),
  };
}
