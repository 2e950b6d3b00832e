import { ACT_FINDINGS, type ActFindingCode } from '@lianshu/core/acts';
import type { Language } from '../verify/words/index.ts';

/** Every sentence that `lianshu acts` says. A finding without words in one of the languages does not compile. */
export interface ActsWords {
  readonly usage: string;
  readonly title: string;
  readonly demo: string;
  readonly line: string;
  readonly labels: Readonly<Record<Label, string>>;
  readonly unknown: string;
  readonly findings: Readonly<Record<ActFindingCode, string>>;
  readonly more: string;
  readonly late: string;
  readonly extends: string;
  readonly holds: string;
  readonly fails: string;
  readonly problems: Readonly<Record<ActsProblem, string>>;
}

type Label = 'file' | 'origin' | 'size' | 'root' | 'signedAt' | 'cases' | 'judged' | 'before' | 'signatures';

/** Why the verifier could not run at all. */
export type ActsProblem =
  | 'usage'
  | 'export-unreadable'
  | 'file-unreadable'
  | 'trust-unreadable'
  | 'trust-malformed'
  | 'trust-synthetic';

const en: ActsWords = {
  usage: `Usage: lianshu acts verify EXPORT [options]

Checks an export of the acts log. Nothing is sent anywhere.

  EXPORT              the file that the auditor exported, or a folder with acts.ndjson
  --earlier FILE      a checkpoint of the log that was kept: the log must extend it; may be repeated
  --origin ORIGIN     the origin that the log must have, e.g. joint.example.gov.tw/log/acts
  --trust FILE        keys to verify against, in place of those that come with this program
  --json              the report as one JSON object
  --lang LANGUAGE     en or zh-TW

Exit code: 0 everything holds; 1 something does not; 2 the check could not be made.
`,
  title: 'lianshu acts verify',
  demo: 'DEMO: these keys are synthetic and anyone can make them. This report proves nothing about a real commission.',
  line: '{label}: {value}',
  labels: {
    file: 'export',
    origin: 'log',
    size: 'entries',
    root: 'root',
    signedAt: 'signed at',
    cases: 'cases',
    judged: 'events judged by the table',
    before: 'events from before the log, not judged',
    signatures: 'card signatures that hold',
  },
  unknown: 'unreadable',
  findings: ACT_FINDINGS,
  more: '… and {count} more',
  late: '{count} events were entered more than an hour after they are said to have happened',
  extends: 'extends {name}',
  holds: 'The acts log holds.',
  fails: 'The acts log does not hold.',
  problems: {
    usage: 'lianshu acts verify EXPORT [--earlier FILE] [--trust FILE] [--json]; --help tells more',
    'export-unreadable': 'cannot read the export {path}',
    'file-unreadable': 'cannot read {path}',
    'trust-unreadable': 'cannot read the trust file {path}',
    'trust-malformed': '{path} is not a trust file',
    'trust-synthetic': '{path} holds keys of a demonstration or a test and is refused here',
  },
};

