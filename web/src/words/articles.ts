import type { Language } from './area.ts';

/** Short names in the sources of a provision and what they stand for. */
const LAWS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  Act: { 'zh-TW': '公民投票法', en: 'Referendum Act' },
  Rules: { 'zh-TW': '公民投票法施行細則', en: 'Enforcement Rules of the Referendum Act' },
  regulation: {
    'zh-TW': '全國性公民投票電子連署及查對作業辦法',
    en: 'Regulations for National Referendum Electronic Joint Signatures and Verification',
  },
};

const PROVISION = /^(.*?)\s*(?:D\d+\s+)?Arts?\.?\s*(\d+)(?:[–-](\d+))?((?:\(\d+\))*)$/;

function sayOne(source: string, language: Language): string | undefined {
  const match = PROVISION.exec(source.trim());
  if (match === null) return /^(design|RFC|C2SP|FIPS)\b/.test(source.trim()) ? undefined : source.trim();
  const [, name = '', first = '', last, parts = ''] = match;
  const law = LAWS[name]?.[language] ?? name;
  if (language === 'en') return `${law} Art. ${first}${last === undefined ? '' : `–${last}`}${parts}`;
  const [paragraph, subparagraph] = [...parts.matchAll(/\d+/g)].map(([digits]) => digits);
  return [
    `${law}第 ${first} 條`,
    last === undefined ? '' : `至第 ${last} 條`,
    paragraph === undefined ? '' : `第 ${paragraph} 項`,
    subparagraph === undefined ? '' : `第 ${subparagraph} 款`,
  ].join('');
}

/**
 * A provision as core names it (`Act Art. 12(2); regulation Art. 9(1)`) for people; undefined where only a technical
 * specification stands behind a refusal. What is not understood comes back as it is.
 */
export function sayArticle(source: string, language: Language): string | undefined {
  const said = source.split(';').flatMap((part) => sayOne(part, language) ?? []);
  return said.length === 0 ? undefined : said.join(language === 'en' ? '; ' : '、');
}
