import type { Manifest } from '@lianshu/core/manifest';

/** The text for whoever opens a bundle's folder. */
export function bundleReadme({ log, case: { number, mainText } }: Manifest, isDemo: boolean): string {
  const demo = isDemo
    ? ['示範 DEMO：本檔案以公開之示範金鑰製作，無任何效力。 Made with public demo keys; without any effect.', '']
    : [];
  return [
    ...demo,
    `全國性公民投票案第${number}號電子連署公開資料（${log}）`,
    `主文：${mainText}`,
    '',
    '本資料夾供任何人離線驗證：沒有一筆紀錄被漏列、增列或竄改，公告之數字即為紀錄之總和。不含任何個人資料。',
    '驗證方式：lianshu verify <本資料夾>。格式見專案之 docs/specs。',
    '',
    `Published data of the electronic petition for national referendum case no. ${number} (${log}).`,
    'Anyone can verify offline that no record was left out, added or changed and that the announced figures are their sum.',
    'It holds no personal data. To verify: lianshu verify <this folder>. Formats: docs/specs of the project.',
    '',
  ].join('\n');
}
