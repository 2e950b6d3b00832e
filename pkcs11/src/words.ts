import type { PinFault } from './token.ts';

export type Language = 'en' | 'zh-TW';

/** Why `lianshu unwrap` could not go on. The first group ends with exit code 2, the second with 1. */
export type NotRun =
  | 'usage-wrong'
  | 'not-installed'
  | 'module'
  | 'wrap-unreadable'
  | 'manifest-unreadable'
  | 'manifest-other'
  | 'no-token'
  | 'which-token'
  | 'out-exists'
  | 'out-unwritable'
  | 'no-answer';
export type NotOpened = PinFault | 'card-failed' | 'other-card' | 'code-malformed' | 'code-wrong' | 'keys-differ';

export interface UnwrapWords {
  readonly usage: string;
  readonly pin: string;
  readonly code: string;
  readonly lastTry: string;
  readonly fewTries: string;
  readonly faults: Readonly<Record<NotRun | NotOpened, string>>;
  readonly title: string;
  readonly labels: Readonly<Record<'log' | 'wrap' | 'manifest' | 'token' | 'certificate' | 'form' | 'kept', string>>;
  readonly ownCertificate: string;
  readonly otherCertificate: string;
  readonly countFits: string;
  readonly keysFit: string;
  readonly notProved: string;
  readonly keep: string;
}

