import type { BrowserContext, Page } from 'playwright-core';
import type { Card } from '../../devkit/src/card/index.ts';
import type { Conditions, Simulator } from '../../devkit/src/simulator/index.ts';
import type { MiddlewareFault } from '../src/middleware/index.ts';

export type Step = 'card' | 'sign';

/** The cards beside the reader: hers, another person's, and three of hers that must not pass. */
export type CardName = 'signer' | 'other' | 'odd' | 'expired' | 'early';

/** What a condition may touch. */
export interface Scene {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly simulator: Simulator;
  readonly cards: Readonly<Record<CardName, Card>>;
  /** Waits until the page has been spoken to so often since the press, by whomever: by the window, the first time, its question. */
  heard(times: number): Promise<void>;
  /** Waits until the card's window has closed by itself. */
  gone(): Promise<void>;
  /** Lets time go by on every page, in ms. */
  pass(ms: number): Promise<void>;
}

/** A condition between page and card, and what she must read. */
export interface Row {
  readonly what: string;
  readonly at: Step;
  readonly when?: Partial<Conditions>;
  /** Done before the press, where a condition of the simulator does not say it. */
  readonly first?: (scene: Scene) => unknown;
  readonly pin?: string;
  /** Done after the press: time goes by, or she does something. */
  readonly andThen?: (scene: Scene) => Promise<unknown>;
  readonly fault: MiddlewareFault;
  readonly said: string;
  /** The code in small print; the fault's own name where the component gave none. */
  readonly code?: string;
}

const silent = { fault: 'not-installed', said: '讀卡元件沒有回應。' } as const;
const garbled = { fault: 'bad-answer', said: '讀卡元件的回應讀不懂。' } as const;
const noReader = { fault: 'no-reader', said: '找不到讀卡機。' } as const;
const noCard = { fault: 'no-card', said: '讀卡機裡沒有卡片。' } as const;
const wrong = '999999';

