import type { AddressTrick, DirectoryFault, LinkKind } from '@lianshu/core/directory';
import type { Language } from '../verify/words/index.ts';

/** Every sentence that `lianshu directory` says to a person. */
export interface DirectoryWords {
  readonly usage: string;
  readonly usageWrong: string;
  /** `{path}`. */
  readonly unreadable: string;
  readonly malformed: string;
  readonly trust: string;
  readonly demo: string;
  readonly title: string;
  /** `{sequence}`, `{from}`, `{until}`. */
  readonly issued: string;
  readonly holds: string;
  readonly faults: Readonly<Record<DirectoryFault, string>>;
  readonly pilot: string;
  readonly states: { readonly collecting: string; readonly over: string };
  readonly labels: { readonly page: string; readonly text: string; readonly manifest: string; readonly window: string };
  readonly link: string;
  /** `{case}`, `{host}`. */
  readonly kinds: Readonly<Record<LinkKind, string>>;
  readonly tricks: Readonly<Record<AddressTrick, string>>;
}

const en: DirectoryWords = {
  usage: `lianshu directory FILE [--link LINK] [--at TIME] [--sequence N] [--trust FILE] [--lang en|zh-TW] [--json]

Reads a signed directory of official cases (cases.json) and checks it under pinned keys, without a network. With --link it says what a
link is. --at is the time to judge by (ISO 8601, now if left out); --sequence refuses a directory older than one that you saw before.
Exit code: 0 the directory holds, and the link is official; 1 it does not, or the link is not; 2 it could not be read.
`,
  usageWrong: 'Give one file: lianshu directory FILE [--link LINK]. See --help.',
  unreadable: 'Cannot read {path}.',
  malformed: '{path} is not a directory of official cases.',
  trust: 'Cannot use the trust file {path}.',
  demo: 'DEMO: these keys are public. Nothing official stands on them.',
  title: 'Directory of official cases',
  issued: 'No. {sequence}, signed {from}, valid until {until}',
  holds: 'The signature of the Central Election Commission holds.',
  faults: {
    signature: 'THE SIGNATURE DOES NOT HOLD: this file is not the commission’s, or was changed.',
    'not-yet': 'The file is dated in the future: check the clock of this computer.',
    expired: 'The file is out of date: fetch a new one from the official site.',
    older: 'You have seen a newer directory: somebody may be showing you an old one.',
  },
  pilot: 'trial without legal effect',
  states: { collecting: 'collecting', over: 'over' },
  labels: { page: 'page', text: 'text hash', manifest: 'manifest hash', window: 'days' },
  link: 'The link',
  kinds: {
    'genuine-signing': 'GENUINE: the signing address of case {case}, with its whole hash.',
    'unpinned-signing':
      'The official site and case {case}, but without the hash at its end (#m=…): compare before you sign.',
    'genuine-case': 'GENUINE: the official page of case {case}.',
    'official-page': 'A page of the official site. Nobody signs there.',
    'unknown-case': 'On the official site, but of no case that the directory has.',
    'wrong-hash':
      'On the official site and of case {case}, but the hash at its end is wrong or cut off: DO NOT SIGN with it.',
    'not-as-printed': 'It names the official site, but not as the commission writes it: DO NOT USE it.',
    'other-site': 'NOT THE OFFICIAL SITE: it goes to {host}.',
    'other-scheme': 'Not the address of a page: DO NOT OPEN it.',
    'several-links': 'There is more than one link in it: give one at a time.',
    'not-a-link': 'It is not a link.',
  },
  tricks: {
    http: 'It begins with http://, not https://: anyone on the way can change what you see.',
    'no-scheme': 'It does not say https://.',
    'upper-case': 'It has capital letters.',
    backslash: 'It has a backslash \\ where a slash / belongs.',
    userinfo: 'It has an @: what stands before that is no address.',
    port: 'It names a port (a colon and a number).',
    'trailing-dot': 'The name ends with a dot.',
    'percent-encoded': 'Letters are hidden as % and digits.',
    'wide-letters': 'It has full-width letters or dots.',
    'hidden-letters': 'It holds characters that nobody can see.',
    punycode: 'The name has letters of other alphabets (xn--).',
    'mixed-scripts': 'The name mixes alphabets whose letters look alike.',
    'ip-address': 'It is a number, not a name.',
    subdomain: 'It only begins like the official site; its owner stands at the end.',
    'below-official': 'Something stands before the official name.',
    'look-alike': 'It looks like the official site and is spelt otherwise.',
    misspelt: 'It differs from the official site in a letter or two.',
    'other-ending': 'It begins like the official site and ends otherwise.',
    'named-in-path': 'The official site is named behind the slash, where it means nothing.',
    'dots-in-path': 'It has “..” or “.” between slashes and leads to another page than it seems.',
  },
};

