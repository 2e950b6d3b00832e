import type { LawArgument, LawNote, LawRule } from '@lianshu/core/law';
import type { DraftingCode } from '@lianshu/core/text';

type RuleWords = { readonly name: string; readonly says: string; readonly result: string };

const rules: Record<LawRule, RuleWords> = {
  'petition-end': {
    name: '連署期間到哪一天？',
    says: '自領取名冊格式或認證碼的次日起算 6 個月；兩種都領，從先領的那一天起算。',
    result: '最晚要在這一天提出連署人名冊',
  },
  'period-end': {
    name: '送達後若干日的期間到哪一天？',
    says: '例如補正 30 日、補提 30 日、通知領取 10 日。送達當天不算，從次日起算。',
    result: '期間的最後一天',
  },
  'announce-by': {
    name: '投票日若干日前，最晚是哪一天？',
    says: '例如投票日 90 日前公告。從投票日前一天往回數。',
    result: '最晚要在這一天',
  },
  'born-by': {
    name: '哪一天以前出生才滿 18 歲？',
    says: '提案人算到提案提出日，連署人算到連署人名冊提出日，投票權人算到投票日前一日。',
    result: '這一天（含）以前出生的人滿 18 歲',
  },
  'moved-in-by': {
    name: '哪一天以前遷入才滿 6 個月？',
    says: '遷入登記當天算一天。請輸入提案或名冊的提出日；投票權人請輸入投票日前一日。',
    result: '這一天（含）以前遷入，並繼續設籍的人居住滿 6 個月',
  },
  'poll-window': {
    name: '成立後哪段時間投票？',
    says: '自公告成立起 3 個月以上、6 個月以內。',
    result: '投票日在這兩天之間（含）',
  },
  threshold: {
    name: '需要多少人提案、多少人連署？',
    says: '依提案時最近一次總統選舉的選舉人總數計算；之後另有總統選舉，也不會改變。',
    result: '至少需要的人數',
  },
  id: {
    name: '身分證統一編號有沒有打錯？',
    says: '只檢查格式與檢查碼，不查戶籍資料，也不送出或保存您輸入的號碼。',
    result: '檢查結果',
  },
  text: {
    name: '主文、理由書的字數與用詞',
    says: '標點符號不計，外國文字每一字元算一字。內容只在您的瀏覽器裡計算。',
    result: '計算結果',
  },
};

const fields: Record<LawArgument, string> = {
  collected: '領取日',
  days: '日數',
  served: '送達日',
  poll: '投票日',
  filed: '提出日（或其他基準日）',
  established: '公告成立日',
  electors: '選舉人總數',
  number: '國民身分證統一編號',
  kind: '哪一種文字',
  text: '文字',
};

const notes: Record<LawNote, string> = {
  'weekend-not-extended': '這一天是星期六或星期日，期間照樣在這一天結束，不順延。',
  'no-corresponding-day': '最後一個月沒有相當的日子，所以以那個月的最後一天為期間的末日。',
  'before-amendment': '這個公告日在 114 年 12 月 3 日公布現行公民投票法第 23 條以前，當時的投票日另有規定。',
  'joined-with-election': '期間內有全國性選舉時，投票與該選舉同日舉行。',
};

const hints: Record<DraftingCode, string> = {
  'text.not-a-question': '主文應以疑問句結尾。',
  'text.not-agree-or-disagree': '主文應讓人能回答同意或不同意。',
  'text.more-than-one-matter': '看來不只一個問題；一案只能有一個事項。',
  'text.condition': '可能附有條件，把另一個問題包在裡面。',
  'text.leading-question': '可能有引導性，答案已在問題裡。',
  'text.loaded-words': '用詞可能帶有正面或負面的意涵。',
  'text.double-negative': '可能有反義字或雙重否定，不容易看懂。',
  'text.emphasis': '可能是非必要的形容詞或強調語句。',
  'text.inconsistent-terms': '同一個詞有兩種寫法，應前後一致。',
  'text.foreign-script': '有外國文字；只有社會大眾已通用的才能使用。',
  'text.picture': '不得使用圖案。',
  'text.initiative-purpose': '創制案的主文應表明是督促政府採取積極作為。',
  'text.referendum-purpose': '複決案的主文應表明是反對某項法律或政策。',
};

export const law = {
  title: '期日計算',
  intro: '依公民投票法計算期間、年齡、居住、門檻與字數。所有計算都在您的瀏覽器裡進行，不會送出任何資料。',
  choose: '您想知道什麼？',
  calculate: '計算',
  rules,
  fields,
  kinds: { main: '主文（至多 100 字）', reasons: '理由書（至多 2,000 字）' },
  faults: {
    date: '請輸入存在的日期。',
    'date-range': '年份須在民國元年至 300 年之間。',
    days: '請輸入 1 到 3,660 的整數。',
    electors: '請輸入選舉人總數，例如 19,548,531。',
    missing: '請填寫這一欄。',
  },
  faultIn: (field: string, fault: string) => `${field}：${fault}`,
  term: '起算日',
  weekday: '星期',
  weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  basis: '依據',
  first: '第一天',
  last: '最後一天',
  proposers: '提案人（萬分之一）',
  signers: '連署人（百分之一點五）',
  people: '人',
  ceil: '不足 1 人的部分以 1 人計。',
  idValid: '格式正確，檢查碼相符。這不表示這個號碼屬於任何人。',
  counted: '依法計算的字數',
  ofLimit: (limit: string) => `字，上限 ${limit} 字`,
  textValid: '字數合於規定。',
  textEmpty: '沒有計入字數的文字。',
  hintsTitle: '用詞提示',
  hintsSay: '提示只是請您再看一次，不表示違反規定；是否合於規定由主管機關審核。',
  noHints: '沒有提示。語法、語意與範圍仍須由人判斷。',
  notes,
  hints,
  generalTitle: '計算的原則',
  general: [
    '期間的末日是星期六、星期日、國定假日或其他休息日時，不順延；只有因天然災害停止辦公時例外，由主管機關另行決定並記錄。',
    '最後一天到當天午夜為止；到機關親送，仍受辦公時間限制。',
    '郵寄的文件以收到日為準，不看郵戳。',
    '系統故障不延長法定期間。',
    '這裡的計算供您參考，以主管機關的通知與公告為準。',
  ],
};
