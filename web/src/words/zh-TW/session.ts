/** Words around a card session: signing in, the PIN, what a server or a program refused. */
export const session = {
  signOut: '登出',
  signedInAs: (name: string, offices: string) => (offices === '' ? `已登入：${name}` : `已登入：${name}（${offices}）`),
  and: '、',
  login: {
    lead: {
      title: '領銜人登入',
      text: '請使用您本人的自然人憑證，以及您向中選會當面領取的認證碼。',
      article: '全國性公民投票電子連署及查對作業辦法第 4 條、第 6 條第 2 項',
    },
    commission: {
      title: '中選會承辦人員登入',
      text: '請使用您已登錄的自然人憑證。所有操作都會連同依據條文留下紀錄。',
      article: '全國性公民投票電子連署及查對作業辦法第 4 條',
    },
    registry: {
      title: '戶政機關查對人員登入',
      text: '請使用您已登錄的自然人憑證。',
      article: '全國性公民投票電子連署及查對作業辦法第 8 條第 2 項',
    },
    caseNumber: '公投案編號',
    caseNumberHelp: '例如：9001',
    caseNumberWrong: '請輸入公投案編號的數字。',
    code: '認證碼',
    codeHelp: '中選會交給您的登入用代碼，不是印在紙上的 26 碼開封碼。',
    codeMissing: '請輸入認證碼。',
    pinMissing: '請輸入 6 到 8 碼的 PIN 碼。',
    submit: '以自然人憑證登入',
    busy: '等待讀卡元件……',
  },
  act: {
    title: '以卡片簽署這件事',
    text: '卡片簽署的就是下面這段文字。核對無誤後輸入 PIN 碼；簽署連同行為記入承辦紀錄簿，只能用一次。',
    sign: '以自然人憑證簽署',
    machinePart: '給電腦核對的部分',
    offices: { intake: '綜合規劃處', legal: '法政處', commission: '委員會議', auditor: '稽核' },
    elsewhere: (offices: string) => `由${offices}承辦，您的職務不能做這件事。`,
    or: '或',
    needsCard: '需要以卡片簽署',
  },
  pin: {
    label: '自然人憑證 PIN 碼',
    help: '只交給您電腦上的讀卡元件，用完即清除，不會送到任何伺服器。連續輸錯 3 次會鎖卡。',
    helpKept: '只交給您電腦上的讀卡元件，這項作業結束或離開頁面即清除，不會送到任何伺服器。連續輸錯 3 次會鎖卡。',
  },
  problem: {
    figures: (needed: string, found: string) => `需要 ${needed}，目前 ${found}。`,
    elsewhere: {
      said: '這個網址不是系統的正式網址。',
      next: (origin: string) => `請不要輸入 PIN 碼。正式網址是 ${origin}。`,
    },
    untrusted: {
      said: '這個網站的金鑰和本程式內建的不同。',
      next: '請不要輸入 PIN 碼，先確認程式與網址是否正確。',
    },
  },
};