export const UNWRAP_WORDS: Readonly<Record<Language, UnwrapWords>> = {
  'zh-TW': {
    usage: `用法：lianshu unwrap --pkcs11 模組 --wrap 檔案 [--manifest 檔案] [--out 檔案]
                     [--token 名稱或序號] [--form pkcs1|cms] [--prove] [--json] [--lang zh-TW|en]

不經瀏覽器元件，直接用卡片的 PKCS #11 模組解開一個公投案的封檔（包封檔）。不連線，也不傳送任何資料。
  --pkcs11    卡片的模組，例如 HiCOSPKCS11.dll、libHicos_p11v1.so
  --wrap      封檔：領銜人資料夾裡的 wrap-….json
  --manifest  設定書：同一資料夾的 manifest-….json；有它才能核對金鑰
  --out       把解開的結果寫成檔案（只有本人可讀，不會覆蓋舊檔），供 lianshu lead 使用
  --prove     另外輸入開封碼，證明解出的金鑰就是設定書上的金鑰；金鑰本身不會顯示
  --token     讀卡機裡有多張卡時，選哪一張：卡片的名稱或序號
輸入不是終端機時，PIN 碼與開封碼各讀一行。結束代碼：0 已解開；1 解不開；2 無法執行。
`,
    pin: '卡片 PIN 碼（不會顯示）：',
    code: '開封碼（不會顯示）：',
    lastTry: '注意：PIN 碼只剩最後一次機會，再錯卡片就會鎖住。',
    fewTries: '注意：這張卡片的 PIN 碼先前輸入錯誤過，剩下的次數不多。',
    faults: {
      'usage-wrong': '參數不對。請看 --help。',
      'not-installed': '還沒有安裝這個程式需要的套件。請先執行：npm run setup:pkcs11',
      module: '載入不了卡片的模組。請確認路徑，以及模組和本機是同一種位元數。',
      'wrap-unreadable': '讀不出封檔。',
      'manifest-unreadable': '讀不出設定書。',
      'manifest-other': '這份設定書指的是另一個封檔。',
      'no-token': '讀卡機裡沒有卡片。',
      'which-token': '無法確定要用哪一張卡。請用 --token 指定名稱或序號：',
      'out-exists': '輸出檔案已經存在。為免覆蓋，請換一個名稱。',
      'out-unwritable': '寫不出輸出檔案。請確認資料夾存在、可以寫入，而且磁碟還有空間。',
      'no-answer': '沒有輸入，已停止。',
      'pin-wrong': 'PIN 碼不對。連錯三次卡片就會鎖住；程式不會自動重試。',
      'pin-length': 'PIN 碼長度或內容不對（6 到 8 碼）。',
      'pin-locked': '卡片已經鎖住。請到內政部憑證管理中心網站以用戶代碼解鎖，或到任一戶政事務所辦理。',
      'pin-refused': '卡片拒絕登入。請先確認 PIN 碼還有幾次機會，再重新插卡。',
      'card-failed': '卡片或讀卡機在作業途中出錯。請重新插卡，再執行一次。',
      'other-card': '這張卡解不開這個封檔。請確認是金鑰儀式時用的那一張。',
      'code-malformed': '開封碼是 26 個字。請逐字核對。',
      'code-wrong': '開封碼不對。請逐字核對，或改用另一張紙。',
      'keys-differ': '解出的金鑰和設定書不同。請勿提出，並通知中選會與戶政機關。',
    },
    title: '封檔已由卡片解開',
    labels: {
      log: '連署紀錄',
      wrap: '封檔 SHA-256',
      manifest: '設定書 SHA-256',
      token: '卡片',
      certificate: '加密憑證',
      form: '使用的格式',
      kept: '已寫入',
    },
    ownCertificate: '就是封檔所用的那一張',
    otherCertificate: '卡片上沒有封檔所用的憑證，但金鑰解得開',
    countFits: '計數金鑰與設定書相符。',
    keysFit: '加上開封碼，全部金鑰與設定書相符。',
    notProved: '尚未核對金鑰：請加上 --manifest（計數金鑰）與 --prove（全部金鑰）。',
    keep: '這個檔案加上開封碼就能打開連署資料。用完請立即刪除，不要和開封碼放在一起，也不要傳給任何人。',
  },
  en: {
    usage: `Usage: lianshu unwrap --pkcs11 MODULE --wrap FILE [--manifest FILE] [--out FILE]
                      [--token LABEL|NUMBER] [--form pkcs1|cms] [--prove] [--json] [--lang zh-TW|en]

Opens the wrap of a case through the card's own PKCS #11 module, without the browser's card component. No network.
  --pkcs11    the card's module, for example HiCOSPKCS11.dll or libHicos_p11v1.so
  --wrap      the wrap: wrap-….json in the lead's folder
  --manifest  the manifest: manifest-….json in the same folder; needed to compare keys
  --out       writes what was opened (readable for you alone, never over an older file), for lianshu lead
  --prove     asks for the unsealing code too and proves that the keys are the manifest's; no key is shown
  --token     which card, when there are several: its label or its number
When the input is no terminal, PIN and code are read as one line each. Exit code: 0 opened; 1 not opened; 2 could not run.
`,
    pin: 'Card PIN (not shown): ',
    code: 'Unsealing code (not shown): ',
    lastTry: 'Careful: this is the last try. One more wrong PIN locks the card.',
    fewTries: 'Careful: a wrong PIN was given for this card before; few tries are left.',
    faults: {
      'usage-wrong': 'Wrong arguments; see --help.',
      'not-installed': 'What this program needs is not installed yet. Run: npm run setup:pkcs11',
      module: "The card's module cannot be loaded. Check its path, and that it fits this computer.",
      'wrap-unreadable': 'The wrap cannot be read.',
      'manifest-unreadable': 'The manifest cannot be read.',
      'manifest-other': 'This manifest names another wrap.',
      'no-token': 'There is no card in the reader.',
      'which-token': 'It is not clear which card is meant; name one with --token, by label or number:',
      'out-exists': 'The output file exists. Choose another name, so that nothing is written over.',
      'out-unwritable':
        'The output file cannot be written. Check that its folder exists, may be written to, and has room.',
      'no-answer': 'Nothing was typed; stopped.',
      'pin-wrong': 'Wrong PIN. Three wrong ones in a row lock the card; nothing is tried again by itself.',
      'pin-length': 'The PIN has another length or other characters than the card takes (6 to 8).',
      'pin-locked':
        'The card is locked. Unlock it on the certificate authority’s site with your user code, or at any household office.',
      'pin-refused': 'The card refuses the login. Find out how many tries its PIN has left before you try again.',
      'card-failed':
        'Card or reader failed in the middle of the work. Take the card out, put it in and run this again.',
      'other-card': 'This card does not open this wrap. Is it the one of the key ceremony?',
      'code-malformed': 'An unsealing code has 26 characters. Compare them one by one.',
      'code-wrong': 'The code does not fit. Compare it character by character, or use the other sheet.',
      'keys-differ':
        'The keys are not those of the manifest. File nothing, and tell commission and household authority.',
    },
    title: 'The card opened the wrap',
    labels: {
      log: 'Log',
      wrap: 'Wrap SHA-256',
      manifest: 'Manifest SHA-256',
      token: 'Card',
      certificate: 'Encryption certificate',
      form: 'Stored form',
      kept: 'Written',
    },
    ownCertificate: 'the one of the wrap',
    otherCertificate: "the wrap's is not on the card, but the key fits",
    countFits: 'The count key is the one of the manifest.',
    keysFit: 'With the code, all keys are those of the manifest.',
    notProved: 'Keys not compared yet: add --manifest (count key) and --prove (all keys).',
    keep: 'This file and the code together open the records. Delete it after use, keep it apart from the code, send it to nobody.',
  },
};
