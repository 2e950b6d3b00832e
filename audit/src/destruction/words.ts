import type { DestroyedThing, Destruction } from '@lianshu/core/destruction';
import type { Language } from '../verify/words/index.ts';

/** Every sentence that `lianshu destruction` says to a person. */
export interface DestructionWords {
  readonly usage: string;
  readonly usageWrong: string;
  /** `{path}`. */
  readonly unreadable: string;
  readonly malformed: string;
  readonly trust: string;
  readonly demo: string;
  readonly title: string;
  readonly holds: string;
  readonly fails: string;
  readonly limit: string;
  readonly kinds: Readonly<Record<Destruction['kind'], string>>;
  readonly authorities: Readonly<Record<Destruction['authority'], string>>;
  readonly offices: Readonly<Record<Destruction['office'], string>>;
  readonly stores: Readonly<Record<Destruction['store'], string>>;
  readonly things: Readonly<Record<DestroyedThing, string>>;
  readonly labels: Readonly<
    Record<'case' | 'kind' | 'by' | 'article' | 'at' | 'store' | 'act' | 'log' | 'ofCase', string>
  >;
}

export const DESTRUCTION_WORDS: Readonly<Record<Language, DestructionWords>> = {
  en: {
    usage: `Usage: lianshu destruction FILE [--trust FILE] [--json] [--lang en|zh-TW]

Reads a signed statement of destruction and checks its signature. Nothing is sent anywhere.
Exit code: 0 the signature holds; 1 it does not; 2 the file could not be read.
`,
    usageWrong: 'Name one statement of destruction; see --help.',
    unreadable: 'The file cannot be read: {path}',
    malformed: 'This is no statement of destruction: {path}',
    trust: 'The trust file cannot be read or used here: {path}',
    demo: 'DEMO: these keys are synthetic and anyone can make them.',
    title: 'Statement of destruction',
    holds: 'The signature holds.',
    fails: 'The signature does NOT hold under the pinned keys.',
    limit: 'A signature says who vouches for the destruction and when; that no copy exists nothing can prove.',
    kinds: { 'tag-key': 'the duplicate key of a log', records: 'the records of the case' },
    authorities: { commission: 'the commission', registry: 'the household authority' },
    offices: {
      intake: 'Department of Planning (綜合規劃處)',
      legal: 'Department of Legal Affairs (法政處)',
      commission: 'commission meeting (委員會議)',
      household: 'household registration (戶政機關)',
    },
    stores: { rewritten: 'made anew without them', freed: 'their place given free to be written over' },
    things: {
      'tag-key': 'duplicate key',
      bodies: 'sealed bodies',
      envelopes: 'progress envelopes',
      commitments: 'commitments',
      tags: 'duplicate tags',
      wraps: 'wrapped masters',
      release: 'released key',
      'count-seed': 'progress key',
      'strike-list': 'strike-out list',
      'verdict-copy': 'copy of the verdict',
      'review-notes': 'review notes',
      'exchange-files': 'exchange files',
      'authentication-codes': 'authentication codes',
      sessions: 'sessions',
      rolls: 'list of who counted',
    },
    labels: {
      case: 'case',
      kind: 'destroyed',
      by: 'by',
      article: 'article',
      at: 'done at',
      store: 'database',
      act: 'act (SHA-256 of the event in the acts log)',
      log: 'log',
      ofCase: 'of the case',
    },
  },
  'zh-TW': {
    usage: `用法：lianshu destruction 檔案 [--trust 檔案] [--json] [--lang en|zh-TW]

讀取銷毀證明並驗證簽章；不會傳送任何資料。
結束碼：0 簽章成立；1 簽章不成立；2 無法讀取檔案。
`,
    usageWrong: '請指定一份銷毀證明；說明見 --help。',
    unreadable: '無法讀取檔案：{path}',
    malformed: '這不是銷毀證明：{path}',
    trust: '無法讀取或不得採用信任檔：{path}',
    demo: '示範：金鑰為公開之合成金鑰，人人可製。',
    title: '銷毀證明',
    holds: '簽章成立。',
    fails: '依固定之金鑰，簽章「不」成立。',
    limit: '簽章說明由誰、於何時擔保已銷毀；無從證明沒有任何複本。',
    kinds: { 'tag-key': '紀錄簿之重複檢查金鑰', records: '本案之紀錄' },
    authorities: { commission: '中央選舉委員會', registry: '戶政機關' },
    offices: { intake: '綜合規劃處', legal: '法政處', commission: '委員會議', household: '戶政機關' },
    stores: { rewritten: '已重新寫成，不含該等紀錄', freed: '原處已釋出，將被覆寫' },
    things: {
      'tag-key': '重複檢查金鑰',
      bodies: '密封紀錄',
      envelopes: '進度信封',
      commitments: '承諾值',
      tags: '重複檢查標記',
      wraps: '包裝之主金鑰',
      release: '釋出之開封金鑰',
      'count-seed': '進度金鑰',
      'strike-list': '不合格清冊',
      'verdict-copy': '查對結果複本',
      'review-notes': '複核資料',
      'exchange-files': '交換檔案',
      'authentication-codes': '認證碼',
      sessions: '登入紀錄',
      rolls: '已計入者名單',
    },
    labels: {
      case: '案號',
      kind: '銷毀標的',
      by: '銷毀機關',
      article: '依據',
      at: '完成時間',
      store: '資料庫',
      act: '行為（行為紀錄簿中事件之 SHA-256）',
      log: '紀錄簿',
      ofCase: '本案',
    },
  },
};
