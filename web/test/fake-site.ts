import type { BrowserContext, Page } from 'playwright-core';

/** A look-alike address that is not ours; answered from here, no network is asked. */
export const FAKE_ORIGIN = 'https://joint-cec.example';

/** All that a fake site needs: a button, and a script that drives the visitor's card component as any page may. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>連署</title><button>連署</button><script>
let popup;
document.querySelector('button').addEventListener('click', () => {
  popup = window.open(window.component + '/popupForm', 'card', 'height=200, width=200, left=100, top=20');
});
window.addEventListener('message', ({ data }) => {
  const answer = JSON.parse(data);
  if (answer.func === 'getTbs') popup.postMessage(JSON.stringify(window.task), window.component);
  else window.got = answer;
});
</script>`;

/** What the card component answered the fake page. */
export type Got = Readonly<Record<string, unknown>> & { readonly ret_code: number };

/** A visitor of the fake site who does as she is told: one press, one operation of her card. */
export class FakeSite {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(context: BrowserContext, component: string): Promise<FakeSite> {
    await context.route(`${FAKE_ORIGIN}/**`, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    const page = await context.newPage();
    await page.goto(`${FAKE_ORIGIN}/`);
    await page.evaluate((origin) => Object.assign(window, { component: origin }), component);
    return new FakeSite(page);
  }

  async press(task: Readonly<Record<string, string>>): Promise<Got> {
    await this.#page.evaluate((given) => Object.assign(window, { task: given, got: undefined }), task);
    await this.#page.getByRole('button').click();
    const got = await this.#page.waitForFunction(() => (window as unknown as { got?: unknown }).got);
    return (await got.jsonValue()) as Got;
  }

  sign(content: Uint8Array, pin: string): Promise<Got> {
    return this.press({
      func: 'MakeSignature',
      tbs: Buffer.from(content).toString('base64'),
      tbsEncoding: 'base64',
      hashAlgorithm: 'SHA256',
      signatureType: 'PKCS7',
      pin,
      nonce: '',
      withCardSN: 'false',
      slotDescription: '',
    });
  }
}
