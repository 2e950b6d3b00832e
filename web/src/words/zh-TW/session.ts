/** Words around a card session: signing in, the PIN, what a server or a program refused. */
export const session = {
  signOut: '登出',
  signedInAs: (name: string) => `已登入：${name}`,
  login: {
    lead: {
      title: '領銜人登入',
      text: '請使用您本人的自然人憑證，以及您向中選會當面領取的認證碼。',
      article: '電子連署及查對作業辦法第 4 條、第 6 條第 2 項',
    },
    commission: {
      title: '中選會承辦人員登入',
      text: '請使用您已登錄的自然人憑證。所有操作都會連同依據條文留下紀錄。',
      article: '電子連署及查對作業辦法第 4 條',
    },
    registry: {
      title: '戶政機關查對人員登入',
      text: '請使用您已登錄的自然人憑證。',
      article: '電子連署及查對作業辦法第 8 條第 2 項',
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
  pin: {
    label: '自然人憑證 PIN 碼',
    help: '只交給您電腦上的讀卡元件，用完即清除，不會送到任何伺服器。連續輸錯 3 次會鎖卡。',
    helpKept: '只交給您電腦上的讀卡元件，這項作業結束或離開頁面即清除，不會送到任何伺服器。連續輸錯 3 次會鎖卡。',
  },
  problem: {
    title: '沒有完成',
    codes: {
      'session.code-wrong': {
        said: '認證碼不對。',
        next: '請核對中選會當面交給您的認證碼；補發後，舊的就不能再用。',
      },
      'session.card-unknown': {
        said: '這張卡片不是登記的卡片。',
        next: '請確認案號，並插入您登記的自然人憑證；換發新卡後請向中選會申請新的認證碼。',
      },
      'log.held': { said: '紀錄簿正在暫停中。', next: '請稍候；若沒有提出名冊，會自動恢復。' },
      'manifest.keys': {
        said: '解出的金鑰和設定書不符。',
        next: '請停止操作，什麼都不要提出，並通知中選會與戶政機關。',
      },
      'manifest.shape': {
        said: '中選會提供的設定不符格式。',
        next: '請不要簽署，重新整理後再試；若仍不行，請聯絡中選會。',
      },
      'manifest.signature': {
        said: '設定書的簽章沒有通過檢查。',
        next: '請確認插入的是讀取時的那張卡片；若正確，請停止並通知中選會。',
      },
      'submission.head': {
        said: '紀錄簿和您計算的不一致，或它的簽章不符。',
        next: '請重新暫停並計算一次；若再發生，請停止提出，並通知中選會與戶政機關。',
      },
      'submission.signature': { said: '提出書的簽章沒有通過檢查。', next: '請用登記的卡片重新簽署。' },
      'possession.wrong': { said: '測試紀錄打不開。', next: '請確認卡片與開封碼，再試一次。' },
      'card-pair': {
        said: '簽章憑證和加密憑證不屬於同一張卡。',
        next: '讀卡機上請只留一張卡片，再讀一次。',
      },
      'code.malformed': {
        said: '這不是一組完整的開封碼。',
        next: '開封碼是 26 碼，沒有字母 U，也沒有符號。請照紙再輸入一次。',
      },
      'code.wrong': { said: '和這次的開封碼不同。', next: '請逐字核對紙張後再輸入一次。' },
      'unseal.code': { said: '這組開封碼打不開。', next: '請逐字核對，或改用另一張紙。' },
      'unseal.card': { said: '這張卡片解不開。', next: '請插入舉行金鑰儀式時用的那一張。' },
      'unseal.wrap-changed': {
        said: '中選會交還的包裝金鑰和設定書記載的不同。',
        next: '請停止操作，並通知中選會與戶政機關。您資料夾裡還有一份副本。',
      },
      'tool.unreachable': {
        said: '您電腦上的 lianshu lead 沒有回應。',
        next: '請確認程式還在執行，再試一次。還沒有任何資料遺失。',
      },
      'file.missing': {
        said: '您的資料夾裡找不到這一案設定書的副本。',
        next: '請在舉行金鑰儀式的那台電腦、用同一個資料夾啟動 lianshu lead。',
      },
      'file.exists': {
        said: '您的資料夾裡已有同名但內容不同的檔案。',
        next: '請先把舊檔移到安全的地方，再試一次。',
      },
      'commission.unreachable': {
        said: '連不上中選會的網站。',
        next: '請檢查網路後再試，沒有任何資料遺失。',
      },
    },
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