export const ROWS: readonly Row[] = [
  {
    what: 'the browser blocks the window',
    at: 'card',
    first: ({ page }) =>
      page.evaluate(() => {
        const { open } = window;
        window.open = () => {
          window.open = open;
          return null;
        };
      }),
    fault: 'popup-blocked',
    said: '瀏覽器擋住了讀卡視窗。',
  },
  {
    what: 'nothing is installed',
    at: 'card',
    when: { notInstalled: true },
    andThen: ({ pass }) => pass(20_000),
    ...silent,
  },
  {
    what: 'the window never asks',
    at: 'card',
    when: { silentPopup: true },
    andThen: ({ pass }) => pass(20_000),
    ...silent,
  },
  {
    what: 'the window closes unasked',
    at: 'card',
    when: { closesUnasked: true },
    andThen: async ({ gone, pass }) => {
      await gone();
      await pass(3000);
    },
    ...silent,
  },
  {
    what: 'another program of this computer speaks in the window',
    at: 'card',
    when: { speaksAs: 'other-origin' },
    andThen: async ({ heard, pass }) => {
      await heard(1);
      await pass(20_000);
    },
    ...silent,
  },
  {
    what: 'a frame inside the window speaks',
    at: 'card',
    when: { speaksAs: 'frame' },
    andThen: async ({ heard, pass }) => {
      await heard(1);
      await pass(20_000);
    },
    ...silent,
  },
  {
    what: 'no answer comes',
    at: 'card',
    when: { neverAnswers: true },
    andThen: async ({ heard, pass }) => {
      await heard(1);
      await pass(60_000);
    },
    fault: 'timeout',
    said: '等了太久，讀卡元件沒有完成。',
  },
  {
    what: 'she closes the window',
    at: 'card',
    when: { neverAnswers: true },
    andThen: async ({ heard, context, pass }) => {
      await heard(1);
      await context.pages().at(-1)!.close();
      await pass(3000);
    },
    fault: 'closed',
    said: '讀卡視窗在完成前關閉了。',
  },
  {
    what: 'the window closes without an answer',
    at: 'sign',
    when: { closesUnanswered: true },
    andThen: async ({ heard, gone, pass }) => {
      await heard(1);
      await gone();
      await pass(3000);
    },
    fault: 'closed',
    said: '讀卡視窗在完成前關閉了。',
  },
  {
    what: 'the answer is cut off',
    at: 'card',
    when: { garbledAnswer: true },
    andThen: async ({ heard, pass }) => {
      await heard(2);
      await pass(4000);
    },
    ...garbled,
  },
  {
    what: 'the answer is of another operation',
    at: 'sign',
    when: { otherFunc: true },
    andThen: async ({ heard, pass }) => {
      await heard(2);
      await pass(4000);
    },
    ...garbled,
  },
  { what: 'there is no reader', at: 'card', when: { noReader: true }, ...noReader },
  { what: 'the reader came after the component', at: 'card', when: { readerLate: true }, ...noReader },
  { what: 'there is no card', at: 'card', first: ({ simulator }) => simulator.eject(), ...noCard },
  {
    what: 'a refusal comes as text',
    at: 'card',
    when: { failWith: 'noCard', numbers: 'text' },
    ...noCard,
    code: '0x76000006',
  },
  {
    what: 'a code comes negative',
    at: 'card',
    when: { failWith: 'managementFailed', numbers: 'signed' },
    fault: 'card-management',
    said: '讀卡元件的卡片管理功能發生錯誤。',
    code: '0x81000001',
  },
  {
    what: 'the card has no certificate for signing, whatever its labels',
    at: 'card',
    first: ({ simulator, cards }) => simulator.insert(cards.odd.id),
    fault: 'no-signing-certificate',
    said: '卡片裡沒有簽章用的憑證。',
  },
  {
    what: 'the driver cannot be loaded',
    at: 'card',
    when: { noLibrary: true },
    fault: 'card-library',
    said: '載入不了卡片的驅動程式。',
    code: '0x76100001',
  },
  {
    what: 'the helper does not come back',
    at: 'card',
    when: { helperTimeout: true },
    fault: 'helper-error',
    said: '讀卡元件的程式沒有正常結束，或逾時。',
    code: '0x7600000D',
  },
  {
    what: 'the site is forbidden',
    at: 'card',
    when: { forbiddenDomain: true },
    fault: 'site-forbidden',
    said: '讀卡元件禁止這個網站使用卡片。',
    code: '0x7600000F',
  },
  {
    what: 'two tries are left',
    at: 'sign',
    pin: wrong,
    fault: 'pin-wrong-two-left',
    said: 'PIN 碼不對，還有 2 次機會。',
    code: '0x76100006',
  },
  {
    what: 'one try is left',
    at: 'sign',
    first: ({ cards }) => cards.signer.verifyPin(wrong),
    pin: wrong,
    fault: 'pin-wrong-one-left',
    said: 'PIN 碼不對，只剩 1 次機會。',
    code: '0x76100006',
  },
  {
    what: 'the third wrong PIN locks',
    at: 'sign',
    first: ({ cards }) => [wrong, wrong].map((pin) => cards.signer.verifyPin(pin)),
    pin: wrong,
    fault: 'pin-locked',
    said: '卡片的 PIN 碼已經鎖住。',
    code: '0x76100006',
  },
  {
    what: 'a build tells no number of tries',
    at: 'sign',
    when: { pinAnswer: 'bare' },
    pin: wrong,
    fault: 'pin-wrong',
    said: 'PIN 碼不對。',
    code: '0x76100006',
  },
  {
    what: 'the card wants another length',
    at: 'sign',
    when: { failWith: 'loginFailed', failLastError: 'pinLength' },
    fault: 'pin-length',
    said: 'PIN 碼的長度不對。',
    code: '0x76100006',
  },
  {
    what: 'she cancels',
    at: 'sign',
    when: { userCancels: true },
    fault: 'cancelled',
    said: '您取消了這次操作。',
    code: '0x76000999',
  },
  {
    what: 'the card fails to sign',
    at: 'sign',
    when: { signFails: true },
    fault: 'signing-failed',
    said: '卡片簽署失敗。',
    code: '0x76300001',
  },
  {
    what: 'the card is pulled out',
    at: 'sign',
    first: ({ simulator }) => simulator.eject(),
    ...noCard,
    code: '0x76000006',
  },
  {
    what: 'another card is in the reader',
    at: 'sign',
    first: ({ simulator, cards }) => simulator.insert(cards.other.id),
    fault: 'card-changed',
    said: '簽署用的卡片不是剛才檢查的那一張。',
  },
  {
    what: 'the component finds the certificate expired',
    at: 'sign',
    when: { failWith: 'expired' },
    fault: 'certificate-expired',
    said: '這張自然人憑證已經過期。',
    code: '0x76500002',
  },
  {
    what: 'the component finds the certificate not yet valid',
    at: 'sign',
    when: { failWith: 'notYetValid' },
    fault: 'certificate-not-yet-valid',
    said: '這張自然人憑證還沒到生效日。',
    code: '0x76500001',
  },
  {
    what: 'the key is not found',
    at: 'sign',
    when: { failWith: 'keyMissing' },
    fault: 'key-not-found',
    said: '卡片裡沒有需要的金鑰。',
    code: '0x7610000D',
  },
  {
    what: 'the component used a file for a card',
    at: 'sign',
    when: { failWith: 'softwareToken', numbers: 'text' },
    fault: 'software-token',
    said: '讀卡元件使用的是憑證檔案，不是卡片。',
    code: '0x76200001',
  },
];
