import type { LeadCommandName, OfficeCommandName } from '@lianshu/core/case';

type Task = { readonly title: string; readonly text: string };

/** What the lead herself does; without a subject, since the same words stand on her page and on the public one. */
const lead: Record<LeadCommandName, Task> = {
  'open-proposing': { title: '以電子方式徵求提案人', text: '法律尚未規定電子提案的辦法，書面名冊不受影響。' },
  'file-proposal': {
    title: '提出提案',
    text: '備齊主文、理由書，以及依直轄市、縣市、鄉鎮市區裝訂成冊的提案人名冊正本與影本，送中央選舉委員會。',
  },
  'correct-clerical': { title: '更正誤寫誤繕', text: '以書面申請更正主文或理由書的明顯錯誤，不得變更實質內容。' },
  withdraw: { title: '撤回提案', text: '以書面撤回，並附提案人總數二分之一以上的同意書。通知領取後就不能撤回。' },
  'submit-correction': {
    title: '補正提案',
    text: '依命補正的公文修改主文或理由書，以書面送中央選舉委員會，以一次為限。',
  },
  'supplement-proposers': { title: '補提提案人', text: '補足不夠的提案人，名冊格式與裝訂相同，以一次為限。' },
  'record-collection': {
    title: '親自領取連署人名冊格式或認證碼',
    text: '本人攜帶自然人憑證與 PIN 碼到中央選舉委員會，簽具切結書，當場試解密，領取電子連署認證碼、書面名冊格式，或兩者。六個月自領取的次日起算。',
  },
  'add-collection': {
    title: '再領取另一種連署方式',
    text: '已領書面的可以再領認證碼，已領認證碼的可以再領名冊格式；六個月期間不重新起算。',
  },
  'reissue-code': {
    title: '認證碼遺失或憑證換發時，重新領取',
    text: '本人攜帶自然人憑證到中央選舉委員會；新的認證碼核發後，舊的立即失效。',
  },
  'file-petition': {
    title: '提出連署人名冊',
    text: '電子連署要在自己的電腦以自然人憑證解密後提出；書面名冊裝訂成冊送中央選舉委員會。兩種都有的要一起提出。只能提出一次，提出後電子連署立即停止。',
  },
  'file-supplement': {
    title: '補提連署人名冊',
    text: '補足不夠的連署人，以一次為限。電子連署用公文所附的新認證碼登入。',
  },
  'open-pilot': { title: '領取試辦認證碼', text: '本人攜帶自然人憑證，簽具切結書後領取。試辦的連署沒有法律效力。' },
};

const office: Record<OfficeCommandName, string> = {
  draft: '建立案件',
  'accept-proposal': '審查書件、裝訂與人數，決定是否受理',
  'record-hearing': '舉行聽證',
  'order-correction': '聽證後，認為不合規定時命補正',
  'begin-proposer-check': '審核合於規定時，送戶政機關查對提案人',
  'record-proposer-check': '戶政機關查對提案人名冊',
  'order-proposer-supplement': '人數不足時，通知補提',
  'record-proposer-recheck': '戶政機關查對補提的提案人名冊',
  reject: '不合規定或人數仍不足時，駁回',
  'notify-to-collect': '人數足夠時，通知領取名冊格式或認證碼',
  'begin-household-check': '清查份數，足夠時送戶政機關查對',
  'record-household-check': '戶政機關查對連署人',
  'order-signer-supplement': '合格人數不足時，通知補提',
  'record-supplement-check': '戶政機關查對補提的連署人',
  'not-establish': '補提後仍不足時，公告不成立',
  establish: '合格人數足夠時，公告成立並編號',
  'announce-poll': '公告投票日：成立公告後 3 至 6 個月內，並在 90 日以前公告',
  'record-poll-result': '投票完畢後 7 日內公告結果',
  'report-pilot': '公布試辦報告',
};

