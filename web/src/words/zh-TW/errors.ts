import type { RefusalCode } from '@lianshu/core/errors';
import type { ErrorWords } from '../error-words.ts';
import { middleware } from './middleware.ts';

const again = '請從頭再試一次；若仍失敗，請與領銜人或主管機關聯絡，並告知技術代碼。';
const support = '請與主管機關聯絡，並告知技術代碼。';
const leadHelp = '請與該案領銜人公布的服務窗口聯絡，並告知技術代碼。';
const reload = '請重新整理頁面後再試一次。';
const newCard = '請到任一戶政事務所換發自然人憑證，再回來連署。';
const reinsert = '請取出卡片、擦淨晶片後重新插入，再試一次。';
const reinstall = '請關閉所有瀏覽器視窗，重新安裝內政部憑證管理中心的「跨平台網頁元件」（HiCOS），再試一次。';
const waitAndRetry = '請稍等幾秒後再試一次，您填的內容還在。';

const refusals: Record<RefusalCode, ErrorWords> = {
  'statement.mismatch': {
    said: '卡片簽署的內容和這個案件應有的內容不一樣。',
    next: `${reload}不要使用別人轉來的程式或外掛。`,
  },
  'statement.wrong-case': { said: '簽署的是另一個案件的內容。', next: '請從領銜人公布的連署網址重新進入。' },
  'statement.wrong-purpose': { said: '這份簽章是為了別的用途簽的，不能用在這裡。', next: again },
  'nonce.forged': { said: '這次簽署的憑據不是本系統發出的。', next: reload },
  'nonce.expired': { said: '簽署超過 5 分鐘，已經過期。', next: '請再按一次簽署，系統會換一份新的。' },
  'nonce.other-log': { said: '這次簽署的憑據屬於另一個案件。', next: '請從領銜人公布的連署網址重新進入。' },
  'cms.malformed': { said: '卡片元件送回的簽章讀不懂。', next: reinstall },
  'cms.trailing-bytes': { said: '卡片元件送回的簽章後面多了資料。', next: reinstall },
  'cms.signature-invalid': { said: '簽章驗證不過。', next: reinsert },
  'cms.digest-mismatch': { said: '簽章與簽署的內容對不起來。', next: again },
  'cms.weak-digest': { said: '簽章使用了已不安全的雜湊演算法。', next: reinstall },
  'cms.origin-missing': {
    said: '卡片元件沒有在簽章裡註明是哪個網站要求簽署的，這個案件規定要有。',
    next: '請關閉所有瀏覽器視窗，把內政部憑證管理中心的「跨平台網頁元件」（HiCOS）更新到最新版，再試一次。',
  },
  'cms.origin-mismatch': {
    said: '這份簽章是另一個網站向您的卡片要的，不是本系統，所以沒有收下。',
    next: '您可能進過假網站。請關閉其他網頁，從領銜人公布的連署網址重新進入；若曾在別處輸入 PIN 碼，請儘快變更。',
  },
  'certificate.malformed': { said: '卡片裡的憑證讀不懂。', next: newCard },
  'certificate.expired': {
    said: '您的自然人憑證已經過期。',
    next: '可到內政部憑證管理中心網站辦理展期，或到戶政事務所換發。',
  },
  'certificate.not-yet-valid': { said: '您的自然人憑證還沒到生效日。', next: '請在生效日之後再來連署。' },
  'certificate.revoked': { said: '您的自然人憑證已經廢止。', next: newCard },
  'certificate.revocation-unknown': {
    said: '目前查不到最新的憑證廢止清單，無法確認卡片是否有效。',
    next: '這不是您的問題。請過一陣子再試一次。',
  },
  'certificate.unknown-issuer': {
    said: '這張卡不是內政部憑證管理中心發的自然人憑證。',
    next: '請改用自然人憑證。健保卡、金融憑證與公司憑證都不能連署。',
  },
  'certificate.generation': {
    said: '這是自然人憑證，但這一代的憑證目前不能用在這個案件。',
    next: '請到戶政事務所換發新的自然人憑證，或改用書面連署。',
  },
  'certificate.issuer-signature': {
    said: '這張憑證不是真正由內政部憑證管理中心簽發的。',
    next: '請改用您本人的自然人憑證。',
  },
  'certificate.weak-signature': { said: '這張憑證使用了已不安全的演算法。', next: newCard },
  'certificate.not-natural-person': {
    said: '這是機關、公司或團體的憑證，不是個人的。',
    next: '請改用您本人的自然人憑證。',
  },
  'certificate.mobile': { said: '行動自然人憑證目前不能用來連署。', next: '請改用實體的自然人憑證與讀卡機。' },
  'certificate.key-usage': { said: '這張憑證不能用來簽章。', next: again },
  'certificate.encryption-used-to-sign': { said: '簽署時用到了加密用的憑證，而不是簽章用的。', next: reinstall },
  'certificate.policy': { said: '這張憑證的保證等級不符合規定。', next: '請改用您本人的自然人憑證。測試卡不能連署。' },
  'certificate.profile': { said: '這張憑證缺少應有的欄位。', next: newCard },
  'id.tail-mismatch': {
    said: '您填的身分證統一編號後四碼和卡片不一樣。',
    next: '請確認卡片是您本人的，再看一次號碼。',
  },
  'body.length': { said: '加密後的內容長度不對。', next: reload },
  'log.unknown': { said: '找不到這個連署。', next: '請從領銜人公布的連署網址重新進入。' },
  'log.not-open': { said: '這個案件目前不在連署期間。', next: '可以到案件頁查看連署的起訖日。' },
  'log.electronic-over': {
    said: '電子簽署已經在設定書所載的最後一天截止。',
    next: '期間雖因辦公處所停止上班而延長，延長的日子只收書面名冊。截止日期請看案件頁。',
  },
  'log.suspended': {
    said: '中央選舉委員會已決定暫停本案的電子簽署，這次沒有收下。',
    next: '暫停的日期與理由請看案件頁。恢復後可以再來簽署；書面名冊照常收受，期間不因此延長。',
  },
  'log.held': {
    said: '領銜人正在提出連署人名冊，暫時不收新的連署。',
    next: '最多 30 分鐘。若最後沒有提出，連署會再開放。',
  },
  'log.busy': { said: '現在連署的人很多。', next: waitAndRetry },
  'card-used.destroyed': {
    said: '本案已經結束，比對重複連署用的金鑰已依規定銷毀，系統無法再查詢這張卡是否用過。',
    next: '如果您懷疑有人冒用您的名義，請向戶籍地的戶政事務所或中央選舉委員會查詢。',
  },
  'signature.already-signed': { said: '這張卡已經連署過這個案件。', next: '不需要再做什麼，一個人只計算一次。' },
  'id.form': { said: '身分證統一編號的格式不對：應該是 1 個英文字母加 9 個數字。', next: '請對照身分證再看一次。' },
  'id.check-digit': { said: '身分證統一編號有地方打錯了，檢查碼不符。', next: '請對照身分證再看一次。' },
  'id.resident': {
    said: '這是居留證的號碼。公民投票案的連署人須有中華民國國籍並設有戶籍。',
    next: '若您已設有戶籍，請使用身分證上的號碼。',
  },
  'case.unknown': { said: '找不到這個案件。', next: '請確認案號，或回首頁查看所有案件。' },
  'case.wrong-state': { said: '案件目前的階段不能做這件事。', next: '請重新整理，看看案件現在的階段。' },
  'case.wrong-actor': { said: '這件事應由別的角色來做。', next: '請確認登入的身分。' },
  'case.guard-failed': { said: '法定要件還沒有齊備。', next: '請查看案件頁所列還缺的事項。' },
  'case.deadline-passed': {
    said: '法定期限已經過了。',
    next: '連署期間不因系統故障延長（全國性公民投票電子連署及查對作業辦法第 11 條）。有疑問請洽主管機關。',
  },
  'case.already-filed': { said: '連署人名冊已經提出過了，以一次為限。', next: '不需要再提出。' },
  'case.is-pilot': {
    said: '本案為試辦案，無法律效力，不得暫停提出，也不得提出。',
    next: '期滿後會自行結束；公布試辦報告後，紀錄即行銷毀。',
  },
  'letter.unknown': { said: '本案沒有這一件公文。', next: '請重新整理後再選一次。' },
  'letter.not-issued': { said: '這一件公文還沒有發文。', next: '發文後就能下載。' },
  'letter.details': { said: '發文字號或公文內容還沒有填妥。', next: '請核對標示的欄位後再試一次。' },
  'matter.unknown': { said: '登記簿裡沒有這個事項，或它的限制期間不及於這件提案。', next: '請重新整理，再選一次。' },
  'matter.corrected': { said: '這一筆登記已經更正過了。', next: '請重新整理，更正現行的那一筆。' },
  'report.address': {
    said: '這不是看得懂的網址。',
    next: '請填寫看到的網址，例如 https://網站名稱/…；只記得網站名稱也可以。',
  },
  'report.personal-data': {
    said: '文字裡有身分證統一編號，沒有收下。',
    next: '請刪掉身分證統一編號等個人資料，再送出一次。',
  },
  'report.too-many': {
    said: '這段時間收到的回報太多，暫時不能再收。',
    next: '請稍後再試；如果有人正在要求您輸入 PIN 碼，請先不要輸入。',
  },
  'report.full': {
    said: '待處理的回報已滿，暫時不能再收。',
    next: '請改以電話通知中央選舉委員會。',
  },
  'report.unknown': { said: '沒有這個編號或網站的回報。', next: '請核對回報編號，或重新整理後再選一次。' },
  'report.own-site': {
    said: '官方網站也在這個網站底下，不能把整個網站認定為假網站。',
    next: '請核對網站名稱；要認定的如果只是其中一頁，請只認定那個路徑。',
  },
  'warning.address': {
    said: '提醒裡有可以點開的網址，沒有張貼。',
    next: '請把網址中的「.」寫成「[.]」，並去掉 https://。',
  },
  'warning.full': {
    said: '提醒已達上限。',
    next: '同時張貼以 3 則為限，全案以 30 則為限。請先撤下不需要的提醒。',
  },
  'warning.unknown': { said: '沒有這則提醒，或已經撤下。', next: '請重新整理後再試。' },
  'session.required': { said: '還沒有登入，或登入已經逾時。', next: '請用卡片重新登入。' },
  'session.wrong-role': { said: '登入的身分不能使用這一頁。', next: '請改用正確的身分登入。' },
  'session.code-wrong': {
    said: '案號、認證碼或卡片不符。',
    next: '請核對案號與認證碼，並使用領取認證碼時試解過的自然人憑證。換發新卡後，請到中選會試解新卡並領取新的認證碼。',
  },
  'session.card-unknown': {
    said: '這張卡片不在承辦人員名冊上。',
    next: '請換上已登錄的自然人憑證；新到任或換過卡片的，請洽系統管理人員登錄。',
  },
  'session.card-reissued': {
    said: '這張卡片的憑證已展期換發，登錄的仍是換發前的憑證。',
    next: '請將新憑證交給系統管理人員更新承辦人員名冊；更新後一分鐘內就能登入。',
  },
  'session.other-browser': {
    said: '這次登入不是在這個瀏覽器裡開始的。',
    next: '請確認網址列是正式網址，重新整理後再登入一次。',
  },
  'session.unknown': { said: '這一筆登入已經結束了。', next: '請重新整理後再看一次。' },
  'session.csrf': { said: '這個頁面已經太舊，為了安全沒有執行。', next: reload },
  'session.wrong-office': {
    said: '這件事不是您的職務所掌理。',
    next: '請由掌理的單位承辦，或請系統管理人員核對您的職務。',
  },
  'session.card-needed': {
    said: '這件事須以卡片再簽署一次，而收到的簽署已逾時、用過或不是為這件事簽的。',
    next: '請再按一次，以登入時的自然人憑證重新簽署。簽署在 5 分鐘內有效，只能用一次。',
  },
  'session.other-card': {
    said: '簽署的卡片不是您登入時的卡片。',
    next: '請換回登入時的自然人憑證再簽一次；要以另一張卡片承辦，請先登出。',
  },
  'session.no-officers': {
    said: '這個程式還沒有可用的承辦人員名單，所以不受理任何操作。',
    next: '請系統管理人員依操作手冊（docs/guides/registry.md）建立 officers.json；已有檔案的，請檢查格式。完成後不必重新啟動。',
  },
  'trial.other-person': {
    said: '這張卡片不是領銜人本人的。',
    next: '請換上領銜人本人的自然人憑證，姓名須與提案書件相同。',
  },
  'trial.failed': {
    said: '試解密沒有成功：卡片解出的內容不對。',
    next: '請再試一次；若仍不成功，請到戶政事務所換發憑證，或改用書面連署。',
  },
  'trial.over': { said: '試解密已經逾時，或已經用過。', next: '請用領銜人的卡片重新試解密一次。' },
  'trial.other-card': {
    said: '這張卡片不是領取認證碼時出示的那一張。',
    next: '請改用當時的卡片；領取認證碼後卡片已換發、憑證已展期，或卡片遺失的，請親自到中選會重新領取認證碼。',
  },
  'manifest.shape': { said: '案件設定書的格式不對。', next: leadHelp },
  'manifest.hash-mismatch': {
    said: '案件設定書和連署網址所指的不一樣。',
    next: '這可能是假的網址。請不要輸入任何資料，並通知領銜人與主管機關。',
  },
  'manifest.signature': {
    said: '案件設定書的簽章不對。',
    next: '這可能是假的網站。請不要輸入任何資料，並通知領銜人與主管機關。',
  },
  'manifest.keys': { said: '案件設定書裡的金鑰不對。', next: '請不要輸入任何資料，並通知領銜人與主管機關。' },
  'possession.wrong': { said: '試解的結果不對，還不能證明持有金鑰。', next: '請確認卡片與開封碼，再試一次。' },
  'submission.head': { said: '提出時的紀錄位置與目前不同。', next: '請重新暫停收件後再提出。' },
  'submission.signature': {
    said: '簽署提出文件的卡片，不是當初同意設定書的那一張。',
    next: '請換回金鑰儀式時使用的自然人憑證再簽一次（憑證展期不影響）；卡片已換發或遺失的，請洽中選會。',
  },
  'submission.seed-mismatch': { said: '交付的金鑰打不開紀錄。', next: '提出的時間仍然有效。請從金鑰工具再交付一次。' },
  'submission.count-mismatch': { said: '提出的份數與清查結果不同。', next: '以清查結果為準，差異會逐筆列出。' },
  'check.earlier-round': {
    said: '這裡沒有前次名冊的合格者資料，不能查對補提名冊。',
    next: '請先登錄前次名冊的合格者與提出日。',
  },
  'verdict.shape': { said: '查對結果檔的格式不對。', next: support },
  'verdict.signature': { said: '查對結果檔的簽章不對。', next: support },
  'request.malformed': { said: '送出的資料格式不對。', next: reload },
  'request.too-large': { said: '送出的資料太大。', next: reload },
  'request.media-type': { said: '送出的資料種類不對。', next: reload },
  'request.not-found': { said: '找不到要查的資料。', next: '請確認網址是否正確。' },
  'request.method': { said: '伺服器不接受這種要求。', next: reload },
  'request.too-many': { said: '短時間內的要求太多了。', next: waitAndRetry },
  'server.internal': { said: '伺服器內部發生錯誤。', next: `${waitAndRetry}若一直發生，${support}` },
};

export const errors = {
  refusals,
  middleware,
  network: { said: '連不上伺服器。', next: '請檢查網路後再試一次。' },
  challengeTimes: {
    said: '伺服器給的簽署時間不對，簽了之後可能不算數，所以沒有讓卡片簽署。',
    next: '請再試一次；若還是這樣，請先不要連署，並把技術代碼告訴主管機關。',
  },
  unexpected: { said: '伺服器的回應不在預期之內。', next: `${waitAndRetry}若一直發生，${support}` },
};
