import type { CommandName, GuardName } from '@lianshu/core/case';

type Act = { readonly title: string; readonly text: string; readonly submit: string };

/** The acts that an officer enters by a form. */
type FormAct = Exclude<CommandName, 'draft' | ClockAct>;
type ClockAct =
  | 'lapse'
  | 'lapse-opinions'
  | 'lapse-correction'
  | 'lapse-proposer-supplement'
  | 'lapse-signer-supplement'
  | 'lapse-pilot'
  | 'open-voting'
  | 'end-retention';

/** What each act is called, what it does, and what the button says. */
export const acts: Record<FormAct, Act> = {
  'file-proposal': {
    title: '登錄提案',
    text: '領銜人已提出主文、理由書及提案人名冊。選舉人數自此固定，作為兩階段門檻的計算基礎。',
    submit: '登錄提案',
  },
  'accept-proposal': {
    title: '受理提案',
    text: '形式審查合於規定，並已查閱同一事項登記簿，開始 60 日審核。',
    submit: '受理',
  },
  'begin-proposer-check': {
    title: '送查對提案人名冊',
    text: '實質審核合於規定，函請戶政機關於 15 日內查對提案人名冊。',
    submit: '送查對',
  },
  'record-proposer-check': {
    title: '登錄提案人查對結果',
    text: '合格與不合格人數相加，應等於所提名冊人數。',
    submit: '登錄結果',
  },
  'notify-to-collect': {
    title: '通知領取',
    text: '提案人數足夠。通知領銜人於送達後 10 日內領取連署人名冊格式或電子連署認證碼；逾期視為放棄。自此不得撤回。期間自登錄送達時起算。',
    submit: '作成通知',
  },
  'record-collection': {
    title: '記載領取名冊格式或認證碼',
    text: '領銜人領取名冊格式；採電子連署者親自到會、出示自然人憑證並簽具切結書，當場核發認證碼。六個月連署期間自次日起算。',
    submit: '記載領取',
  },
  'begin-household-check': {
    title: '清查後送戶政查對',
    text: '系統先以領銜人交付的進度金鑰清查筆數；合計達門檻，才送戶政機關於 60 日內查對。',
    submit: '清查並送查對',
  },
  establish: {
    title: '公告成立',
    text: '委員會議審議通過，合格連署人數達門檻。應於查對完成後 10 日內公告並編號。',
    submit: '公告成立',
  },
  'not-establish': {
    title: '公告不成立',
    text: '委員會議審議通過，合格連署人數不足門檻。',
    submit: '公告不成立',
  },
  'extend-term': {
    title: '因天然災害展延末日',
    text: '期間末日因天然災害停止上班時，記載決定與新的末日。系統故障不延長法定期間。',
    submit: '記載展延',
  },
  'settle-policy': {
    title: '決定法律未明定的事項',
    text: '本案採用的處理方式，連同理由記入歷程。',
    submit: '記載決定',
  },
  'suspend-signing': {
    title: '暫停電子連署',
    text: '經委員會議決定，暫停收受本案的電子簽署（例如憑證廢止清單長期無法更新）。理由會公開在案件頁與簽署頁；期間不因此延長，書面名冊照常收受。',
    submit: '暫停電子連署',
  },
  'resume-signing': {
    title: '恢復電子連署',
    text: '經委員會議決定，恢復收受本案的電子簽署。期間末日不變。',
    submit: '恢復電子連署',
  },
  'correct-clerical': {
    title: '更正誤寫誤繕',
    text: '領銜人申請更正主文或理由書的明顯錯誤，不得變更實質內容。',
    submit: '更正',
  },
  withdraw: {
    title: '登錄撤回',
    text: '領銜人以書面撤回，並附提案人總數二分之一以上的同意書。通知領取後不得撤回。',
    submit: '登錄撤回',
  },
  stop: {
    title: '依立法院通知停止',
    text: '立法院已實現提案目的並通知本會；創制案或法律之複決案於投票公告前停止，電子連署立即停止。',
    submit: '停止程序',
  },
  'request-opinion': {
    title: '函請機關提出意見書',
    text: '機關收受後 45 日內提出，逾期視為放棄；不影響案件進行。期間自登錄送達時起算。',
    submit: '作成函文',
  },
  'record-opinion': { title: '登錄意見書', text: '機關名稱須與函請時相同。', submit: '登錄意見書' },
  'open-proposing': { title: '開放徵求提案人', text: '本案已決定試行電子提案；尚無主管機關所定辦法。', submit: '開放' },
  'not-accept': {
    title: '不予受理提案',
    text: '提案書件、裝訂或提案人數不合規定。領銜人得另行提案。',
    submit: '不予受理',
  },
  'call-hearing': { title: '通知聽證', text: '命補正前應舉行聽證。60 日審核期間繼續計算。', submit: '通知聽證' },
  'record-hearing': { title: '登錄聽證', text: '聽證已舉行，紀錄已簽名。', submit: '登錄聽證' },
  'order-correction': {
    title: '命補正',
    text: '委員會議認定不合規定。送達後 30 日內補正，以一次為限。期間自登錄送達時起算。',
    submit: '命補正',
  },
  'submit-correction': {
    title: '登錄補正',
    text: '領銜人於期限內提出補正後的主文與理由書，重新審核 60 日。',
    submit: '登錄補正',
  },
  reject: { title: '駁回提案', text: '補正後仍不合規定，或補提後提案人數仍不足。', submit: '駁回' },
  'order-proposer-supplement': {
    title: '通知補提提案人',
    text: '提案人數不足。附不合格名冊與理由，送達後 30 日內補提，以一次為限。期間自登錄送達時起算。',
    submit: '作成通知',
  },
  'supplement-proposers': {
    title: '登錄補提提案人',
    text: '領銜人於期限內補提名冊，送戶政機關查對。',
    submit: '登錄補提',
  },
  'record-proposer-recheck': {
    title: '登錄補提查對結果',
    text: '合格與不合格人數相加，應等於補提人數。',
    submit: '登錄結果',
  },
  'add-collection': {
    title: '加領另一種連署方式',
    text: '只勾選新增的方式。六個月期間不重新起算。',
    submit: '記載加領',
  },
  'file-petition': {
    title: '登錄書面連署人名冊',
    text: '領銜人只以書面提出時由本會登錄，以一次為限。已開放電子連署者，應由領銜人併同電磁紀錄提出。',
    submit: '登錄名冊',
  },
  'not-accept-filing': {
    title: '不予受理名冊',
    text: '清查後份數不足，或書面未依規定裝訂。程序終結。',
    submit: '不予受理',
  },
  'record-household-check': {
    title: '登錄書面查對結果',
    text: '合格與不合格人數相加，應等於所提書面份數。',
    submit: '登錄結果',
  },
  'order-signer-supplement': {
    title: '通知補提連署人',
    text: '合格人數不足。附不合格名冊與理由，送達後 30 日內補提，以一次為限；採電子連署者核發新的認證碼。期間自登錄送達時起算。',
    submit: '作成通知',
  },
  'file-supplement': {
    title: '登錄書面補提名冊',
    text: '領銜人於期限內以書面補提，送戶政機關查對。',
    submit: '登錄補提',
  },
  'record-supplement-check': {
    title: '登錄書面補提查對結果',
    text: '只計算新增的人；合格與不合格人數相加，應等於補提份數。',
    submit: '登錄結果',
  },
  'announce-poll': {
    title: '公告投票日',
    text: '成立公告後 3 個月起至 6 個月內，且至少於 90 日前公告。',
    submit: '公告投票日',
  },
  'record-poll-result': {
    title: '公告投票結果',
    text: '投票完畢 7 日內公告；同一事項 2 年內不得重行提出。',
    submit: '公告結果',
  },
  'record-litigation': { title: '登錄行政訴訟', text: '訴訟繫屬期間，電磁紀錄繼續保存。', submit: '登錄訴訟' },
  'record-judgment': {
    title: '登錄判決確定',
    text: '電磁紀錄保存至判決確定後 3 個月或成立等公告後 2 年，以較晚者為準。',
    submit: '登錄判決',
  },
  reopen: { title: '依法院裁判回復程序', text: '回到裁判所命的階段，期間自通知送達重新起算。', submit: '回復程序' },
  'destroy-records': {
    title: '登錄銷毀電磁紀錄',
    text: '保存期間已屆滿，無訴訟繫屬；試辦案件於報告公布後。',
    submit: '登錄銷毀',
  },
  'issue-letter': { title: '發文', text: '為已作成的函文或公告編列發文字號。', submit: '登錄發文' },
  'record-service': {
    title: '登錄送達',
    text: '依送達證書登錄送達日期；自送達起算的期間由此開始。',
    submit: '登錄送達',
  },
  'reissue-code': {
    title: '補發認證碼',
    text: '領銜人遺失認證碼，親自到會並出示自然人憑證。原認證碼立即失效。',
    submit: '補發認證碼',
  },
  'open-pilot': {
    title: '開始試辦',
    text: '試辦無法律效力。志願領銜人到會出示自然人憑證，核發認證碼；連署只在所定日期內進行。',
    submit: '開始試辦',
  },
  'end-pilot': { title: '結束試辦', text: '在末日以前結束；電子連署立即停止。', submit: '結束試辦' },
  'report-pilot': {
    title: '公布試辦報告',
    text: '記載條件是否達成、發生的問題與參與者的意見，然後公布；紀錄隨後可以銷毀。',
    submit: '公布報告',
  },
};

