import type { CaseKind, EventType, Phase } from '@lianshu/core/case';
import type { ReasonName } from '@lianshu/core/verdict';

const phases: Record<Phase, { name: string; means: string }> = {
  none: { name: '尚未建立', means: '系統裡還沒有這個案件。' },
  draft: { name: '草擬', means: '領銜人正在準備提案。' },
  'proposal-filed': { name: '提案收件', means: '主管機關收到提案，正在審查形式。' },
  review: { name: '審核', means: '主管機關正在審核提案內容，60 日內完成。' },
  'proposer-check': { name: '查對提案人', means: '戶政機關正在查對提案人名冊，15 日內完成。' },
  notified: { name: '通知領取', means: '提案通過，等領銜人在 10 日內領取連署人名冊格式或認證碼。' },
  petitioning: { name: '連署中', means: '正在徵求連署，期間 6 個月。' },
  filed: { name: '已提出名冊', means: '領銜人已提出連署人名冊，電子連署已停止，主管機關正在清查份數。' },
  'household-check': { name: '查對中', means: '戶政機關正在查對連署人名冊，60 日內完成。' },
  tallied: { name: '查對完成', means: '查對已完成，等委員會議審議後公告。' },
  established: { name: '成立', means: '連署人數足夠，公民投票案成立。' },
  'not-established': { name: '不成立', means: '連署人數不足，公民投票案不成立。' },
  'deemed-abandoned': { name: '視為放棄', means: '逾期未領取或未提出名冊，依法視為放棄連署。' },
};

const kinds: Record<CaseKind, string> = {
  'law-referendum': '法律之複決',
  'principle-initiative': '立法原則之創制',
  'policy-initiative': '重大政策之創制',
  'policy-referendum': '重大政策之複決',
};

const events: Record<EventType, string> = {
  'case-drafted': '建立案件',
  'proposal-filed': '領銜人提出提案',
  'proposal-accepted': '主管機關受理提案',
  'proposer-check-begun': '送戶政機關查對提案人',
  'proposers-checked': '提案人查對完成',
  'collection-notified': '通知領銜人領取名冊格式或認證碼',
  'collection-recorded': '領銜人完成領取，連署期間自次日起算',
  'petition-filed': '領銜人提出連署人名冊',
  'household-check-begun': '送戶政機關查對連署人',
  'household-check-recorded': '連署人查對完成',
  'case-established': '公告公民投票案成立',
  'case-not-established': '公告公民投票案不成立',
  'abandonment-deemed': '視為放棄連署',
};

const reasons: Record<ReasonName, string> = {
  accepted: '合格',
  'under-age': '提出名冊時未滿 18 歲',
  'non-resident': '設籍未滿 6 個月，或未設戶籍',
  guardianship: '受監護宣告尚未撤銷',
  deceased: '已死亡',
  'not-found': '查無戶籍資料',
  'duplicate-electronic': '同一人重複電子連署，只計第一份',
  'duplicate-earlier-round': '補提之前已經連署過',
  'name-mismatch': '憑證姓名與戶籍資料不符',
  'signature-invalid': '電子簽章無效',
  'statement-mismatch': '簽署的同意書內容不符',
  'commitment-mismatch': '紀錄與簽章內容不符',
  'tail-mismatch': '身分證統一編號與憑證末四碼不符',
  'certificate-invalid': '憑證無效，或不是自然人憑證',
};

export const caseTerms = { phases, kinds, events, reasons };
