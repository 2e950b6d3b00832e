import type { DocumentName } from '@lianshu/core/case';

const names: Record<DocumentName, string> = {
  'proposal-letter': '提案函',
  'main-text': '主文',
  'reasons-statement': '理由書',
  'proposer-roster': '提案人名冊（正本、影本，依規定裝訂）',
  'hearing-minutes': '聽證紀錄',
  'commission-minutes': '委員會議紀錄',
  'corrected-text': '補正後的主文、理由書',
  'proposer-check-statistics': '提案人名冊查對結果統計表',
  'proposer-strike-list': '提案人不合格名冊及逐人理由',
  'service-certificate': '送達證書',
  undertaking: '電子連署系統使用切結書（已簽具）',
  'card-shown': '領銜人本人與自然人憑證（當面）',
  'signer-roster': '連署人名冊（正本、影本，依規定裝訂）',
  'decrypted-record': '連署人名冊電磁紀錄',
  'signer-check-statistics': '連署人名冊查對結果統計表',
  'signer-strike-list': '連署人不合格名冊及逐人理由',
  'withdrawal-consents': '提案人總數二分之一以上的同意書',
  'legislature-notice': '立法院通知',
  'opinion-statement': '意見書',
  judgment: '法院裁判',
  'suit-notice': '起訴或訴訟繫屬通知',
  'closing-notice': '停止上班公告',
  'lead-request': '領銜人申請書',
};

export const papers = {
  names,
  legend: '應備文件',
  help: '逐項核對後勾選；勾選的文件會記入案件歷程。',
  missing: '應備文件還沒有全部核對。',
};
