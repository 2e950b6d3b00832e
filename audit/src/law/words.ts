import type { LawArgument } from '@lianshu/core/law';

/** Why a question was not answered: the codes of `answerLaw` and what only the command line meets. */
export type LawProblem =
  | 'law.rule'
  | 'law.arguments'
  | 'law.number'
  | 'law.date-range'
  | 'law.text-kind'
  | 'date.malformed'
  | 'file.unreadable'
  | 'utf8.malformed';

export interface LawWords {
  readonly usage: string;
  readonly problems: Readonly<Record<LawProblem, string>>;
  readonly arguments: Readonly<Record<LawArgument, string>>;
  /** What is wrong, and with which argument. */
  readonly line: (problem: string, argument: string | undefined) => string;
}

const en: LawWords = {
  usage: `Usage: npm run -s law -- RULE ARGUMENTS

Deadlines and thresholds of the Referendum Act. Prints one JSON object; dates are YYYY-MM-DD. No last day moves because
it is a Saturday, Sunday or holiday (Act Art. 6; Public Officials Election and Recall Act Art. 5(1)).

  petition-end COLLECTED      last day to file the roster, by the day the format or code was collected
  period-end DAYS SERVED      last day of a term of DAYS days after service
  announce-by POLL DAYS       latest day for what is due DAYS days before polling
  born-by FILED               latest birth date of a person who is 18 on the day of filing
  moved-in-by FILED           latest day of moving in for six months of residence on the day of filing
  poll-window ESTABLISHED     first and last day for polling, by the day the case was announced established
  threshold ELECTORS          joint signers and proposers that a case needs
  id NUMBER                   whether a national ID number is well formed ("-" reads it from standard input)
  text main|reasons FILE      length by the statute and hints on wording ("-" reads standard input)

Exit code: 0 the question was answered, also when an ID number or a text breaks the rules; 2 a wrong call.
`,
  problems: {
    'law.rule': 'There is no such rule.',
    'law.arguments': 'This rule takes another number of arguments.',
    'law.number': 'A whole number was expected, from 1 to 3660 for days, to ten thousand million for electors.',
    'law.date-range': 'The year must be between 1912 and 2211.',
    'law.text-kind': 'One of "main" and "reasons" was expected.',
    'date.malformed': 'A date that exists was expected, as YYYY-MM-DD.',
    'file.unreadable': 'The file cannot be read.',
    'utf8.malformed': 'The file is not UTF-8 text.',
  },
  arguments: {
    collected: 'COLLECTED',
    days: 'DAYS',
    served: 'SERVED',
    poll: 'POLL',
    filed: 'FILED',
    established: 'ESTABLISHED',
    electors: 'ELECTORS',
    number: 'NUMBER',
    kind: 'KIND',
    text: 'FILE',
  },
  line: (problem, argument) => (argument === undefined ? problem : `${argument}: ${problem}`),
};

const zhTw: LawWords = {
  usage: `用法：npm run -s law -- 規則 引數

依公民投票法計算期日與門檻，輸出一個 JSON 物件；日期寫成 YYYY-MM-DD。期間末日為星期六、星期日或假日者，不順延
（公民投票法第 6 條、公職人員選舉罷免法第 5 條第 1 項）。

  petition-end 領取日          依領取名冊格式或認證碼之日，計算提出連署人名冊的最後一日
  period-end 日數 送達日       送達後若干日之期間的最後一日
  announce-by 投票日 日數      投票日若干日前應辦事項的最後一日
  born-by 提出日               提出日年滿 18 歲者的最晚出生日
  moved-in-by 提出日           提出日設籍滿 6 個月者的最晚遷入日
  poll-window 成立公告日       可投票的第一日與最後一日
  threshold 選舉人數           連署人數與提案人數門檻
  id 統一編號                  國民身分證統一編號格式是否正確（「-」表示由標準輸入讀取）
  text main|reasons 檔案       主文或理由書依法計算的字數與用詞提示（「-」表示標準輸入）

結束碼：0 已回答（統一編號或文字不合規定亦同）；2 用法錯誤。
`,
  problems: {
    'law.rule': '沒有這個規則。',
    'law.arguments': '引數的個數不對。',
    'law.number': '須為正整數：日數 1 至 3660，選舉人數至多一百億。',
    'law.date-range': '年份須在西元 1912 年至 2211 年之間。',
    'law.text-kind': '須為 main（主文）或 reasons（理由書）。',
    'date.malformed': '須為存在的日期，寫成 YYYY-MM-DD。',
    'file.unreadable': '檔案無法讀取。',
    'utf8.malformed': '檔案不是 UTF-8 文字。',
  },
  arguments: {
    collected: '領取日',
    days: '日數',
    served: '送達日',
    poll: '投票日',
    filed: '提出日',
    established: '成立公告日',
    electors: '選舉人數',
    number: '統一編號',
    kind: '文字種類',
    text: '檔案',
  },
  line: (problem, argument) => (argument === undefined ? problem : `${argument}：${problem}`),
};

/** A wrong call is explained in both, the statute's language first. */
export const LAW_WORDS: readonly LawWords[] = [zhTw, en];
