import type { Office } from '../case/index.ts';

/** What a signed act is called, what it does in one sentence, and on which provision it rests. Fixed by hash, as every statement. */
export interface ActWords {
  readonly title: string;
  readonly effect: string;
  readonly basis: string;
}

/** Under which office an act is signed: one of the commission's, or the head of the household office. */
export type ActOffice = Office | 'registry-head';

export const OFFICE_TITLES: Readonly<Record<ActOffice, string>> = {
  intake: '綜合規劃處',
  legal: '法政處',
  commission: '委員會議',
  'registry-head': '戶政事務所主管',
};

const COMMISSION = '中央選舉委員會承辦人員';

/** Whose officer signs. */
export const OFFICE_HOLDERS: Readonly<Record<ActOffice, string>> = {
  intake: COMMISSION,
  legal: COMMISSION,
  commission: COMMISSION,
  'registry-head': '戶政機關查對人員',
};

/** The acts that are signed afresh: those of the life cycle that need the card, those on a log's papers, the household authority's. */
export const ACT_WORDS = {
  'extend-term': {
    title: '展延期間末日',
    effect: '因辦公處所所在地天然災害停止上班，將本案現行期間之末日展延至所記載之日。',
    basis: '公民投票法第6條',
  },
  'settle-policy': {
    title: '決定法律未明定事項之處理方式',
    effect: '自簽署時起，本案就所記載之事項改依所記載之方式處理。',
    basis: '公民投票法第3條',
  },
  'suspend-signing': {
    title: '暫停電子連署',
    effect: '自簽署時起暫停本案之電子連署，書面連署及提出名冊不受影響，連署期間不因此延長。',
    basis: '公民投票法第3條、電子連署及查對作業辦法第11條',
  },
  'resume-signing': {
    title: '恢復電子連署',
    effect: '自簽署時起恢復本案之電子連署，連署期間之末日不變。',
    basis: '公民投票法第3條、電子連署及查對作業辦法第11條',
  },
  'correct-clerical': {
    title: '更正主文或理由書之誤寫',
    effect: '將本案主文、理由書之明顯錯誤更正為所附文字，不變更實質內容。',
    basis: '全國性公民投票案主文與理由書文字用詞字數計算語法及其他相關事項辦法第9條',
  },
  withdraw: {
    title: '登錄撤回',
    effect: '依領銜人之書面及提案人之同意，終結本案程序，不得再行進行。',
    basis: '公民投票法第11條',
  },
  stop: {
    title: '停止本案程序',
    effect: '依立法院之通知終結本案程序，電子連署立即停止。',
    basis: '公民投票法第19條、電子連署及查對作業辦法第10條',
  },
  'open-proposing': {
    title: '開放電子提案',
    effect: '開放以電子方式徵求本案提案人。',
    basis: '公民投票法第9條第6項',
  },
  'not-accept': {
    title: '不予受理提案',
    effect: '終結本案程序，領銜人得另行提案。',
    basis: '公民投票法第10條第2項',
  },
  'order-correction': {
    title: '命補正',
    effect: '通知領銜人於送達後30日內補正，屆期未補正即予駁回；補正以一次為限。',
    basis: '公民投票法第10條第3項、第4項',
  },
  reject: {
    title: '駁回提案',
    effect: '終結本案程序，領銜人得依法提起行政救濟。',
    basis: '公民投票法第10條第3項、第7項',
  },
  'order-proposer-supplement': {
    title: '通知補提提案人',
    effect: '通知領銜人於送達後30日內補提提案人名冊，屆期不足即予駁回；補提以一次為限。',
    basis: '公民投票法第10條第7項',
  },
  'notify-to-collect': {
    title: '通知領取連署人名冊格式或認證碼',
    effect: '通知領銜人於送達後10日內領取，屆期未領取視為放棄連署；自此不得撤回提案。',
    basis: '公民投票法第10條第9項',
  },
  'record-collection': {
    title: '記載領取連署人名冊格式或認證碼',
    effect: '六個月連署期間自領取之次日起算；採電子連署者，並核發電子連署系統認證碼。',
    basis: '公民投票法第10條第9項、第12條第2項、電子連署及查對作業辦法第4條、第6條第1項',
  },
  'add-collection': {
    title: '記載加領另一種連署方式',
    effect: '連署期間不重新起算；加領電子連署者，並核發電子連署系統認證碼。',
    basis: '電子連署及查對作業辦法第4條、第6條第1項',
  },
  'reissue-code': {
    title: '補發認證碼',
    effect: '核發新的電子連署系統認證碼，原認證碼立即失效。',
    basis: '電子連署及查對作業辦法第4條',
  },
  'not-accept-filing': {
    title: '不予受理連署人名冊',
    effect: '終結本案程序，所提名冊不送查對。',
    basis: '公民投票法第13條第1項',
  },
  'order-signer-supplement': {
    title: '通知補提連署人',
    effect: '通知領銜人於送達後30日內補提連署人名冊，屆期不足即公告不成立；補提以一次為限。',
    basis: '公民投票法第13條第3項、電子連署及查對作業辦法第8條第3項、第4項',
  },
  establish: {
    title: '公告成立',
    effect: '公告本案成立並編號，自此進入投票程序。',
    basis: '公民投票法第13條第3項',
  },
  'not-establish': {
    title: '公告不成立',
    effect: '公告本案不成立並終結程序。',
    basis: '公民投票法第13條第3項',
  },
  'announce-poll': {
    title: '公告投票日',
    effect: '公告本案之投票日期，自此不得依立法院之通知停止。',
    basis: '公民投票法第17條第1項、第23條',
  },
  'record-poll-result': {
    title: '公告投票結果',
    effect: '公告本案之投票結果，同一事項於二年內不得重行提出。',
    basis: '公民投票法第30條、第32條',
  },
  reopen: {
    title: '依法院裁判回復程序',
    effect: '將已終結或逾期之本案回復至裁判所命之階段，期間重新起算。',
    basis: '公民投票法第53條',
  },
  'destroy-records': {
    title: '銷毀電磁紀錄',
    effect: '銷毀本案之電磁紀錄，銷毀後無法回復。',
    basis: '電子連署及查對作業辦法第12條第2項',
  },
  'open-pilot': {
    title: '開放試辦',
    effect: '開放本案於所記載之期間試辦電子連署，試辦之簽署不生公民投票法所定之效力。',
    basis: '公民投票法第9條第6項',
  },
  'end-pilot': {
    title: '提前結束試辦',
    effect: '立即停止本案之試辦，公布試辦報告後終結。',
    basis: '公民投票法第9條第6項',
  },
  'report-pilot': {
    title: '公布試辦報告',
    effect: '公布本案之試辦報告並終結試辦，其電磁紀錄應予銷毀。',
    basis: '公民投票法第9條第6項',
  },
  countersign: {
    title: '簽署電子連署設定書',
    effect: '以中央選舉委員會之金鑰簽署上開紀錄簿之設定書，並送交戶政機關簽署。',
    basis: '電子連署及查對作業辦法第4條',
  },
  'open-log': {
    title: '開放電子連署',
    effect: '開放上開紀錄簿接受電子連署，設定書自此不得變更。',
    basis: '電子連署及查對作業辦法第6條第2項',
  },
  publish: {
    title: '公開驗證資料',
    effect: '將本案已決定之結果及其驗證資料簽署並對外公開，公開後無法收回。',
    basis: '公民投票法第13條第3項',
  },
  'registry-countersign': {
    title: '以戶政機關金鑰簽署電子連署設定書',
    effect: '以戶政機關之金鑰簽署上開紀錄簿之設定書，並送回中央選舉委員會。',
    basis: '電子連署及查對作業辦法第8條第2項',
  },
  'registry-return': {
    title: '函復查對結果',
    effect: '將上開紀錄簿之查對判定、統計及不合格清冊送回中央選舉委員會，送回後不得變更。',
    basis: '電子連署及查對作業辦法第8條第2項',
  },
  'registry-destroy': {
    title: '銷毀戶政機關所存電磁紀錄',
    effect: '銷毀戶政機關所存本案之查對結果、名單及交換檔案，銷毀後無法回復。',
    basis: '電子連署及查對作業辦法第12條第2項',
  },
} as const satisfies Readonly<Record<string, ActWords>>;

export type SignedAct = keyof typeof ACT_WORDS;

export const SIGNED_ACTS = Object.keys(ACT_WORDS) as readonly SignedAct[];

export function isSignedAct(name: string): name is SignedAct {
  return Object.hasOwn(ACT_WORDS, name);
}
