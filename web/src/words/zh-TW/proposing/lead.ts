import type { Like, Partly } from '../../area.ts';
import type { lead } from '../lead.ts';

/** 徵求提案人: what the lead's pages say at the first stage instead. */
export const proposing: Partly<Like<typeof lead>> = {
  log: '提案紀錄簿',
  window: {
    title: '徵求提案期間',
    article: '公投法沒有徵求提案的期限；最後一天是開放時約定的，電子提案目前也沒有辦法可循（公投法第 9 條第 6 項）',
    supplementArticle: '公投法第 10 條第 7 項：補提自通知送達的次日起 30 日，以一次為限；遇假日、系統故障均不延長',
  },
  progress: {
    unlockText: '卡片會解開「進度金鑰」。進度金鑰只能計數，打不開任何一筆提案資料，也不需要開封碼。',
    real: '已送出的提案',
    threshold: '提案門檻',
    thresholdArticle: '公投法第 10 條第 1 項（萬分之一，小數進位）',
    none: '還沒有任何提案人。',
    notOpen: '這一案還沒有開始徵求提案人，目前沒有進度可看。',
  },
  link: {
    title: '提案網址',
    text: '請把整段網址放在您自己的網站。# 後面的字元讓提案人的瀏覽器認得出被調換的案件，少了它就失去保護。',
    qr: '提案網址的 QR 碼',
    notYet: '設定書經三方簽署、且開封測試通過後，這裡會出現提案網址。',
    article: '公民投票法第 9 條第 6 項；尚無電子提案之辦法',
  },
  filed: {
    title: '提案人名冊已經提出',
    text: '徵求提案已停止。中選會審核、戶政機關查對之後，結果會通知您。',
  },
  states: {
    idle: '目前沒有在徵求提案人',
    ready: '開封測試已通過，等待開放提案',
    open: '徵求提案進行中',
  },
};
