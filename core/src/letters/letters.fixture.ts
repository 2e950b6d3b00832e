import { startOfTaipeiDay } from '../calendar/index.ts';
import { type CaseEvent, type CaseState, type EventType, type LetterName, NO_CASE } from '../case/index.ts';
import type { LetterRequest, Occasion } from './index.ts';

const DAY = '2026-05-10';
const AT = startOfTaipeiDay(DAY) + 12 * 3_600_000;

export const REQUEST: LetterRequest = {
  documentNumber: '中選綜字第1153050123號',
  issuedOn: DAY,
  details: {},
  isDemo: true,
};
const SIGNED = { signer: '主任委員　示範甲' };

const RESULT = {
  entries: 400_000,
  accepted: 280_000,
  struckOut: 10_000,
  decoys: 100_000,
  malformed: 5,
  other: 1,
  paperAccepted: 20_000,
  paperStruckOut: 2345,
};
const FEW = { ...RESULT, accepted: 270_902, struckOut: 32_720 };
const FILING = {
  log: '9001.petition.1',
  size: 400_000,
  root: '0123456789abcdef'.repeat(4),
  realCount: 290_000,
  paperCount: 22_345,
};
const MORE_FILING = {
  log: '9001.petition.2',
  size: 9000,
  root: 'fedcba9876543210'.repeat(4),
  realCount: 3000,
  paperCount: 0,
};

/** A case that has gone all the way; every letter finds in it what it names. */
export const STATE: CaseState = {
  ...NO_CASE,
  phase: 'review',
  number: '9001',
  text: {
    kind: 'law-referendum',
    mainText: '您是否同意設立示範基金？',
    reason: '示範基金之設立，有助於示範。\n其財源另以法律定之。',
    leadName: '示範領銜',
  },
  proposalDate: '2026-05-04',
  electorate: 19_548_531,
  proposersFiled: 2100,
  hearingHeldOn: '2026-05-01',
  proposers: { valid: 2000, struckOut: 100 },
  opinions: [
    { agency: '示範部', lastDay: '2026-06-01', state: 'given' },
    { agency: '示範院', lastDay: '2026-06-01', state: 'waived' },
  ],
  collected: { electronic: true, paper: true, undertaking: true, trial: null, acceptsExpiry: false },
  window: { firstDay: '2026-05-11', lastDay: '2026-11-10' },
  filing: FILING,
  rosterDate: '2026-05-09',
  result: RESULT,
  officialNumber: '22',
  pollOn: '2026-08-29',
  passed: true,
  matterBarredUntil: '2028-08-31',
  term: { lastDay: '2026-07-03', cite: 'Act Art. 10(3)' },
};

const PROPOSING = {
  window: { firstDay: '2026-05-10', lastDay: '2026-09-30' },
  trial: { certificateSha256: 'cd'.repeat(32), expiresOn: '2035-01-01' },
};

interface Given {
  readonly state?: Partial<CaseState>;
  readonly before?: Partial<CaseState>;
  readonly lastDay?: string;
  readonly data?: object;
}

export function occasion(type: EventType, { state = {}, before = {}, lastDay, data = {} }: Given = {}): Occasion {
  const event = { type, at: AT, by: 'commission', cite: '', lastDay: lastDay ?? null, data };
  return { before: { ...STATE, ...before }, state: { ...STATE, ...state }, event: event as unknown as CaseEvent };
}

export interface Sample {
  readonly name: LetterName;
  readonly occasion: Occasion;
  readonly details?: Readonly<Record<string, string>>;
}

const OFFICES = '甲市乙區戶政事務所\n丙縣丁鎮戶政事務所';
const REASONS = '主文包含二項以上事項。\n請擇一事項重新擬具主文。';
const SHORT = { result: FEW } as const;
const MORE = { supplement: { filing: MORE_FILING, result: null } } as const;
const LAPSED = { barredUntil: '2028-11-10' };