export const nextTerms = {
  title: '接下來',
  hers: { lead: '您要做的事', public: '領銜人要做的事' },
  nothing: {
    lead: '目前不需要您做任何事。有結果時，中選會會以公文送達。',
    public: '目前不需要領銜人做任何事。',
  },
  offices: '這段期間，中選會與有關機關',
  officesIdle: {
    collecting: '這段期間中選會沒有要做的決定，只協助領銜人操作系統；人數多少，中選會不知道。',
    else: '這段期間中選會沒有要做的決定。',
  },
  free: { lead: '您也可以', public: '領銜人也可以' },
  ways: {
    'in-writing': '書面',
    'in-person': '親自到場',
    electronic: '自己的電腦',
    'electronic-or-paper': '自己的電腦，併同書面',
  },
  term: {
    last: '最後一天',
    left: (days: number) => `還有 ${days} 天`,
    today: '就是今天',
    over: '已經過了',
    midnight: '期間到最後一天的 24 時為止；遇假日不延長，系統故障也不延長。',
    midnightArticle: '民法 Art. 121; Act Art. 6; regulation Art. 11',
    counter: '送到櫃台的書面，最後一天只收到 17 時 30 分；從自己電腦提出的，到 24 時都算準時。',
    counterOpen: '送到櫃台的書面，最後一天到 24 時都算準時；最好在上班時間（17 時 30 分前）送達。',
    missed: '逾期的結果',
    becomes: (phase: string) => `案件將成為「${phase}」。`,
    bar: '原提案人 2 年內不得就同一事項再提案。',
    barArticle: 'Act Art. 12(4)',
    office: '這是中選會的期限。',
    silence: '中選會逾期沒有處理時，領銜人可以提起行政訴訟。',
    silenceArticle: 'Act Art. 53',
    awaits: (length: number, unit: string) =>
      `期間還沒起算：公文送達的次日起算 ${length} ${unit === 'months' ? '個月' : '日'}。送達以前不會逾期。`,
    awaitsTitle: '期間',
  },
  before: {
    title: '還沒有認證碼？',
    text: '領取認證碼以前的各階段（提案、審核、查對提案人、通知領取），不必登入：接下來要做什麼、期限與條文，都在案件的公開頁面上。',
    open: '找我的案件',
  },
  keyWork: {
    title: '電子連署進行到哪裡',
    steps: {
      idle: { title: '目前沒有電子連署', text: '還沒有領取認證碼的電子連署方式，或這個階段不收電子連署。' },
      drafting: {
        title: '在自己的電腦舉行金鑰儀式',
        text: '啟動 lianshu lead，用領取時出示的同一張自然人憑證產生金鑰、列印兩份開封碼，送出設定書。',
      },
      posted: { title: '完成開封測試', text: '設定書已送出。請在金鑰工具解開測試紀錄；中選會與戶政機關接著簽署。' },
      ready: {
        title: '等待中選會開放連署',
        text: '三方簽署與開封測試齊備後，由中選會開放；開放後這裡會出現連署網址。',
      },
      open: {
        title: '公布連署網址，徵求連署',
        text: '把下方連署網址放在您自己的網站，並協助連署人操作。提出前請先在金鑰工具演練開封；提出只有一次。',
      },
      openPilot: {
        title: '把連署網址交給參與試辦的人',
        text: '請協助參與的人操作。試辦的紀錄不會提出，也不會開封；結束後由中選會公布試辦報告，紀錄銷毀。',
      },
      held: { title: '提出作業中，連署暫停', text: '請在時限內於金鑰工具完成計數、簽署並提出；沒有提出會自動恢復。' },
      filed: { title: '電磁紀錄已提出', text: '連署已停止，接下來由中選會清查、戶政機關查對。' },
      ended: { title: '程序已結束', text: '查詢權限已終止（辦法第 6 條第 4 項），結果請看公開頁面。' },
    },
    article: 'regulation Art. 6(2), 7(1)',
  },
  letters: {
    title: '給您的公文',
    text: '期間自送達的次日起算，送達日期以中選會登錄者為準。',
    none: '還沒有公文。',
    notServed: '尚未登錄送達',
    issuedOn: '發文日期',
    servedOn: '送達日期',
    file: (letter: string) => `下載${letter}（PDF）`,
    roster: '下載連署人名冊格式（PDF）',
  },
  lead,
  office,
};
