import type { Like, Partly } from '../../area.ts';
import type { signer } from '../signer.ts';

/** 提案: what the signing page says to a proposer (提案人) instead. */
export const proposing: Partly<Like<typeof signer>> = {
  title: '提案',
  titleOf: (number) => `擔任第 ${number} 號公投案的提案人`,
  stepsLabel: '提案的步驟',
  lost: { notRecorded: '這次沒有留下紀錄，您還不是提案人，也沒有東西遺失。' },
  link: {
    falseTitle: '請停下來：這個提案網址有問題',
    falseNext: '不要輸入任何資料。請重新從領銜人公布的管道取得提案網址，並通知主管機關。',
    otherSite: (site) => `本案只在 ${site} 徵求提案人，但您現在開的是別的網站。`,
  },
  closed: {
    title: '目前不能提案',
    notOpen: '這個案件還沒開始徵求提案人，或徵求期間已經結束。',
    held: '領銜人正在提出提案人名冊，暫時不收新的提案，最多 30 分鐘。若最後沒有提出，會再開放。',
  },
  read: {
    verified: '已核對領銜人、主管機關與戶政機關三方的簽章，內容與提案網址相符。',
    window: '徵求提案期間',
    pilot: '這是試辦，提案沒有法律效力。',
    supplement: '這是補提提案人。前一次已經提案的人不必再簽，再簽也只計算一次。',
    who: {
      lead: { sees: '您的身分證統一編號（依法製作提案人名冊）' },
      leadHidden: { sees: '有多少提案人' },
      commission: { never: '完整的身分證統一編號；目前有多少提案人' },
      commissionUncovered: {
        sees: '簽署當下檢查卡片簽章，檢查完即丟棄，不寫入資料庫；紀錄增長的快慢，看得出大約有多少提案人（本案未啟用人數遮蔽）',
      },
      others: { never: '您是不是提案人' },
    },
    noWithdraw: '提案後不能單獨撤回：公民投票法只規定領銜人經半數提案人同意撤回全案。',
    start: '開始提案',
  },
  card: { foreign: '這張卡不能提案' },
  sign: { submit: '我要擔任提案人' },
  working: { title: '提案進行中' },
  refused: { title: '沒有提案成功' },
  falseReceipt: {
    says: '伺服器給的收據和您送出的內容對不起來，不能當作已經提案。請按「再送一次」；若還是這樣，請通知主管機關。',
  },
  already: {
    title: '您已經是這個案件的提案人',
    on: '第一次提案的日期',
    notYou: '如果您沒有提案過：可能有人用了您的卡片。請保管好卡片、變更 PIN 碼，並通知主管機關。',
    unproven: '這個答覆沒有有效的簽章。若您確定沒有提案過，請通知主管機關。',
  },
  done: {
    title: '提案完成',
    says: '您的提案已寫入紀錄，收據也核對無誤。',
    keepSays:
      '收據能證明您的提案在紀錄裡；查對決定後，能查出有沒有算進去、理由是什麼。系統沒有備份，遺失就無法補發，但不影響提案。',
    forgotten: { says: '這個分頁裡的提案資料已經清除。您可以關閉分頁了。' },
    sheetTitle: '公民投票案電子提案收據',
  },
};