const zhTw: DirectoryWords = {
  usage: `lianshu directory 檔案 [--link 連結] [--at 時間] [--sequence 序號] [--trust 檔案] [--lang zh-TW|en] [--json]

讀取經簽章的官方案件目錄（cases.json），以內建的公鑰驗證，不需要網路。加上 --link 可以判斷一個連結是不是真的。
--at 指定判斷的時間（ISO 8601，省略則為現在）；--sequence 拒絕比您看過的更舊的目錄。
結束代碼：0 目錄有效且連結為官方；1 目錄無效或連結不是官方；2 無法讀取。
`,
  usageWrong: '請指定一個檔案：lianshu directory 檔案 [--link 連結]。說明請用 --help。',
  unreadable: '無法讀取 {path}。',
  malformed: '{path} 不是官方案件目錄。',
  trust: '無法使用信任檔 {path}。',
  demo: '示範 DEMO：這組金鑰是公開的，不代表任何官方文件。',
  title: '官方案件目錄',
  issued: '序號 {sequence}，簽章時間 {from}，有效至 {until}',
  holds: '中央選舉委員會的簽章成立。',
  faults: {
    signature: '簽章不成立：這份檔案不是中央選舉委員會的，或已遭更改。',
    'not-yet': '檔案的時間在未來：請檢查這台電腦的時鐘。',
    expired: '檔案已過期：請到官方網站取得新的一份。',
    older: '您看過更新的目錄：可能有人拿舊的給您看。',
  },
  pilot: '試辦，無法律效力',
  states: { collecting: '連署或提案進行中', over: '已結束' },
  labels: { page: '案件頁', text: '主文指紋', manifest: '設定檔指紋', window: '期間' },
  link: '這個連結',
  kinds: {
    'genuine-signing': '是真的：第 {case} 號案的連署網址，指紋完整。',
    'unpinned-signing': '是官方網站與第 {case} 號案，但結尾缺少指紋（#m=…）：簽之前請先比對。',
    'genuine-case': '是真的：第 {case} 號案的官方頁面。',
    'official-page': '是官方網站的頁面，但不是簽署的地方。',
    'unknown-case': '在官方網站上，但目錄裡沒有這個案件。',
    'wrong-hash': '在官方網站上，也是第 {case} 號案，但結尾的指紋不對或不完整：請勿用它簽署。',
    'not-as-printed': '寫著官方網站的名字，但寫法和中央選舉委員會公布的不同：請勿使用。',
    'other-site': '不是官方網站：它會連到 {host}。',
    'other-scheme': '不是網頁的網址：請勿開啟。',
    'several-links': '裡面有不只一個連結：請一次給一個。',
    'not-a-link': '這不是連結。',
  },
  tricks: {
    http: '開頭是 http:// 而不是 https://：中間的人可以更改您看到的內容。',
    'no-scheme': '沒有寫 https://。',
    'upper-case': '含有大寫字母。',
    backslash: '該用斜線 / 的地方用了反斜線 \\。',
    userinfo: '含有 @：@ 前面的字不是網址。',
    port: '名字後面加了冒號和數字（連接埠）。',
    'trailing-dot': '名字最後多了一個點。',
    'percent-encoded': '用 % 和數字把字藏起來。',
    'wide-letters': '用了全形字母或全形句點。',
    'hidden-letters': '含有看不見的字元。',
    punycode: '名字裡有其他文字的字母（xn--）。',
    'mixed-scripts': '混用了長得很像的不同字母。',
    'ip-address': '是一串數字，不是名字。',
    subdomain: '只有開頭像官方網站；真正的主人寫在最後面。',
    'below-official': '官方名字前面多了別的字。',
    'look-alike': '看起來像官方網站，拼法卻不同。',
    misspelt: '和官方網站差了一兩個字母。',
    'other-ending': '開頭像官方網站，結尾卻不同。',
    'named-in-path': '官方網站的名字寫在斜線後面，那裡沒有意義。',
    'dots-in-path': '斜線之間有「..」或「.」，會轉到另一頁。',
  },
};

export const DIRECTORY_WORDS: Readonly<Record<Language, DirectoryWords>> = { en, 'zh-TW': zhTw };
