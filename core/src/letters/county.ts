/** 直轄市、縣（市） that rosters are bound by (Act Art. 9(5), 12(3)). */
export const COUNTIES = [
  '臺北市',
  '新北市',
  '桃園市',
  '臺中市',
  '臺南市',
  '高雄市',
  '基隆市',
  '新竹市',
  '嘉義市',
  '宜蘭縣',
  '新竹縣',
  '苗栗縣',
  '彰化縣',
  '南投縣',
  '雲林縣',
  '嘉義縣',
  '屏東縣',
  '臺東縣',
  '花蓮縣',
  '澎湖縣',
  '金門縣',
  '連江縣',
] as const;

const TOWNSHIP = /^\p{Script=Han}{1,4}[鄉鎮市區]$/u;

export function isCounty(text: string): boolean {
  return (COUNTIES as readonly string[]).includes(text);
}

/** Whether the name has the form of a 鄉（鎮、市、區）; which ones a county has is not known here. */
export function isTownship(text: string): boolean {
  return TOWNSHIP.test(text);
}
