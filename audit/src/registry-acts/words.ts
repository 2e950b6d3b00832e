import { REGISTRY_ACT_FINDINGS, type RegistryActFinding } from '@lianshu/core/registry-acts';
import type { Language } from '../verify/words/index.ts';

/** Why the reader could not run at all. */
export type RegistryActsProblem =
  | 'usage'
  | 'file-unreadable'
  | 'trust-unreadable'
  | 'trust-malformed'
  | 'trust-synthetic';

/** Every sentence that `lianshu registry-acts` says. A finding without words in one of the languages does not compile. */
export interface RegistryActsWords {
  readonly usage: string;
  readonly title: string;
  readonly demo: string;
  readonly line: string;
  readonly labels: Readonly<Record<'file' | 'lines' | 'signatures' | 'head', string>>;
  readonly where: string;
  readonly ofFile: string;
  readonly findings: Readonly<Record<RegistryActFinding, string>>;
  readonly holds: string;
  readonly fails: string;
  readonly keep: string;
  readonly problems: Readonly<Record<RegistryActsProblem, string>>;
}

const en: RegistryActsWords = {
  usage: `Usage: lianshu registry-acts FILE [options]

Checks the acts file of the household authority. Nothing is sent anywhere.

  FILE                acts.jsonl
  --signatures DIR    the card signatures; otherwise act-signatures beside the file
  --kept HASH         the last line's hash as it was kept from an earlier report; may be repeated
  --trust FILE        keys to verify against, in place of those that come with this program
  --json              the report as one JSON object
  --lang LANGUAGE     en or zh-TW

Exit code: 0 everything holds; 1 something does not; 2 the check could not be made.
`,
  title: 'lianshu registry-acts',
  demo: 'DEMO: these keys are synthetic and anyone can make them. This report proves nothing about a real authority.',
  line: '{label}: {value}',
  labels: { file: 'file', lines: 'lines', signatures: 'card signatures that hold', head: 'hash of the last line' },
  where: 'line {line}',
  ofFile: 'file',
  findings: REGISTRY_ACT_FINDINGS,
  holds: 'The acts file holds.',
  fails: 'The acts file does not hold.',
  keep: 'Keep the hash of the last line: given as --kept later, it shows that nothing was cut or written anew.',
  problems: {
    usage: 'lianshu registry-acts FILE [--signatures DIR] [--kept HASH] [--trust FILE] [--json]; --help tells more',
    'file-unreadable': 'cannot read {path}',
    'trust-unreadable': 'cannot read the trust file {path}',
    'trust-malformed': '{path} is not a trust file',
    'trust-synthetic': '{path} holds keys of a demonstration or a test and is refused here',
  },
};

const zhTw: RegistryActsWords = {
  usage: `用法：lianshu registry-acts 檔案 [選項]

檢核戶政機關的承辦行為紀錄檔。全程離線，不傳送任何資料。

  檔案                acts.jsonl
  --signatures 資料夾 憑證簽章所在資料夾；未指定時為檔案旁的 act-signatures
  --kept 雜湊值       先前檢核時留存的最後一行雜湊值；可重複
  --trust 檔案        以此檔所列金鑰檢核，不用本程式附帶的金鑰
  --json              以一個 JSON 物件輸出報告
  --lang 語言         en 或 zh-TW

結束碼：0 全部成立；1 有不成立之處；2 無法進行檢核。
`,
  title: 'lianshu registry-acts 戶政機關承辦行為離線檢核',
  demo: '示範 DEMO：所用金鑰為合成金鑰，任何人都能產生。本報告不能證明任何真實機關的行為。',
  line: '{label}：{value}',
  labels: { file: '檔案', lines: '行數', signatures: '成立的憑證簽章', head: '最後一行的雜湊值' },
  where: '第 {line} 行',
  ofFile: '整個檔案',
  findings: {
    'line-malformed': '這一行不是此種檔案會有的內容',
    'chain-broken': '這一行沒有接續前一行',
    'time-backwards': '這一行的時間早於前一行',
    'officer-not-listed': '該卡片當時未列於名單上的這個職務',
    'role-wrong': '這個職務不能為此行為',
    'signature-missing': '此行為須以憑證簽署，但沒有簽章',
    'signature-absent': '這一行所指的憑證簽章不在資料夾中',
    'signature-invalid': '憑證簽章或其憑證不成立',
    'signature-other-officer': '簽章的卡片不是這一行所載的卡片',
    'signature-other-act': '卡片所簽的不是此時的此一行為',
    'signature-repeated': '同一個憑證簽章用於兩個行為',
    'kept-head-absent': '先前留存的那一行不在檔案中：檔案遭截去或重寫',
  },
  holds: '承辦行為紀錄檔成立。',
  fails: '承辦行為紀錄檔不成立。',
  keep: '請留存最後一行的雜湊值；日後以 --kept 提供，即可證明先前內容未遭截去或重寫。',
  problems: {
    usage: 'lianshu registry-acts 檔案 [--signatures 資料夾] [--kept 雜湊值] [--trust 檔案] [--json]；--help 有說明',
    'file-unreadable': '無法讀取 {path}',
    'trust-unreadable': '無法讀取金鑰檔 {path}',
    'trust-malformed': '{path} 不是金鑰檔',
    'trust-synthetic': '{path} 是示範或測試用的金鑰，這裡不接受',
  },
};

export const REGISTRY_ACTS_WORDS: Readonly<Record<Language, RegistryActsWords>> = { en, 'zh-TW': zhTw };
