import type { TrustFault } from '@lianshu/core/trust';
import type { Language } from '../verify/words/index.ts';

export type TrustProblem =
  | 'usage'
  | 'trust-unreadable'
  | 'trust-malformed'
  | 'trust-exists'
  | 'keys-unreadable'
  | 'certificate-unreadable'
  | 'certificate-malformed'
  | 'fingerprint-needed'
  | 'fingerprint-differs'
  | 'window'
  | 'synthetic'
  | 'already-there'
  | 'other-generation'
  | 'not-written';

/** Every sentence that `lianshu trust` says to a person. */
export interface TrustWords {
  readonly usage: string;
  readonly title: string;
  /** Between a label and what it names. */
  readonly colon: string;
  readonly kinds: Readonly<Record<'demo' | 'production', string>>;
  readonly labels: Readonly<
    Record<'kind' | 'commission' | 'registry' | 'issuer' | 'sha256' | 'keyId' | 'window' | 'known' | 'fileHash', string>
  >;
  /** `{name}`. */
  readonly known: string;
  readonly notKnown: string;
  readonly synthetic: string;
  readonly recheck: string;
  readonly faults: Readonly<Record<TrustFault, string>>;
  readonly holds: string;
  readonly fails: string;
  readonly added: string;
  readonly made: string;
  /** `{path}`, and `{sha256}` for `fingerprint-…`. */
  readonly problems: Readonly<Record<TrustProblem, string>>;
}

