/** Why an entry counts or not, as it stands sealed in a verdict entry. Numbers are for ever; new ones go to the end. */
export interface Reason {
  readonly code: number;
  /** The Chinese term of the strike-out list (不合格清冊). */
  readonly term: string;
  readonly cite: string;
}

/**
 * The grounds of Act Art. 13(2) and Art. 8(1) as they can occur for an electronic record, the duplicates of regulation
 * Art. 9, and what makes a record no signature at all. `name-mismatch` sends a record to review and strikes nothing by itself.
 */
export const REASONS = {
  accepted: { code: 0, term: '合格', cite: 'Act Art. 13(3)' },
  'under-age': { code: 1, term: '未滿十八歲', cite: 'Act Art. 7, 8(1), 13(2)' },
  'non-resident': { code: 2, term: '設籍未滿六個月或未設籍', cite: 'Act Art. 8(1), 13(2)' },
  guardianship: { code: 3, term: '受監護宣告', cite: 'Act Art. 7, 8(1), 13(2)' },
  deceased: { code: 4, term: '死亡', cite: 'Act Art. 8(1), 13(2)' },
  'not-found': { code: 5, term: '查無戶籍資料', cite: 'Act Art. 8(1), 13(2)' },
  'duplicate-electronic': { code: 6, term: '重複電子連署', cite: '施行細則 Art. 11; regulation Art. 9(1)' },
  'duplicate-earlier-round': { code: 7, term: '補提前已連署', cite: '施行細則 Art. 11; Act Art. 13(3)' },
  'name-mismatch': { code: 8, term: '姓名與戶籍資料不符', cite: 'Act Art. 13(2)' },
  'signature-invalid': { code: 9, term: '電子簽章無效', cite: 'regulation Art. 5; 電子簽章法 Art. 6' },
  'statement-mismatch': { code: 10, term: '同意書內容不符', cite: 'regulation Art. 5' },
  'commitment-mismatch': { code: 11, term: '紀錄與簽章內容不符', cite: 'regulation Art. 5' },
  'tail-mismatch': { code: 12, term: '統一編號與憑證末四碼不符', cite: 'regulation Art. 5' },
  'certificate-invalid': { code: 13, term: '憑證無效或非自然人憑證', cite: 'regulation Art. 5; 電子簽章法 Art. 6' },
  'barred-proposer': { code: 14, term: '二年內不得就同一事項重行提案', cite: 'Act Art. 12(4); 施行細則 Art. 9' },
} as const satisfies Record<string, Reason>;

/** The same grounds in a list of proposers (提案人): Act Art. 10(6) instead of 13(2). */
const OF_PROPOSERS: Readonly<Partial<Record<ReasonName, Omit<Reason, 'code'>>>> = {
  accepted: { term: '合格', cite: 'Act Art. 10(9)' },
  'under-age': { term: '未滿十八歲', cite: 'Act Art. 7, 8(1), 10(6)' },
  'non-resident': { term: '設籍未滿六個月或未設籍', cite: 'Act Art. 8(1), 10(6)' },
  guardianship: { term: '受監護宣告', cite: 'Act Art. 7, 8(1), 10(6)' },
  deceased: { term: '死亡', cite: 'Act Art. 8(1), 10(6)' },
  'not-found': { term: '查無戶籍資料', cite: 'Act Art. 8(1), 10(6)' },
  'duplicate-electronic': { term: '重複電子提案', cite: '施行細則 Art. 11' },
  'duplicate-earlier-round': { term: '補提前已提案', cite: '施行細則 Art. 11; Act Art. 10(7)' },
  'name-mismatch': { term: '姓名與戶籍資料不符', cite: 'Act Art. 10(6)' },
};

/** Term and provision of a ground in the list of `log`, by its stage. */
export function groundIn(log: string, name: ReasonName): Omit<Reason, 'code'> {
  return (log.split('.')[1] === 'proposal' ? OF_PROPOSERS[name] : undefined) ?? REASONS[name];
}

export type ReasonName = keyof typeof REASONS;
export type StrikeReason = Exclude<ReasonName, 'accepted'>;

export const REASON_NAMES = Object.keys(REASONS) as readonly ReasonName[];

/** The name of a code, undefined for a number that this version does not know. */
export function reasonOf(code: number): ReasonName | undefined {
  return REASON_NAMES.find((name) => REASONS[name].code === code);
}
