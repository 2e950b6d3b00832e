import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TRANSITIONS } from '@lianshu/core/case';
import { REFUSALS } from '@lianshu/core/errors';
import { REASONS } from '@lianshu/core/verdict';
import { sayArticle } from './articles.ts';

const CASES = [
  ['Act Art. 12(2)', '公民投票法第 12 條第 2 項', 'Referendum Act Art. 12(2)'],
  ['Act Art. 9–13', '公民投票法第 9 條至第 13 條', 'Referendum Act Art. 9–13'],
  ['Act Art. 13(2)(4)', '公民投票法第 13 條第 2 項第 4 款', 'Referendum Act Art. 13(2)(4)'],
  [
    'Act Art. 12; regulation Art. 9(1)',
    '公民投票法第 12 條；全國性公民投票電子連署及查對作業辦法第 9 條第 1 項',
    'Referendum Act Art. 12; Regulations for National Referendum Electronic Joint Signatures and Verification Art. 9(1)',
  ],
  ['電子簽章法 Art. 6', '電子簽章法第 6 條', 'Electronic Signatures Act Art. 6'],
  [
    'Act Art. 7, 8(1), 13(2)',
    '公民投票法第 7 條、第 8 條第 1 項、第 13 條第 2 項',
    'Referendum Act Art. 7, 8(1), 13(2)',
  ],
  [
    '施行細則 Art. 11; Act Art. 13(3)',
    '公民投票法施行細則第 11 條；公民投票法第 13 條第 3 項',
    'Enforcement Rules of the Referendum Act Art. 11; Referendum Act Art. 13(3)',
  ],
  ['Act Art. 7, twelve', 'Act Art. 7, twelve', 'Act Art. 7, twelve'],
  [
    '國民身分證統一編號 D0030030 Art. 3',
    '國民身分證及戶口名簿格式內容製發相片影像檔建置管理辦法第 3 條',
    'Regulations on National Identification Cards and Household Certificates Art. 3',
  ],
  [
    'text regulation Art. 4.5, 3.4; 選罷法 Art. 5(1)',
    '全國性公民投票案主文與理由書文字用詞字數計算語法及其他相關事項辦法第 4 條第 5 款、第 3 條第 4 款；公職人員選舉罷免法第 5 條第 1 項',
    'Regulations on the Wording of National Referendum Texts Art. 4 subpara. 5, 3 subpara. 4; Public Officials Election and Recall Act Art. 5(1)',
  ],
  ['design §5.6', undefined, undefined],
  ['RFC 5652 §5.4', undefined, undefined],
  ['公民投票法第 12 條', '公民投票法第 12 條', '公民投票法第 12 條'],
] as const;

test('provisions are said in both languages', () => {
  for (const [source, zhTw, en] of CASES) {
    assert.equal(sayArticle(source, 'zh-TW'), zhTw);
    assert.equal(sayArticle(source, 'en'), en);
  }
});

test('no provision of core is shown in English letters in Chinese', () => {
  const cites = [...Object.values(REASONS), ...Object.values(TRANSITIONS)].map(({ cite }) => cite);
  for (const source of [...Object.values(REFUSALS), ...cites])
    assert.doesNotMatch(sayArticle(source, 'zh-TW') ?? '', /Art|Act|regulation/);
});
