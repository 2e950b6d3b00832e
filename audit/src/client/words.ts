import type { Language } from '../verify/words/index.ts';
import type { ClientFindingCode } from './check-client.ts';

/** Every sentence that `lianshu client` says to a person. */
export interface ClientWords {
  readonly usage: string;
  readonly usageWrong: string;
  /** `{path}`. */
  readonly trust: string;
  readonly acts: string;
  readonly unreachable: string;
  readonly title: string;
  /** `{count}`. */
  readonly fits: string;
  readonly elsewhere: string;
  readonly findings: Readonly<Record<ClientFindingCode, string>>;
  readonly expected: string;
  readonly unexpected: string;
  /** `{since}`, `{index}`. */
  readonly released: string;
  readonly siteOnly: string;
  readonly unreleased: string;
  readonly holds: string;
  readonly fails: string;
  readonly limit: string;
}

export const CLIENT_WORDS: Readonly<Record<Language, ClientWords>> = {
  en: {
    usage: `Usage: lianshu client ORIGIN|FOLDER [--hash HEX] [--acts EXPORT] [--trust FILE] [--json] [--lang en|zh-TW]

Downloads every page and file that a site serves (or reads those of a folder), holds them against the list client.json
beside them, and the list's hash against the releases in the acts log. A folder is read without any network.
  --hash HEX     the hash that you expect: of your own build, or as it was published
  --acts EXPORT  an export of the acts log, which is verified first; without it the site is asked for its releases
Exit code: 0 everything fits; 1 something does not; 2 the check could not be made.
`,
    usageWrong: 'Name one origin (https://…) or one folder; see --help.',
    trust: 'The trust file cannot be read, or not be used here: {path}',
    acts: 'This is no export of an acts log that verifies: {path}',
    unreachable: 'Cannot be reached: {path}',
    title: 'Client',
    fits: '{count} files and pages are as the list says.',
    elsewhere: '{count} pages of the list belong to other programs and are not served here.',
    findings: {
      'list-missing': 'there is no list',
      'list-malformed': 'the list is none',
      'file-missing': 'is missing',
      'file-differs': 'differs from the list',
      'file-unlisted': 'is not in the list',
    },
    expected: 'The hash is the one that was expected.',
    unexpected: 'The hash is NOT the one that was expected.',
    released: 'Entered as served on {since}, entry {index} of the acts log.',
    siteOnly: 'So the site says; an export of the acts log or a hash from elsewhere (--acts, --hash) says more.',
    unreleased: 'This client is NOT among the releases in the acts log.',
    holds: 'Everything fits.',
    fails: 'NOT everything fits.',
    limit:
      'This says what was served to this computer now. A site can serve one visitor something else; compare from several places, and look at what your own browser loaded.',
  },
  'zh-TW': {
    usage: `用法：lianshu client 網站來源|資料夾 [--hash 雜湊值] [--acts 匯出檔] [--trust 檔案] [--json] [--lang en|zh-TW]

下載網站提供的每一頁、每一檔（或讀取資料夾中的檔案），逐一與清單 client.json 比對，
再以清單的雜湊值比對行為紀錄簿中登錄過的網頁程式。讀取資料夾時不連線。
  --hash 雜湊值   您預期的雜湊值：自行建置所得，或另處公布者
  --acts 匯出檔   行為紀錄簿匯出檔，會先驗證；未指定時，改問網站登錄過哪些網頁程式
結束碼：0 全部相符；1 有不相符；2 無法檢查。
`,
    usageWrong: '請指定一個網站來源（https://…）或一個資料夾；說明見 --help。',
    trust: '信任檔無法讀取，或不得於此使用：{path}',
    acts: '這不是能通過驗證的行為紀錄簿匯出檔：{path}',
    unreachable: '無法連線：{path}',
    title: '網頁程式',
    fits: '{count} 個檔案與頁面與清單相符。',
    elsewhere: '清單中有 {count} 頁屬於其他程式，不由這裡提供。',
    findings: {
      'list-missing': '沒有清單',
      'list-malformed': '不是清單',
      'file-missing': '不存在',
      'file-differs': '與清單不符',
      'file-unlisted': '不在清單中',
    },
    expected: '雜湊值與預期相符。',
    unexpected: '雜湊值與預期「不」符。',
    released: '自 {since} 起提供，行為紀錄簿第 {index} 筆。',
    siteOnly: '以上是網站自己的說法；行為紀錄簿匯出檔或另處取得的雜湊值（--acts、--hash）更可靠。',
    unreleased: '這個網頁程式「不」在行為紀錄簿登錄過的網頁程式之列。',
    holds: '全部相符。',
    fails: '並非全部相符。',
    limit:
      '這只說明此刻對這台電腦提供了什麼。網站可以對某一個人提供別的程式；請從不同地方比對，並比對自己瀏覽器載入的檔案。',
  },
};
