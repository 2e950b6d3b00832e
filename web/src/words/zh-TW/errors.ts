import type { RefusalCode } from '@lianshu/core/errors';
import type { MiddlewareFault } from '../../middleware/index.ts';
import type { ErrorWords } from '../error-words.ts';

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
  'log.held': {
    said: '領銜人正在提出連署人名冊，暫時不收新的連署。',
    next: '最多 30 分鐘。若最後沒有提出，連署會再開放。',
  },
  'log.busy': { said: '現在連署的人很多。', next: waitAndRetry },
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
  'session.required': { said: '還沒有登入，或登入已經逾時。', next: '請用卡片重新登入。' },
  'session.wrong-role': { said: '登入的身分不能使用這一頁。', next: '請改用正確的身分登入。' },
  'session.code-wrong': { said: '認證碼不對。', next: '請對照主管機關交付的認證碼再輸入一次。' },
  'session.card-unknown': { said: '這張卡不是登記的卡。', next: '請使用領取認證碼時登記的自然人憑證。' },
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
    next: '請改用當時的卡片；卡片已換發或遺失的，請親自到中選會重新領取認證碼。',
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
  'submission.signature': { said: '提出文件的簽章不對。', next: '請用登記的自然人憑證再簽一次。' },
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
  'server.internal': { said: '伺服器內部發生錯誤。', next: `${waitAndRetry}若一直發生，${support}` },
};

