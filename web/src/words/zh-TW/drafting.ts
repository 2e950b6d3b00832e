export const drafting = {
  counted: (count: string, limit: string) => `已計 ${count}／${limit} 字（標點不計）`,
  over: (count: string) => `超過 ${count} 字`,
  overSays: '超過的部分不公告、不刊登公報；提案也可能因此不予受理。',
  publishedTitle: '公告時的樣子',
  cutOff: '不公告的部分',
  hintsTitle: (count: number) => `用詞提示 ${count} 則`,
  hintsSay: '提示只是請您再看一次，不表示違反規定，也不會擋下登錄；是否合於規定由人審核。',
  noHints: '沒有用詞提示。',
  overrideReason: '超過字數仍予登錄的理由',
  overrideHelp: '超過字數的文字原則上不能登錄。承辦人依法認為應予登錄時，理由會記入案件歷程。',
  overrideFault: '文字超過字數。請縮短，或填寫仍予登錄的理由。',
};
