import type { MiddlewareFault } from '../../middleware/index.ts';
import type { ErrorWords } from '../error-words.ts';

const once = '請再按一次。';
const tell = '若還是這樣，請把技術代碼告訴主管機關。';
const reinsert = '請取出卡片、擦淨晶片後重新插入，再按一次。';
const update = '請再按一次。若還是這樣，請到內政部憑證管理中心網站更新「跨平台網頁元件」（HiCOS）。';
const reinstall = '請關閉所有瀏覽器視窗，重新安裝內政部憑證管理中心的「跨平台網頁元件」（HiCOS），再試一次。';
const rightCard = '請換上您本人的自然人憑證，再按一次。健保卡與其他卡片不能用。';
const counter = '請到任一戶政事務所換發自然人憑證，再回來辦理。';

/** Every fault between page and card: what happened, and the one thing to do next. */
export const middleware: Record<MiddlewareFault, ErrorWords> = {
  'popup-blocked': { said: '瀏覽器擋住了讀卡視窗。', next: '請在網址列右側允許本網站開啟彈出式視窗，再按一次。' },
  'not-installed': {
    said: '讀卡元件沒有回應。',
    next: '請再按一次，會改用元件的另一種視窗。若還是沒有回應，請到內政部憑證管理中心網站安裝「跨平台網頁元件」（HiCOS）。手機不能讀卡，請用電腦。',
  },
  timeout: { said: '等了太久，讀卡元件沒有完成。', next: reinsert },
  closed: { said: '讀卡視窗在完成前關閉了。', next: '請再按一次，讓讀卡視窗自行關閉。' },
  'bad-answer': { said: '讀卡元件的回應讀不懂。', next: update },
  'card-changed': {
    said: '簽署用的卡片不是剛才檢查的那一張。',
    next: '請插回剛才檢查的卡片，再按一次。要改用別張卡片，請按「換一張卡片或修改號碼」。',
  },
  'no-signing-certificate': { said: '卡片裡沒有簽章用的憑證。', next: rightCard },
  'no-encryption-certificate': {
    said: '卡片裡沒有加密用的憑證。',
    next: '加密功能由持卡人自行啟用：請到內政部憑證管理中心網站啟用，再回來試一次。',
  },
  'no-key': { said: '卡片裡找不到金鑰。', next: counter },
  'no-certificate': { said: '卡片裡找不到憑證。', next: rightCard },
  'no-tbs': { said: '讀卡元件沒有收到要簽署的內容。', next: `${once}${tell}` },
  'no-cipher': { said: '讀卡元件沒有收到要解密的內容。', next: `${once}${tell}` },
  'no-library-path': { said: '讀卡元件找不到卡片的驅動程式。', next: reinstall },
  'no-card': { said: '讀卡機裡沒有卡片。', next: '請把自然人憑證晶片朝上插到底，再按一次。' },
  'not-logged-in': { said: '卡片還沒有通過 PIN 碼驗證。', next: '請再輸入一次 PIN 碼。' },
  'wrong-type': { said: '讀卡元件不認得要求的簽章種類。', next: update },
  'file-error': { said: '讀卡元件讀寫檔案時發生錯誤。', next: reinstall },
  'too-large': { said: '內容超過讀卡元件能處理的大小。', next: '請把技術代碼告訴主管機關。' },
  'json-error': { said: '讀卡元件讀不懂收到的資料。', next: update },
  'parameter-error': { said: '讀卡元件不接受收到的參數。', next: update },
  'helper-error': { said: '讀卡元件的程式沒有正常結束，或逾時。', next: reinsert },
  'unsupported-method': { said: '這個版本的讀卡元件不支援這項功能。', next: update },
  'site-forbidden': {
    said: '讀卡元件禁止這個網站使用卡片。',
    next: '請核對網址列的網址。不是正式網址，請立刻離開；是正式網址，請通知主管機關。',
  },
  'site-not-trusted': {
    said: '讀卡元件還沒有信任這個網站。',
    next: '請先核對網址列的網址。正確的話，按下面的按鈕把本網站加入信任清單，再回來按一次。',
  },
  'pin-missing': { said: '卡片沒有收到 PIN 碼。', next: '請輸入卡片的 PIN 碼，6 到 8 個字元。' },
  cancelled: { said: '您取消了這次操作。', next: '想繼續的話，請再按一次。' },
  'card-library': { said: '載入不了卡片的驅動程式。', next: reinstall },
  'no-reader': {
    said: '找不到讀卡機。',
    next: '請插上讀卡機，再按一次。開機後才插上的讀卡機可能認不到，請重新啟動電腦再試。',
  },
  'reader-info': { said: '讀不到讀卡機的資訊。', next: '請把讀卡機拔出再插上，再按一次。' },
  'card-session': { said: '無法和卡片建立連線。', next: reinsert },
  'login-failed': { said: '卡片不接受 PIN 碼。', next: '請確認 PIN 碼後再輸入。連續錯 3 次卡片會鎖住。' },
  'logout-failed': { said: '結束卡片連線時發生錯誤。', next: reinsert },
  'get-key': { said: '取用卡片的金鑰失敗。', next: reinsert },
  'get-certificate': { said: '讀取卡片的憑證失敗。', next: reinsert },
  'library-info': { said: '讀不到卡片驅動程式的資訊。', next: reinstall },
  'card-info': { said: '讀不到卡片的資訊。', next: reinsert },
  'certificate-not-found': { said: '卡片裡沒有需要的憑證。', next: rightCard },
  'key-not-found': { said: '卡片裡沒有需要的金鑰。', next: rightCard },
  'software-token': { said: '讀卡元件使用的是憑證檔案，不是卡片。', next: '請改用實體的自然人憑證，再按一次。' },
  'id-mismatch': { said: '卡片與身分證統一編號不是同一人。', next: '請換上您本人的自然人憑證，再按一次。' },
  'signing-failed': { said: '卡片簽署失敗。', next: reinsert },
  'decrypt-format': { said: '要解密的內容格式不對。', next: '請把技術代碼告訴主管機關。' },
  'decrypt-type': {
    said: '讀卡元件不支援這種加密格式。',
    next: '畫面上可以選格式時，請改選另一種，再按一次。不能選的話，請更新「跨平台網頁元件」（HiCOS）。',
  },
  'decrypt-failed': {
    said: '卡片解不開這份內容。',
    next: '請換上這份內容所指定的卡片，再按一次。領銜人請用金鑰儀式時的那一張。',
  },
  'certificate-not-yet-valid': { said: '這張自然人憑證還沒到生效日。', next: '請在生效日之後再回來。' },
  'certificate-expired': {
    said: '這張自然人憑證已經過期。',
    next: '請到內政部憑證管理中心網站辦理展期，或到任一戶政事務所換發。',
  },
  'base64-error': { said: '讀卡元件解讀資料時發生錯誤。', next: update },
  'server-key': { said: '讀卡元件本身的金鑰有問題。', next: reinstall },
  captcha: { said: '讀卡元件要求的驗證碼不對。', next: `${once}${tell}` },
  'secondary-card': { said: '附卡授權沒有完成。', next: '請改用您本人的自然人憑證正卡，再按一次。' },
  'card-management': { said: '讀卡元件的卡片管理功能發生錯誤。', next: update },
  'pin-wrong': { said: 'PIN 碼不對。', next: '請確認後再輸入。連續錯 3 次卡片會鎖住。' },
  'pin-wrong-two-left': {
    said: 'PIN 碼不對，還有 2 次機會。',
    next: '請確認後再輸入。若想不起來，請先停下，到內政部憑證管理中心網站重設。',
  },
  'pin-wrong-one-left': {
    said: 'PIN 碼不對，只剩 1 次機會。',
    next: '再錯一次卡片就會鎖住。若沒有把握，請先停下，到內政部憑證管理中心網站重設 PIN 碼。',
  },
  'pin-length': { said: 'PIN 碼的長度不對。', next: '請再輸入一次，PIN 碼是 6 到 8 個字元。' },
  'pin-locked': {
    said: '卡片的 PIN 碼已經鎖住。',
    next: '請到內政部憑證管理中心網站以用戶代碼解鎖，或到任一戶政事務所辦理。',
  },
  'function-failed': { said: '卡片沒有完成這項操作。', next: reinsert },
  'buffer-too-small': { said: '讀卡元件的空間不足。', next: update },
  unknown: { said: '讀卡元件回報了不明的錯誤。', next: `${reinsert}${tell}` },
};
