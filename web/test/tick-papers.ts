import type { Page } from 'playwright-core';

/** Ticks the documents of the act whose button this is, as an officer who has them all before her. */
export async function tickPapers(page: Page, submit: string): Promise<void> {
  const button = page.getByRole('button', { name: submit, exact: true }).first();
  const panel = page.locator('.panel, .disclosure').filter({ has: button }).last();
  for (const label of await panel.locator('.papers label').all())
    if (!(await label.locator('input').isChecked())) await label.click();
}
