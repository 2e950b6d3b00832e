import { type CaseState, stageOfPhase } from '../case/index.ts';
import { factsOf, titleOf } from './case-facts.ts';
import { chineseNumber } from './chinese-number.ts';
import type { LetterMark, Point } from './letter.ts';
import { MARK_WORDS } from './render-letter.ts';

const REGULATION = '全國性公民投票電子連署及查對作業辦法';

/** Who bears it when the lead's card is lost, by the policy on that open point (docs/lifecycle.md, A). */
const LOST_KEY: Readonly<Record<CaseState['policies']['lead-key-lost'], string>> = {
  'risk-stated': '法令就前二目情形及領銜人死亡均未設補救規定，連署期間不因此延長，前述風險由本人承擔。',
  'paper-alone':
    '法令就前二目情形及領銜人死亡均未設補救規定，連署期間不因此延長；本會就本案決定，電磁紀錄因此無法解密者，本人得僅以書面連署人名冊提出。',
};

type Use = 'petition' | 'proposal' | 'pilot';

/** For what the system is used: joint signing, proposing (which no regulation governs yet), or a trial. */
function useOf({ isPilot, phase }: CaseState): Use {
  if (isPilot) return 'pilot';
  return stageOfPhase(phase);
}

const TERM: Readonly<Record<Use, string>> = {
  petition:
    '連署期間自領取連署人名冊格式或認證碼之次日起算6個月，以先領取者為準；逾期未提出連署人名冊或其電磁紀錄者，視為放棄連署（公民投票法第12條第2項，同辦法第6條第1項）。',
  proposal:
    '徵求提案期間由本人與中央選舉委員會商定。本人知悉以電子系統徵求提案，尚無主管機關依公民投票法第9條第6項所定之辦法，電子提案僅供準備提案之用，其效力未有定論，並得提出書面提案人名冊。',
  pilot:
    '本件為電子連署系統之試辦，不生公民投票法上之效力，試辦期間之連署不得作為任何公民投票案之連署；本人於徵求時告知參與者。',
};

const OUTAGE =
  '系統中斷或故障，不延長法定期間；期間末日到會提出而因系統中斷或故障無法取得電磁紀錄者，由中央選舉委員會協助取得（同辦法第11條）。';

const END: Readonly<Record<Use, string>> = {
  petition:
    '自公告成立、不成立或視為放棄連署之日起，本人查詢本案電子連署資料之權限終止（同辦法第6條第4項）；系統之電磁紀錄保存至其後2年，有訴訟者保存至裁判確定後3個月（同辦法第12條第2項）。',
  proposal: '本案終結之日起，本人查詢本案電子提案資料之權限終止；系統之電磁紀錄比照同辦法第12條第2項保存。',
  pilot: '試辦結束之日起，本人查詢本件電子連署資料之權限終止；系統之電磁紀錄於試辦報告公告後銷毀。',
};

const WORDS: Readonly<Record<Use, { readonly what: string; readonly who: string; readonly filed: string | null }>> = {
  petition: { what: '連署', who: '連署人', filed: '兼採書面連署者，一併提出（同辦法第7條）' },
  proposal: { what: '提案', who: '提案人', filed: '兼採書面名冊者，一併提出（比照同辦法第7條）' },
  pilot: { what: '連署', who: '連署人', filed: null },
};

function points(state: CaseState): readonly Point[] {
  const use = useOf(state);
  const { what, who, filed } = WORDS[use];
  const like = use === 'petition' ? '' : '比照';
  return [
    {
      says: `本人攜帶本人之自然人憑證，親自向中央選舉委員會領取認證碼（${like}${REGULATION}第4條）；認證碼及自然人憑證由本人保管及使用，不交付或告知他人。`,
    },
    {
      says: `本人以認證碼及本人自然人憑證登入系統、取得${what}網址後，始徵求${what}（${like}同辦法第6條第2項），並對${who}提供必要之協助（${like}同辦法第4條）。`,
    },
    { says: TERM[use] },
    {
      says:
        filed === null
          ? '試辦之電磁紀錄不提出於任何公民投票案。'
          : `電磁紀錄應由本人以自然人憑證解密後提出，以一次為限；${filed}。`,
    },
    {
      says: `${what}資料以本人於金鑰儀式自行產生之金鑰加密，中央選舉委員會不持有任何可開啟之金鑰。本人知悉並承擔下列風險：`,
      items: [
        '本人之自然人憑證遺失、毀損、鎖卡、到期或換發者，原憑證無法再行解密；僅得由本人親自向戶政機關申請取回備援檔，並以開封碼開啟，或於新憑證重新封裝。',
        `二份開封碼均遺失者，任何人均無法開啟${what}資料，已徵得之電子${what}無法提出，亦無從補救。`,
        ...(use === 'petition' ? [LOST_KEY[state.policies['lead-key-lost']]] : []),
      ],
    },
    ...(use === 'petition' ? [{ says: OUTAGE }] : []),
    {
      says: `本人應妥善保管電磁紀錄，並依個人資料保護法蒐集、處理及利用${who}個人資料（${like}同辦法第12條第1項）：`,
      items: [
        `依該法第8條告知${who}蒐集之目的、類別、利用之期間、地區、對象、方式及其權利。`,
        `僅於徵求${what}及提出名冊之特定目的必要範圍內利用（該法第20條），不另行複製、公開或提供他人。`,
        '採行適當之安全措施，防止被竊取、竄改、毀損、滅失或洩漏（該法第27條）；有被侵害情事者，查明後以適當方式通知當事人（該法第12條）。',
        '違反者，依該法負損害賠償責任及刑事責任（該法第29條、第41條）。',
      ],
    },
    { says: END[use] },
    {
      says: `不以強暴、脅迫或其他非法方法，亦不以期約、交付財物或其他不正利益，使人為${what}或不為${what}（公民投票法第35條、第37條）。`,
    },
  ];
}

/** The lines that are filled in by hand; nothing of them is ever stored. */
const BLANKS = [
  '立切結書人：　　　　　　　　　　　　（簽名或蓋章）',
  '國民身分證統一編號：□□□□□□□□□□',
  '戶籍地址：',
  '聯絡電話：',
  '中華民國　　　年　　　月　　　日',
] as const;

export const UNDERTAKING_TITLE = '使用全國性公民投票電子連署系統切結書';

/**
 * 使用電子連署系統切結書 (regulation Art. 4), as lines of text for the lead to sign by hand. It states what a lost card and lost code
 * sheets mean, and her duties with personal data. Throws RangeError for a case without text.
 */
export function renderUndertaking(state: CaseState, marks: readonly LetterMark[]): readonly string[] {
  const facts = factsOf(state);
  return [
    ...marks.map((mark) => MARK_WORDS[mark]),
    UNDERTAKING_TITLE,
    '',
    `立切結書人${facts.leadName}，為${titleOf(facts)}提案人之領銜人，使用中央選舉委員會電子連署系統徵求${WORDS[useOf(state)].what}，茲切結遵守下列事項：`,
    ...points(state).flatMap(({ says, items = [] }, i) => [
      `${chineseNumber(i + 1)}、${says}`,
      ...items.map((item, j) => `　（${chineseNumber(j + 1)}）${item}`),
    ]),
    '　　此致',
    '中央選舉委員會',
    '',
    ...BLANKS,
  ];
}
