import type { Like, Partly } from '../../area.ts';
import type { ceremony } from '../ceremony.ts';

/** 徵求提案人: what the lead's own tool says at the first stage instead. */
export const proposing: Partly<Like<typeof ceremony>> = {
  nav: { progress: '提案進度', filing: '提出提案' },
  home: {
    waiting: { registryLater: '中選會開放提案時一併收入並核對' },
    possession: {
      text: '以卡片與紙上的開封碼打開一筆測試紀錄，證明您保有開啟資料的能力。通過後才能開放提案。',
    },
    ready: {
      title: '等待開放提案',
      text: '開封測試已通過。戶政機關與中選會簽署、中選會開放之後，提案網址會出現在這裡。',
    },
    open: { title: '徵求提案進行中', file: '提出提案人名冊' },
    rehearseBefore: '提出提案以前，請至少演練一次。',
  },
  sheets: { warning: '兩張紙都遺失，這一案收到的所有提案就再也打不開，沒有任何人能幫您復原。' },
  sheet: {
    keep: '開啟提案資料時，需要這張紙和領銜人的自然人憑證，兩者缺一不可。',
    lost: '兩張都遺失，提案資料即永遠無法開啟。',
  },
  consent: { site: '提案網站', disclosure: '提案人資料的揭露' },
};