export const TRUST_WORDS: Readonly<Record<Language, TrustWords>> = {
  en: {
    usage: `Usage: lianshu trust show FILE
       lianshu trust check FILE
       lianshu trust new FILE --commission KEYS --registry KEYS
       lianshu trust add-issuer FILE --generation G2|G3 --certificate FILE --from DAY --until DAY --fingerprint SHA256

Reads and makes trust files: whose signatures the programs believe. Nothing is sent anywhere. docs/guides/trust.md.

  --fingerprint   the SHA-256 of the certificate as the authority publishes it; without it the command only says
                  what the file has
  --from, --until the first and last day, in Taipei, on which certificates of this generation count
  --json          one JSON object
  --lang LANGUAGE en or zh-TW

Exit code: 0 done, the file holds; 1 it does not, nothing was written; 2 the command could not run.
`,
    title: 'Trust file',
    colon: ': ',
    kinds: { demo: 'DEMO (synthetic keys that anyone can make)', production: 'production' },
    labels: {
      kind: 'kind',
      commission: 'commission',
      registry: 'household authority',
      issuer: 'card authority',
      sha256: 'SHA-256 of the certificate',
      keyId: 'key identifier',
      window: 'counts (UTC)',
      known: 'known',
      fileHash: 'SHA-256 of this file',
    },
    known: 'equals the fingerprint of {name} in public sources',
    notKnown: 'NOT one of the fingerprints that public sources name',
    synthetic: 'SYNTHETIC: of a test or a demonstration',
    recheck:
      'The known fingerprints come from public programs. Compare with what the authority itself publishes, by a second way.',
    faults: {
      'demo-kind': 'The file is a demo trust file, and this is production.',
      'synthetic-issuer': 'A card authority in it is one of a test or a demonstration.',
      'synthetic-authority': 'The key of the commission or the household authority is one that anyone can make.',
    },
    holds: 'The file may be used.',
    fails: 'The file may NOT be used.',
    added: 'The card authority was added.',
    made: 'The file was made. Add the card authorities next.',
    problems: {
      usage: 'This command is not understood; see --help.',
      'trust-unreadable': 'The file cannot be read: {path}',
      'trust-malformed': 'This is no trust file: {path}',
      'trust-exists': 'There is a file already: {path}',
      'keys-unreadable': 'This file does not hold the public keys of an authority: {path}',
      'certificate-unreadable': 'The certificate cannot be read: {path}',
      'certificate-malformed': 'This is no certificate of an authority: {path}',
      'fingerprint-needed':
        'The SHA-256 of the certificate is {sha256}. Compare it with what the authority publishes, then give it with --fingerprint. Nothing was written.',
      'fingerprint-differs': 'The certificate has another SHA-256: {sha256}. Nothing was written.',
      window: 'The days must lie within the validity of the certificate. Nothing was written.',
      synthetic:
        'This certificate is one of a test or a demonstration and cannot stand in a production trust file. Nothing was written.',
      'already-there': 'The file holds an authority with this key already. Nothing was written.',
      'other-generation':
        'Public sources name this certificate as that of a root or of another generation; it cannot be added as this one. Compare it again. Nothing was written.',
      'not-written': 'The file could not be written: {path}',
    },
  },
  'zh-TW': {
    usage: `用法：lianshu trust show 檔案
      lianshu trust check 檔案
      lianshu trust new 檔案 --commission 金鑰檔 --registry 金鑰檔
      lianshu trust add-issuer 檔案 --generation G2|G3 --certificate 憑證檔 --from 日期 --until 日期 --fingerprint SHA256

查看與製作信任檔：信任檔記載各程式採信何人之簽章；不會傳送任何資料。說明見 docs/guides/trust.md。

  --fingerprint   憑證機構公布之憑證 SHA-256 指紋；未填時只顯示檔案的指紋，不寫入
  --from, --until 該代憑證採認之首日與末日（臺北時間）
  --json          輸出一個 JSON 物件
  --lang 語言     en 或 zh-TW

結束碼：0 完成，檔案可採用；1 不可採用，未寫入；2 無法執行。
`,
    title: '信任檔',
    colon: '：',
    kinds: { demo: '示範（金鑰為合成，人人可製）', production: '正式' },
    labels: {
      kind: '類別',
      commission: '中央選舉委員會',
      registry: '戶政機關',
      issuer: '憑證機構',
      sha256: '憑證 SHA-256 指紋',
      keyId: '金鑰識別碼',
      window: '採認期間（UTC）',
      known: '比對',
      fileHash: '本檔 SHA-256',
    },
    known: '與公開資料所載 {name} 之指紋相同',
    notKnown: '與公開資料所載之指紋「均不」相同',
    synthetic: '合成：測試或示範用',
    recheck: '上述已知指紋取自公開程式，尚待核對。請另循他途，與憑證機構自行公布者比對。',
    faults: {
      'demo-kind': '本檔為示範用信任檔，不得用於正式環境。',
      'synthetic-issuer': '檔內有測試或示範用之憑證機構。',
      'synthetic-authority': '檔內中央選舉委員會或戶政機關之金鑰，為人人可製之合成金鑰。',
    },
    holds: '本檔可以採用。',
    fails: '本檔「不」得採用。',
    added: '已加入憑證機構。',
    made: '已建立檔案，接著請加入憑證機構。',
    problems: {
      usage: '看不懂這個指令；說明見 --help。',
      'trust-unreadable': '無法讀取檔案：{path}',
      'trust-malformed': '這不是信任檔：{path}',
      'trust-exists': '檔案已經存在：{path}',
      'keys-unreadable': '這個檔案沒有機關之公開金鑰：{path}',
      'certificate-unreadable': '無法讀取憑證：{path}',
      'certificate-malformed': '這不是憑證機構之憑證：{path}',
      'fingerprint-needed':
        '這張憑證的 SHA-256 指紋為 {sha256}。請與憑證機構公布者比對無誤後，以 --fingerprint 填入。未寫入任何資料。',
      'fingerprint-differs': '憑證之 SHA-256 指紋不符，實為 {sha256}。未寫入任何資料。',
      window: '採認期間應在憑證有效期間之內。未寫入任何資料。',
      synthetic: '這是測試或示範用之憑證，不得列入正式信任檔。未寫入任何資料。',
      'already-there': '檔內已有使用同一金鑰之憑證機構。未寫入任何資料。',
      'other-generation':
        '依公開資料，這張憑證屬於根憑證機構或另一代憑證機構，不得以此代別列入。請重新核對。未寫入任何資料。',
      'not-written': '無法寫入檔案：{path}',
    },
  },
};
