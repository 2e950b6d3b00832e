import type { Language } from './area.ts';

/** Short names in the sources of a provision and what they stand for. */
const LAWS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  Act: { 'zh-TW': '公民投票法', en: 'Referendum Act' },
  Rules: { 'zh-TW': '公民投票法施行細則', en: 'Enforcement Rules of the Referendum Act' },
  施行細則: { 'zh-TW': '公民投票法施行細則', en: 'Enforcement Rules of the Referendum Act' },
  中央選舉委員會處務規程: {
    'zh-TW': '中央選舉委員會處務規程',
    en: 'Departmental Rules of the Central Election Commission',
  },
  電子簽章法: { 'zh-TW': '電子簽章法', en: 'Electronic Signatures Act' },
  選罷法: { 'zh-TW': '公職人員選舉罷免法', en: 'Public Officials Election and Recall Act' },
  民法: { 'zh-TW': '民法', en: 'Civil Code' },
  國民身分證統一編號: {
    'zh-TW': '國民身分證及戶口名簿格式內容製發相片影像檔建置管理辦法',
    en: 'Regulations on National Identification Cards and Household Certificates',
  },
  'text regulation': {
    'zh-TW': '全國性公民投票案主文與理由書文字用詞字數計算語法及其他相關事項辦法',
    en: 'Regulations on the Wording of National Referendum Texts',
  },
  個人資料保護法: { 'zh-TW': '個人資料保護法', en: 'Personal Data Protection Act' },
  公文程式條例: { 'zh-TW': '公文程式條例', en: 'Official Document Format Act' },
  行政程序法: { 'zh-TW': '行政程序法', en: 'Administrative Procedure Act' },
  regulation: {
    'zh-TW': '全國性公民投票電子連署及查對作業辦法',
    en: 'Regulations for National Referendum Electronic Joint Signatures and Verification',
  },
};

const SOURCE = /^(.*?)\s*(?:D\d+\s+)?Arts?\.?\s*(\d.*)$/;
const PLACE = /^(\d+)(?:[–-](\d+))?((?:\(\d+\))*)(?:\.(\d+))?$/;

function sayPlace(place: string, language: Language): string | undefined {
  const match = PLACE.exec(place.trim());
  if (match === null) return undefined;
  // `4.5` is subparagraph 5 of an article that is not divided into paragraphs.
  const [, first = '', last, parts = '', only] = match;
  if (language === 'en')
    return `${first}${last === undefined ? '' : `–${last}`}${parts}${only === undefined ? '' : ` subpara. ${only}`}`;
  const [paragraph, subparagraph = only] = [...parts.matchAll(/\d+/g)].map(([digits]) => digits);
  return [
    `第 ${first} 條`,
    last === undefined ? '' : `至第 ${last} 條`,
    paragraph === undefined ? '' : `第 ${paragraph} 項`,
    subparagraph === undefined ? '' : `第 ${subparagraph} 款`,
  ].join('');
}

function sayOne(source: string, language: Language): string | undefined {
  const [, name, places] = SOURCE.exec(source) ?? [];
  if (name === undefined || places === undefined)
    return /^(design|moica|RFC|C2SP|FIPS|NIST)\b/.test(source) ? undefined : source;
  const law = LAWS[name]?.[language] ?? name;
  const said = places.split(',').map((place) => sayPlace(place, language));
  if (said.includes(undefined)) return source;
  return language === 'en' ? `${law} Art. ${said.join(', ')}` : `${law}${said.join('、')}`;
}

/**
 * A provision as core names it (`Act Art. 7, 12(2); regulation Art. 9(1)`) for people; undefined where only a technical
 * specification stands behind a refusal. What is not understood comes back as it is.
 */
export function sayArticle(source: string, language: Language): string | undefined {
  const said = source.split(';').flatMap((part) => sayOne(part.trim(), language) ?? []);
  return said.length === 0 ? undefined : said.join(language === 'en' ? '; ' : '；');
}
