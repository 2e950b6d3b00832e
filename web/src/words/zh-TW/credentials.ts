import type { CredentialKind, CredentialReason } from '@lianshu/core/credential';

const names: Record<CredentialKind, string> = {
  'moica-g2': '自然人憑證 IC 卡（第二代）',
  'moica-g3': '自然人憑證 IC 卡（第三代）',
  'new-eid': '數位身分證（New eID）或後續的晶片身分證',
  mobile: '行動自然人憑證',
  financial: '金融憑證（銀行、證券等網路交易用）',
  'health-card': '健保卡',
  'health-professional': '醫事人員憑證',
  organization: '工商憑證、組織及團體憑證或機關憑證',
};

const reasons: Record<CredentialReason, string> = {
  'citizen-card': '規定使用的就是自然人憑證。',
  'not-introduced': '目前尚未發行。',
  'being-studied': '能否使用仍在研議，目前沒有規定准許。',
  'not-adopted': '研商時曾經提出，但沒有採用。',
  'often-used-by-others': '健保卡沒有可用於連署的數位簽章，而且常由他人代為使用。',
  'for-professional-acts': '這種憑證是執行業務用的，不是以個人身分使用。',
  'not-a-person': '這種憑證代表機關、公司或團體，不代表個人；連署須由本人為之。',
};

/** 憑證種類: which means of signing there are, and why one will not do. */
export const credentials = {
  names,
  reasons,
  seems: (name: string) => `這張看起來是：${name}。`,
  willDo: (each: string) => `可以使用的是您本人的${each}。`,
  between: '、',
};
