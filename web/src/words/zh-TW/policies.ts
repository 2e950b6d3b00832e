import type { PolicyChoice, PolicyId } from '@lianshu/core/case';

/** Each point that the law leaves open: its letter and name. */
const names: Record<PolicyId, string> = {
  'lead-key-lost': 'A　領銜人憑證遺失或失效',
  'short-filing': 'B　份數不足是否適用 2 年限制',
  'collection-day': 'C　領取當日的連署',
  'filing-hour': 'D　末日收件截止時間',
  'proposer-recheck-days': 'E　補提提案人查對天數',
  'supplement-check-days': 'E　補提連署人查對天數',
  'added-signer-eligibility': 'E　補提連署人的資格計算日',
  'added-proposer-eligibility': 'E　補提提案人的資格計算日',
  'e-proposal': 'F　電子提案',
  'overlong-text': 'G　超過字數',
  'guardianship-source': 'H　監護宣告資料來源',
  'self-query': 'I　連署人查詢',
  'poll-window': 'J　投票日',
  'public-signing-link': 'K　本會公開連署網址',
};

/** What is in dispute. */
const meanings: Record<PolicyId, string> = {
  'lead-key-lost':
    '提出電磁紀錄須由領銜人以自己的憑證解密。憑證遺失、失效而解不開時，是否可以只提出書面名冊，辦法沒有規定。',
  'short-filing': '提出的份數不足門檻而不予受理時，是否也適用視為放棄連署的 2 年限制，法律沒有規定。',
  'collection-day': '連署期間自領取的次日起算；領取當天就有人連署，是否計入，法律沒有規定。',
  'filing-hour':
    '期間末日到當日 24 時為止；書面要送到櫃台，櫃台下班後是否還收件，法律沒有規定。電子提出到 24 時都在期間內。',
  'proposer-recheck-days': '補提的提案人名冊應在幾天內查對完成，法律沒有規定。',
  'supplement-check-days': '補提的連署人名冊應在幾天內查對完成，法律沒有規定。',
  'added-signer-eligibility':
    '連署人年齡及居住期間算至連署人名冊提出日；補提時是前次還是補提名冊的提出日，法律沒有規定。',
  'added-proposer-eligibility': '提案人年齡及居住期間算至提案提出日；補提的提案人是否也算至同一天，法律沒有規定。',
  'e-proposal': '法律要求建置的系統包含提案，但目前的辦法只規定連署。',
  'overlong-text': '超過字數的部分依法不予公告刊登，但超過字數也可能不予受理；兩者如何並行，法律沒有規定。',
  'guardianship-source': '受監護宣告者不得提案、連署；以哪一份資料認定，法律沒有規定。',
  'self-query': '連署人能否查詢自己的連署是否合格，法律沒有規定。',
  'poll-window': '投票日原則在成立公告後 3 至 6 個月內；其他法律另有規定時如何處理，法律沒有規定。',
  'public-signing-link': '連署網址由領銜人登入後取得並自行徵求連署；本會網站能否也連結過去，辦法沒有規定。',
};

const choices: Record<PolicyChoice, string> = {
  'risk-stated': '風險載明於切結書',
  'paper-alone': '得單獨提出書面',
  'no-bar': '不適用',
  'two-year-bar': '適用',
  counted: '計入',
  'not-counted': '不計入',
  'end-of-day': '至當日 24 時',
  'office-hours': '至當日 17 時 30 分',
  '15': '15 日',
  '30': '30 日',
  '60': '60 日',
  off: '不採用',
  on: '採用',
  'day-of-supplement': '補提名冊提出日',
  'day-of-proposal': '提案提出日',
  'officer-override': '由承辦人附理由登錄',
  'household-register': '戶籍資料',
  'own-receipt': '本人收據',
  'three-to-six-months': '成立公告後 3 至 6 個月',
  'as-recorded': '依記載',
};

export const policyTerms = {
  title: '法律未明定、本案採用的處理方式',
  text: '以下各點法律或辦法沒有寫明。本會就本案採用的處理方式如下，變更時連同理由記入歷程。',
  now: '目前階段適用',
  others: '其他各點',
  columns: { point: '事項', choice: '處理方式', article: '爭議條文' },
  names,
  meanings,
  choices,
};
