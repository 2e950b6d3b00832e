import type { Page } from 'playwright-core';

/** Answers the question behind an act's button as an officer does: a yes, or for a dangerous act her card's PIN. */
export async function confirmAct(page: Page, pin = '123456'): Promise<void> {
  const yes = page.getByRole('button', { name: '確定', exact: true });
  const sign = page.getByRole('button', { name: '以自然人憑證簽署', exact: true });
  await yes.or(sign).first().waitFor();
  if ((await sign.count()) === 0) return yes.first().click();
  await page.getByRole('alertdialog').getByLabel('自然人憑證 PIN 碼', { exact: true }).fill(pin);
  await page.bringToFront();
  await sign.click();
}
