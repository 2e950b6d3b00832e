import type { CaseKind, EventType, Phase } from '@lianshu/core/case';
import type { ReasonName } from '@lianshu/core/verdict';
import { letters } from './letters.ts';

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
  'deemed-abandoned': { name: '視為放棄連署', means: '逾期未領取或未提出名冊，依法視為放棄連署。' },
  'collecting-proposers': { name: '徵求提案人', means: '領銜人正在以電子方式徵求提案人。' },
  hearing: { name: '聽證', means: '主管機關就提案內容舉行聽證，聽證後才能命補正。' },
  'correction-ordered': { name: '命補正', means: '主管機關已命領銜人補正，送達後 30 日內為之，以一次為限。' },
  're-review': { name: '補正審核', means: '主管機關正在審核補正後的提案，60 日內完成。' },
  'proposer-supplement': { name: '提案人補提', means: '提案人數不足，領銜人得於 30 日內補提，以一次為限。' },
  'proposer-recheck': { name: '查對補提提案人', means: '戶政機關正在查對補提的提案人名冊。' },
  'signer-supplement': { name: '連署補提', means: '合格連署人數不足，領銜人得於 30 日內補提，以一次為限。' },
  'supplement-check': { name: '查對補提連署', means: '戶政機關正在查對補提的連署人名冊。' },
  'poll-announced': { name: '投票公告', means: '投票日與案件內容已經公告。' },
  voting: { name: '投票', means: '已到投票日，等主管機關公告結果。' },
  'result-announced': { name: '結果公告', means: '投票結果已經公告。' },
  'not-accepted': { name: '不予受理', means: '提案要件、裝訂或人數不合規定，不予受理。' },
  rejected: { name: '駁回', means: '未補正、補正後仍不合規定，或提案人數不足，提案駁回。' },
  'filing-not-accepted': { name: '名冊不予受理', means: '連署人名冊份數不足或未依規定裝訂，不予受理。' },
  stopped: { name: '停止', means: '立法機關已實現提案目的，主管機關依法停止程序。' },
  withdrawn: { name: '撤回', means: '領銜人經提案人總數二分之一以上書面同意，撤回提案。' },
  'pilot-open': { name: '試辦中', means: '試辦電子連署，無法律效力。' },
  'pilot-ended': { name: '試辦結束', means: '試辦已結束，等主管機關公布試辦報告。' },
  'pilot-reported': { name: '試辦報告公布', means: '試辦報告已公布，紀錄可以銷毀。' },
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
  'proposing-opened': '開始徵求提案人',
  'proposal-not-accepted': '主管機關不予受理',
  'hearing-called': '通知舉行聽證',
  'hearing-held': '舉行聽證',
  'correction-ordered': '命領銜人補正',
  'correction-submitted': '領銜人提出補正',
  'correction-missed': '逾期未補正，駁回',
  'case-rejected': '主管機關駁回提案',
  'proposer-supplement-ordered': '通知領銜人補提提案人',
  'proposers-supplemented': '領銜人補提提案人',
  'proposer-supplement-missed': '逾期未補提提案人，駁回',
  'proposers-rechecked': '補提提案人查對完成',
  'collection-added': '領銜人加領另一種連署方式，期間不重新起算',
  'filing-not-accepted': '連署人名冊不予受理',
  'signer-supplement-ordered': '通知領銜人補提連署人',
  'supplement-filed': '領銜人補提連署人名冊',
  'signer-supplement-missed': '逾期未補提，公告不成立',
  'supplement-check-recorded': '補提連署人查對完成',
  'poll-announced': '公告投票日',
  'voting-begun': '投票日',
  'poll-result-announced': '公告投票結果',
  'suit-recorded': '登錄行政訴訟',
  'judgment-recorded': '登錄判決確定',
  'case-reopened': '依法院裁判回復程序',
  'retention-ended': '電磁紀錄保存期間屆滿',
  'records-destroyed': '銷毀電磁紀錄',
  'term-extended': '因天然災害停止上班，期間末日順延',
  'signing-suspended': '委員會議決定暫停電子連署',
  'signing-resumed': '委員會議決定恢復電子連署',
  'policy-settled': '決定未明定事項的處理方式',
  'text-corrected': '更正主文或理由書的誤寫誤繕',
  'case-withdrawn': '領銜人撤回提案',
  'case-stopped': '立法機關實現目的，停止程序',
  'opinion-requested': '函請機關提出意見書',
  'opinion-given': '機關提出意見書',
  'opinions-waived': '逾期未提意見書，視為放棄',
  'letter-issued': '發文',
  'service-recorded': '登錄送達',
  'code-reissued': '補發認證碼',
  'pilot-opened': '開始試辦',
  'pilot-ended': '主管機關結束試辦',
  'pilot-lapsed': '試辦期間屆滿',
  'pilot-reported': '公布試辦報告',
};

const reasons: Record<ReasonName, string> = {
  accepted: '合格',
  'under-age': '提出名冊時未滿 18 歲',
  'non-resident': '設籍未滿 6 個月，或未設戶籍',
  guardianship: '受監護宣告尚未撤銷',
  deceased: '已死亡',
  'not-found': '查無戶籍資料',
  'duplicate-electronic': '同一人重複電子簽署，只計第一份',
  'duplicate-earlier-round': '補提之前已經簽署過',
  'name-mismatch': '憑證姓名與戶籍資料不符',
  'signature-invalid': '電子簽章無效',
  'statement-mismatch': '簽署的同意書內容不符',
  'commitment-mismatch': '紀錄與簽章內容不符',
  'tail-mismatch': '身分證統一編號與憑證末四碼不符',
  'certificate-invalid': '憑證無效，或不是自然人憑證',
  'barred-proposer': '二年內不能就同一事項再提案',
};

/** An event of one letter, such as its service. */
const ofLetter = (event: string, letter: string) => `${event}：${letter}`;

/** The term was extended because offices were closed; what the signed settings say of electronic signing was not. */
const extended = {
  title: '期間已延長，電子簽署不延長',
  electronic: (day: string) =>
    `電子簽署到 ${day} 為止：日期寫在三方簽署的設定書裡，之後的簽署查對時會被剔除，所以系統不收。`,
  paper: (day: string) => `書面簽署與提出名冊延長到 ${day}。要用書面簽署，請向領銜人索取名冊。`,
};

/** 暫停電子連署. */
const suspended = {
  title: '中央選舉委員會已暫停本案的電子簽署',
  since: (day: string) => `自 ${day}起暫停，恢復之前不收電子簽署。已經完成的簽署不受影響。`,
  reasons: (reasons: string) => `暫停的理由：${reasons}`,
  paper: '書面名冊照常收受；期間不因暫停而延長，末日不變。',
};

/** The lists in which cards are looked up are over a day old, or one is missing. */
const staleLists = {
  title: '自然人憑證的廢止清單尚未更新',
  since: (time: string) => `系統目前用來查驗卡片的廢止清單，是憑證管理中心在 ${time}發布的。電子簽署照常進行。`,
  later: '卡片在簽署當時是否有效，戶政機關查對時會用之後的清單再核對一次。',
  missing: '系統目前缺少其中一代自然人憑證的廢止清單，那一代的卡片暫時不能簽署；取得清單後就會自動恢復。',
  noExtension: '期間不因此延長，書面名冊照常收受。',
};

export const caseTerms = { phases, kinds, events, ofLetter, reasons, letters, extended, suspended, staleLists };