const middleware: Record<MiddlewareFault, ErrorWords> = {
  'popup-blocked': { said: '瀏覽器擋住了讀卡視窗。', next: '請在網址列右側允許本網站開啟彈出式視窗，再按一次。' },
  'not-installed': {
    said: '讀卡元件沒有回應。',
    next: '請確認已安裝並啟動「跨平台網頁元件」（HiCOS），再試一次。只有電腦能讀卡，手機不行。',
  },
  timeout: { said: '等了太久，讀卡元件沒有完成。', next: `請關閉讀卡視窗。${reinsert}` },
  closed: { said: '讀卡視窗在完成前關閉了。', next: '請再按一次，讓讀卡視窗自行關閉。' },
  'bad-answer': { said: '讀卡元件的回應讀不懂。', next: reinstall },
  'no-signing-certificate': {
    said: '卡片裡沒有簽章用的憑證。',
    next: '請確認插的是自然人憑證，不是健保卡或其他卡片。',
  },
  'no-encryption-certificate': {
    said: '卡片裡沒有加密用的憑證。',
    next: '加密功能由持卡人自行啟用，請到內政部憑證管理中心網站啟用後再試。',
  },
  'no-key': { said: '卡片裡找不到金鑰。', next: newCard },
  'no-certificate': { said: '卡片裡找不到憑證。', next: '請確認插的是自然人憑證。' },
  'no-tbs': { said: '讀卡元件沒有收到要簽署的內容。', next: again },
  'no-cipher': { said: '讀卡元件沒有收到要解密的內容。', next: again },
  'no-library-path': { said: '讀卡元件找不到卡片的驅動程式。', next: reinstall },
  'no-card': { said: '讀卡機裡沒有卡片。', next: '請把自然人憑證晶片朝上插到底，再試一次。' },
  'not-logged-in': { said: '卡片還沒有通過 PIN 碼驗證。', next: '請再輸入一次 PIN 碼。' },
  'wrong-type': { said: '讀卡元件不認得要求的簽章種類。', next: reinstall },
  'file-error': { said: '讀卡元件讀寫檔案時發生錯誤。', next: reinstall },
  'too-large': { said: '內容超過讀卡元件能處理的大小。', next: support },
  'json-error': { said: '讀卡元件讀不懂收到的資料。', next: reinstall },
  'parameter-error': { said: '讀卡元件不接受收到的參數。', next: reinstall },
  'helper-error': { said: '讀卡元件的程式沒有正常結束或逾時。', next: reinsert },
  'unsupported-method': { said: '這個版本的讀卡元件不支援這項功能。', next: reinstall },
  'site-forbidden': {
    said: '讀卡元件禁止這個網站使用卡片。',
    next: '請確認網址列的網址正確；若正確，請與主管機關聯絡。',
  },
  'site-not-trusted': {
    said: '讀卡元件還沒有信任這個網站。',
    next: '請先確認網址正確，再在讀卡元件的視窗把本網站加入信任清單，然後再試一次。',
  },
  'pin-missing': { said: '沒有輸入 PIN 碼。', next: '請輸入卡片的 PIN 碼，6 到 8 個字元。' },
  cancelled: { said: '您取消了這次操作。', next: '想繼續的話，請再按一次。' },
  'card-library': { said: '載入不了卡片的驅動程式。', next: reinstall },
  'no-reader': { said: '找不到讀卡機。', next: '請插上讀卡機；若是剛插上，請重新啟動讀卡元件再試一次。' },
  'reader-info': { said: '讀不到讀卡機的資訊。', next: '請把讀卡機拔出再插上，再試一次。' },
  'card-session': { said: '無法和卡片建立連線。', next: reinsert },
  'login-failed': { said: '卡片不接受 PIN 碼。', next: '請確認 PIN 碼。連續錯 3 次卡片會鎖住。' },
  'logout-failed': { said: '結束卡片連線時發生錯誤。', next: reinsert },
  'get-key': { said: '取用卡片的金鑰失敗。', next: reinsert },
  'get-certificate': { said: '讀取卡片的憑證失敗。', next: reinsert },
  'library-info': { said: '讀不到卡片驅動程式的資訊。', next: reinstall },
  'card-info': { said: '讀不到卡片的資訊。', next: reinsert },
  'certificate-not-found': { said: '卡片裡沒有需要的憑證。', next: '請確認插的是自然人憑證。' },
  'key-not-found': { said: '卡片裡沒有需要的金鑰。', next: '請確認插的是自然人憑證。' },
  'software-token': { said: '讀卡元件使用的是憑證檔案，不是卡片。', next: '請改用實體的自然人憑證。' },
  'id-mismatch': { said: '卡片與身分證統一編號不是同一人。', next: '請確認卡片是您本人的。' },
  'signing-failed': { said: '卡片簽署失敗。', next: reinsert },
  'decrypt-format': { said: '要解密的內容格式不對。', next: support },
  'decrypt-type': { said: '讀卡元件不支援這種加密格式。', next: '請改用另一種格式再試，或更新讀卡元件。' },
  'decrypt-failed': { said: '卡片解不開這份內容。', next: '請確認插的是建立金鑰時用的那張卡。' },
  'certificate-not-yet-valid': { said: '您的自然人憑證還沒到生效日。', next: '請在生效日之後再試。' },
  'certificate-expired': {
    said: '您的自然人憑證已經過期。',
    next: '可到內政部憑證管理中心網站辦理展期，或到戶政事務所換發。',
  },
  'base64-error': { said: '讀卡元件解讀資料時發生錯誤。', next: reinstall },
  'server-key': { said: '讀卡元件的伺服器金鑰有問題。', next: reinstall },
  captcha: { said: '讀卡元件要求的驗證碼不對。', next: again },
  'secondary-card': { said: '這是附卡的錯誤。', next: '請改用本人的自然人憑證正卡。' },
  'card-management': { said: '讀卡元件的卡片管理功能發生錯誤。', next: reinstall },
  'pin-wrong': { said: 'PIN 碼不對。', next: '請確認後再輸入。連續錯 3 次卡片會鎖住。' },
  'pin-wrong-two-left': {
    said: 'PIN 碼不對，還有 2 次機會。',
    next: '請確認後再輸入。若想不起來，請先停下，到戶政事務所或憑證管理中心網站重設。',
  },
  'pin-wrong-one-left': {
    said: 'PIN 碼不對，只剩 1 次機會。',
    next: '再錯一次卡片就會鎖住。若沒有把握，請先停下，到憑證管理中心網站重設 PIN 碼。',
  },
  'pin-length': { said: 'PIN 碼的長度不對。', next: 'PIN 碼是 6 到 8 個字元。' },
  'pin-locked': {
    said: '卡片的 PIN 碼已經鎖住。',
    next: '請到內政部憑證管理中心網站用用戶代碼解鎖，或到戶政事務所辦理。',
  },
  'function-failed': { said: '卡片沒有完成這項操作。', next: reinsert },
  'buffer-too-small': { said: '讀卡元件的空間不足。', next: reinstall },
  unknown: { said: '讀卡元件回報了不明的錯誤。', next: `${reinsert}${support}` },
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