/** One for every letter, and one more where an act makes it another way. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'proposing-opened': { name: 'proposing-opened', occasion: occasion('proposing-opened') },
  'proposing-opened-code': {
    name: 'proposing-opened',
    occasion: occasion('proposing-opened', {
      state: { proposing: PROPOSING },
    }),
  },
  'proposal-not-accepted': {
    name: 'proposal-not-accepted',
    occasion: occasion('proposal-not-accepted', { data: { ground: 'binding', reasons: '名冊第3冊、第4冊未裝訂。' } }),
  },
  'proposal-accepted': {
    name: 'proposal-accepted',
    occasion: occasion('proposal-accepted', { lastDay: '2026-07-03' }),
  },
  'hearing-notice': {
    name: 'hearing-notice',
    occasion: occasion('hearing-called', { data: { hearingOn: '2026-06-01' } }),
    details: {
      time: '上午10時',
      place: '本會第一會議室',
      leadAddress: '示範市示範路1號',
      issues: '本案是否屬一案一事項。\n主文是否客觀、中立。',
      invited: '示範部',
      contact: '示範科示範乙，（02）0000-0000',
    },
  },
  'correction-order': {
    name: 'correction-order',
    occasion: occasion('correction-ordered', { data: { ground: 'several-matters', reasons: REASONS } }),
  },
  'correction-received': {
    name: 'correction-received',
    occasion: occasion('correction-submitted', { lastDay: '2026-07-09' }),
  },
  'rejection-still-defective': {
    name: 'rejection',
    occasion: occasion('case-rejected', { before: { phase: 're-review' }, data: { reasons: REASONS } }),
  },
  'rejection-still-short': {
    name: 'rejection',
    occasion: occasion('case-rejected', { before: { phase: 'proposer-recheck' }, data: { reasons: '尚不足12人。' } }),
  },
  'rejection-not-corrected': {
    name: 'rejection',
    occasion: occasion('correction-missed', { before: { phase: 'correction-ordered' } }),
  },
  'rejection-not-supplemented': {
    name: 'rejection',
    occasion: occasion('proposer-supplement-missed', { before: { phase: 'proposer-supplement' } }),
  },
  'proposer-check-request': {
    name: 'proposer-check-request',
    occasion: occasion('proposer-check-begun'),
    details: { offices: OFFICES },
  },
  'proposer-check-request-supplement': {
    name: 'proposer-check-request',
    occasion: occasion('proposers-supplemented', {
      state: { moreProposers: { filed: 30, record: null, valid: null, result: null } },
    }),
    details: { offices: '甲市乙區戶政事務所' },
  },
  'proposer-check-request-record': {
    name: 'proposer-check-request',
    occasion: occasion('proposer-check-begun', {
      state: { proposalRecord: { ...FILING, log: '9001.proposal.1', realCount: 2100, paperCount: 0 } },
    }),
  },
  'proposer-supplement-order': {
    name: 'proposer-supplement-order',
    occasion: occasion('proposer-supplement-ordered', { state: { proposers: { valid: 1943, struckOut: 157 } } }),
  },
  'opinion-request': {
    name: 'opinion-request',
    occasion: occasion('opinion-requested', { data: { agency: '示範部' } }),
  },
  'collection-notice': {
    name: 'collection-notice',
    occasion: occasion('collection-notified'),
    details: { place: '本會（示範市示範路2號）' },
  },
  'authentication-code': {
    name: 'authentication-code',
    occasion: occasion('collection-recorded', { state: { phase: 'petitioning' } }),
  },
  'authentication-code-reissued': {
    name: 'authentication-code',
    occasion: occasion('code-reissued', { state: { phase: 'petitioning' } }),
  },
  'authentication-code-proposing': {
    name: 'authentication-code',
    occasion: occasion('code-reissued', {
      state: { phase: 'collecting-proposers', proposing: PROPOSING, window: null },
    }),
  },
  'authentication-code-proposal-filed': {
    name: 'authentication-code',
    occasion: occasion('code-reissued', { state: { phase: 'review', proposing: PROPOSING, window: null } }),
  },
  'authentication-code-supplement': {
    name: 'authentication-code',
    occasion: occasion('signer-supplement-ordered', { state: { phase: 'signer-supplement', term: null } }),
  },
  'authentication-code-added': {
    name: 'authentication-code',
    occasion: occasion('collection-added', { state: { phase: 'petitioning' } }),
  },
  'authentication-code-pilot': {
    name: 'authentication-code',
    occasion: occasion('pilot-opened', { state: { phase: 'pilot-open', isPilot: true, number: 'T1' } }),
  },
  'roster-format': { name: 'roster-format', occasion: occasion('collection-recorded') },
  'filing-receipt': { name: 'filing-receipt', occasion: occasion('petition-filed', { data: FILING }) },
  'filing-receipt-supplement': {
    name: 'filing-receipt',
    occasion: occasion('supplement-filed', { data: MORE_FILING, state: MORE }),
  },
  'filing-not-accepted': {
    name: 'filing-not-accepted',
    occasion: occasion('filing-not-accepted', {
      data: { ground: 'count', counted: 132_198, reasons: '連署人數不足。' },
    }),
  },
  'filing-not-accepted-barred': {
    name: 'filing-not-accepted',
    occasion: occasion('filing-not-accepted', {
      state: { barredUntil: '2028-05-10' },
      data: { ground: 'binding', counted: 300_000, reasons: '名冊未分鄉（鎮、市、區）裝訂。' },
    }),
  },
  'household-check-request': {
    name: 'household-check-request',
    occasion: occasion('household-check-begun'),
    details: { offices: OFFICES },
  },
  'household-check-request-record': {
    name: 'household-check-request',
    occasion: occasion('household-check-begun', { state: { filing: { ...FILING, paperCount: 0 } } }),
  },
  'signer-supplement-order': {
    name: 'signer-supplement-order',
    occasion: occasion('signer-supplement-ordered', { state: SHORT }),
  },
  'supplement-check-request': {
    name: 'supplement-check-request',
    occasion: occasion('supplement-filed', { data: MORE_FILING, state: MORE }),
  },
  'established-announcement': {
    name: 'established-announcement',
    occasion: occasion('case-established', { data: { officialNumber: '22' } }),
    details: { decidedOn: '2026-05-08' },
  },
  'not-established-announcement': {
    name: 'not-established-announcement',
    occasion: occasion('case-not-established', { state: SHORT }),
    details: { decidedOn: '2026-05-08' },
  },
  'not-established-announcement-missed': {
    name: 'not-established-announcement',
    occasion: occasion('signer-supplement-missed', { state: SHORT }),
    details: { decidedOn: '2026-07-08' },
  },
  'abandonment-notice': {
    name: 'abandonment-notice',
    occasion: occasion('abandonment-deemed', {
      before: { phase: 'petitioning', term: { lastDay: '2026-11-10', cite: 'Act Art. 12(2)' } },
      state: LAPSED,
    }),
  },
  'abandonment-notice-not-collected': {
    name: 'abandonment-notice',
    occasion: occasion('abandonment-deemed', {
      before: { phase: 'notified', term: { lastDay: '2026-11-10', cite: 'Act Art. 10(9)' } },
      state: LAPSED,
    }),
  },
  'withdrawal-confirmation': {
    name: 'withdrawal-confirmation',
    occasion: occasion('case-withdrawn', { data: { consents: 1100 } }),
  },
  'stop-notice': {
    name: 'stop-notice',
    occasion: occasion('case-stopped', { before: { filing: null }, data: { noticeOn: '2026-05-06' } }),
  },
  'poll-announcement': {
    name: 'poll-announcement',
    occasion: occasion('poll-announced', { data: { pollOn: '2026-08-29' } }),
    details: { pollHours: '上午8時起至下午4時止', debates: '中華民國115年8月1日至8月20日' },
  },
  'result-announcement': {
    name: 'result-announcement',
    occasion: occasion('poll-result-announced'),
    details: { voters: '19800000', yesVotes: '5000000', noVotes: '3000000' },
  },
  'result-announcement-failed': {
    name: 'result-announcement',
    occasion: occasion('poll-result-announced', { state: { passed: false } }),
    details: { voters: '19800000', yesVotes: '4900000', noVotes: '3000000' },
  },
  'extension-announcement': {
    name: 'extension-announcement',
    occasion: occasion('term-extended', {
      data: { closedOn: '2026-07-03', until: '2026-07-04', reasons: '颱風來襲，臺北市政府宣布停止上班。' },
    }),
  },
  'extension-announcement-collecting': {
    name: 'extension-announcement',
    occasion: occasion('term-extended', {
      before: { phase: 'petitioning', term: { lastDay: '2026-11-10', cite: 'Act Art. 12(2)' } },
      state: { phase: 'petitioning', window: { firstDay: '2026-05-11', lastDay: '2026-11-12' } },
      data: { closedOn: '2026-11-10', until: '2026-11-12', reasons: '颱風來襲，臺北市政府宣布停止上班。' },
    }),
  },
  'text-correction-notice': {
    name: 'text-correction-notice',
    occasion: occasion('text-corrected', {
      before: { text: { ...STATE.text!, mainText: '您是否同意設立示範基今？' } },
    }),
  },
  'reopening-notice': {
    name: 'reopening-notice',
    occasion: occasion('case-reopened', {
      data: { ordered: 'petitioning', reasons: '臺北高等行政法院示範年度示範字第1號裁定。' },
    }),
  },
  'destruction-record': {
    name: 'destruction-record',
    occasion: occasion('records-destroyed', {
      before: { outcomeOn: '2024-05-01' },
      data: { destroyedOn: '2026-05-09' },
    }),
    details: { method: '刪除資料列並銷毀金鑰，覆寫儲存媒體', witnesses: '示範丙\n示範丁' },
  },
  'pilot-report': {
    name: 'pilot-report',
    occasion: occasion('pilot-reported', {
      state: {
        isPilot: true,
        number: 'T1',
        pilotReport: {
          conditions: '1,000人參與，已達成。\n連署平均費時2分鐘。',
          failures: '讀卡機驅動程式3件，已排除。',
          feedback: '字體宜放大。',
        },
      },
    }),
  },
};

export function requestFor({ details = {} }: Sample, isDemo = true): LetterRequest {
  return { ...REQUEST, isDemo, details: { ...SIGNED, ...details } };
}