const zhTw: ActsWords = {
  usage: `用法：lianshu acts verify 匯出檔 [選項]

檢核承辦行為紀錄簿的匯出檔。全程離線，不傳送任何資料。

  匯出檔              稽核人員匯出的檔案，或內有 acts.ndjson 的資料夾
  --earlier 檔案      先前留存的檢查點；紀錄簿必須由其延續而來；可重複
  --origin 名稱       紀錄簿應有的名稱，例如 joint.example.gov.tw/log/acts
  --trust 檔案        以此檔所列金鑰檢核，不用本程式附帶的金鑰
  --json              以一個 JSON 物件輸出報告
  --lang 語言         en 或 zh-TW

結束碼：0 全部成立；1 有不成立之處；2 無法進行檢核。
`,
  title: 'lianshu acts verify 承辦行為離線檢核',
  demo: '示範 DEMO：所用金鑰為合成金鑰，任何人都能產生。本報告不能證明任何真實機關的行為。',
  line: '{label}：{value}',
  labels: {
    file: '匯出檔',
    origin: '紀錄簿',
    size: '筆數',
    root: '根雜湊值',
    signedAt: '簽署時間',
    cases: '案件數',
    judged: '依法定流程逐筆重新判斷的事件',
    before: '紀錄簿啟用前的事件（未判斷）',
    signatures: '成立的憑證簽章',
  },
  unknown: '無法讀取',
  findings: {
    'line-malformed': '此處不能有這樣的一行',
    'line-absent': '匯出檔不完整',
    'checkpoint-malformed': '檢查點無法讀取',
    'checkpoint-other-origin': '檢查點不屬於所要檢核的承辦行為紀錄簿',
    'checkpoint-ed25519-missing': '檢查點沒有中選會 Ed25519 金鑰的簽章',
    'checkpoint-ed25519-wrong': '檢查點的 Ed25519 簽章不成立',
    'checkpoint-mldsa44-missing': '檢查點沒有中選會 ML-DSA-44 金鑰的簽章',
    'checkpoint-mldsa44-wrong': '檢查點的 ML-DSA-44 簽章不成立',
    'checkpoint-signature-repeated': '同一把金鑰在檢查點上簽了兩次',
    'checkpoint-size': '檢查點所載筆數與匯出檔不同',
    'checkpoint-root': '由各筆重算的根雜湊值與檢查點不同',
    'checkpoint-time': '檢查點的簽署時間不是最後一筆的登錄時間',
    'begun-missing': '第一筆不是紀錄簿的啟用紀錄',
    'begun-again': '紀錄簿出現第二筆啟用紀錄',
    'before-changed': '啟用前的資料與第一筆所載不符',
    'time-backwards': '此筆的時間早於前一筆',
    'event-absent': '此筆所指的事件不在匯出檔中',
    'event-unnamed': '此行附有該筆未指明的事件',
    'event-changed': '事件與該筆所載雜湊值不符',
    'event-order': '事件不是該案的下一件：有缺漏、重複或順序不符',
    'event-actor': '該筆所載行為人與事件不同',
    'event-case': '事件不屬於該筆所載案件',
    'event-in-future': '事件時間晚於登錄該事件的一筆',
    'event-unreadable': '此事件不是法定流程中的事件',
    'event-illegal': '依當時狀態，法律不允許此行為',
    'event-differs': '行為合法，但應產生的結果與此事件不同',
    'office-wrong': '為此行為的單位並無此權責',
    'officer-not-listed': '承辦人員的憑證當時未登記於該單位',
    'actor-wrong': '該筆所載行為人不是此行為的行為人',
    'paper-absent': '此筆所載雜湊值的文件不在匯出檔中',
    'paper-unnamed': '此行附有該筆未載雜湊值的文件',
    'paper-changed': '文件與該筆所載雜湊值不符',
    'papers-other': '憑證所簽行為旁所載文件，不是該行為所需的文件',
    'paper-other': '文件所載的案號或行為種類與該筆不同',
    'paper-order': '文件不是登記簿的下一件：有缺漏、重複或順序不符',
    'signature-missing': '此行為須有憑證簽章而未附',
    'signature-absent': '此筆所指的憑證簽章不在匯出檔中',
    'signature-unnamed': '此行附有該筆未指明的憑證簽章',
    'signature-changed': '憑證簽章與該筆所載雜湊值不符',
    'signature-invalid': '憑證簽章或其憑證不成立',
    'signature-other-officer': '簽章的憑證不是該筆所載的憑證',
    'signature-other-act': '憑證所簽署的不是此行為',
    'signature-repeated': '同一份憑證簽章用於兩個行為',
    'earlier-malformed': '先前的檢查點無法讀取',
    'earlier-not-signed': '先前的檢查點不是中選會為本紀錄簿所簽',
    'earlier-larger': '先前的檢查點筆數較多：紀錄簿遭截短',
    'earlier-other-history': '先前的檢查點屬於另一段歷史：當時已有的紀錄遭變更',
  },
  more: '……另有 {count} 項',
  late: '有 {count} 件事件在所載發生時間一小時之後才登錄',
  extends: '由 {name} 延續而來',
  holds: '承辦行為紀錄簿成立。',
  fails: '承辦行為紀錄簿不成立。',
  problems: {
    usage: '用法：lianshu acts verify 匯出檔 [--earlier 檔案] [--trust 檔案] [--json]；詳見 --help',
    'export-unreadable': '無法讀取匯出檔 {path}',
    'file-unreadable': '無法讀取 {path}',
    'trust-unreadable': '無法讀取信任檔 {path}',
    'trust-malformed': '{path} 不是信任檔',
    'trust-synthetic': '{path} 含示範或測試用之金鑰，此處不予採用',
  },
};

export const ACTS_WORDS: Readonly<Record<Language, ActsWords>> = { en, 'zh-TW': zhTw };