/** Why an act was refused, by the guard that refused it. */
/** Guards that the server sets before the table's own. */
type ServerGuard =
  | 'bundle-published'
  | 'count-check'
  | 'filed-together'
  | 'matter-free'
  | 'papers-complete'
  | 'papers-known';

export const guards: Record<GuardName | ServerGuard, string> = {
  'within-term': '法定期限已過。',
  'term-over': '期限還沒有過。',
  'counter-open': '已過本會收件時間。',
  'way-collected': '領銜人沒有領取這種連署方式。',
  'e-proposal-on': '本案沒有採用電子提案。',
  'enough-proposers-filed': '提案人數未達門檻。',
  'hearing-held': '應先舉行聽證並登錄。',
  'correction-unused': '補正以一次為限。',
  'proposer-supplement-unused': '提案補提以一次為限。',
  'signer-supplement-unused': '連署補提以一次為限。',
  'signer-supplement-used': '應先通知補提。',
  'not-rechecked': '補提查對結果已經登錄。',
  'enough-proposers-valid': '合格提案人數未達門檻。',
  'too-few-proposers-valid': '提案人數足夠，不必補提。',
  'supplement-checked': '補提的提案人還沒有查對。',
  'rejection-founded': '提案人數足夠，不得以此駁回。',
  'enough-signers-filed': '所提份數未達門檻。',
  'enough-signers-valid': '合格連署人數未達門檻。',
  'too-few-signers-valid': '合格連署人數已達門檻。',
  'kind-may-stop': '重大政策之複決不適用停止規定。',
  'opinion-open': '沒有待提出的意見書。',
  'opinion-overdue': '意見書期限還沒有過。',
  'a-way-to-add': '兩種方式都已領取。',
  'poll-possible': '投票期間已經不足 90 日。',
  'poll-day-come': '還沒到投票日。',
  'suit-pending': '沒有繫屬中的訴訟。',
  'no-suit-pending': '訴訟仍在繫屬中。',
  'court-may-order': '案件尚未終結，本會也沒有逾期。',
  'records-kept': '電磁紀錄已經銷毀。',
  'retention-over': '保存期間還沒有屆滿。',
  'destruction-due': '保存期間還沒有屆滿。',
  'text-length': '主文、理由書、案號或領銜人不合規定。',
  'text-again': '主文以 100 字、理由書以 2,000 字為限。',
  'reasons-given': '請填寫理由。',
  'ground-known': '請選擇法定依據。',
  'electorate-given': '選舉人數不正確。',
  'proposer-count-given': '提案人數不正確。',
  'proposing-day-given': '徵求提案的最後一天應在今天以後、一年以內。',
  'proposal-record-given': '電子提案人名冊的資料不正確。',
  'more-record-given': '補提的電子提案人名冊資料不正確。',
  'hearing-day-given': '聽證日期不正確。',
  'hearing-not-in-future': '聽證日期不能晚於今天。',
  'notice-not-in-future': '通知日期不能晚於今天。',
  'suit-not-in-future': '起訴日期不能晚於今天。',
  'judgment-not-in-future': '判決確定日期不能晚於今天。',
  'destroyed-not-in-future': '銷毀日期不能晚於今天。',
  'proposer-result-given': '合格與不合格相加，應等於名冊人數。',
  'recheck-result-given': '合格與不合格相加，應等於補提人數。',
  'half-consent': '同意人數應達提案人總數二分之一，且不超過總數。',
  'opinion-requested-once': '機關名稱空白，或已經函請過。',
  'opinion-in-time': '沒有函請這個機關、日期不正確，或已逾期視為放棄。',
  'undertaking-signed': '至少選擇一種方式；電子連署須簽具切結書。',
  'adds-a-way': '這種方式已經領取過。',
  'filing-given': '所提名冊資料不正確。',
  'supplement-given': '補提名冊資料不正確。',
  'filing-deficient': '清查份數已達門檻，或沒有書面名冊。',
  'result-adds-up': '查對結果的人數加總不符。',
  'supplement-adds-up': '補提查對結果的人數加總不符。',
  'poll-day-lawful': '投票日不在法定期間，或距今不足 90 日。',
  'offices-closed': '停止上班日應為期間末日，新末日應在其後 14 日內。',
  'policy-known': '這個事項沒有這種處理方式。',
  'collects-electronically': '本案目前沒有以電子方式收受簽署。',
  'signing-goes-on': '電子連署已經暫停。',
  'signing-stands-still': '電子連署沒有暫停。',
  'policy-changes': '目前就是這種處理方式。',
  'phase-orderable': '案件不能回到這個階段。',
  'term-runs': '目前沒有進行中的期間。',
  'notice-served': '請先登錄通知的送達日期。',
  'letter-to-issue': '沒有待發文的函件。',
  'letter-to-serve': '沒有待登錄送達的函件。',
  'letter-issuable': '這件函文已經發文、發文字號重複，或內容不完整。',
  'service-recordable': '這件函文不必或已經登錄送達，或送達日期不在發文日與今天之間。',
  'code-given': '還沒有核發過認證碼。',
  'ordinary-case': '試辦案件不適用這個程序。',
  'pilot-case': '只有試辦案件適用。',
  'pilot-days-given': '試辦須自今天或以後開始，且不超過 6 個月。',
  'report-given': '條件、問題與意見都須填寫。',
  'matters-consulted': '受理以前須查閱同一事項登記簿；有同一事項者不得受理。',
  'trial-decryption': '電子連署須先以領銜人的憑證試行解密；憑證於連署期間內到期者，須經領銜人確認。',
  'matter-free': '已認定與二年內不得重行提出的事項為同一事項，應命補正；補正後仍為同一事項者，應駁回。',
  'papers-complete': '應備文件還沒有全部核對。',
  'papers-known': '勾選了這件事不需要的文件。',
  'bundle-published': '驗證包還沒有公布；銷毀後就無從公布，請先公布。',
  'count-check': '與系統清查的份數不符，或未達門檻。',
  'filed-together': '已開放電子連署，應由領銜人併同電磁紀錄提出。',
};

export const grounds = {
  papers: '提案書件不合規定',
  binding: '未依規定裝訂',
  number: '提案人數不足',
  count: '份數不足',
  'excluded-matter': '非屬得公民投票的事項',
  wording: '文字用詞不合規定',
  'several-matters': '一案不只一事項',
  'repeated-matter': '2 年內重行提出同一事項',
  'unclear-meaning': '不能瞭解真意',
};
