import type { Like, Partly } from '../../area.ts';
import type { publicFace } from '../public.ts';

/** 徵求提案人: what a receipt of a proposer is told instead. */
export const proposing: Partly<Like<typeof publicFace>> = {
  receipt: {
    proven: { title: '您的提案在紀錄裡' },
    disproven: {
      saysCode:
        '收據碼本身沒有系統的簽章，不能當作證據。請改用提案完成時下載的收據檔案再查一次；若還是對不起來，檔案就是證據。',
    },
    verdict: {
      pending: '還沒有公告。主管機關決定之後，可以在這裡看到您有沒有算進提案人數。',
      accepted: { title: '您算進提案人數了' },
      struckOut: { title: '您沒有算進提案人數' },
      noSecret: '這份收據不含您本人的密鑰，只能看到判定，看不到理由。請用提案完成時下載的原檔。',
      odd: {
        says: '公布的判定說這個位置不是真的提案，但您的收據證明它是。請保存收據檔案，並通知主管機關與監督團體。',
      },
    },
  },
};
