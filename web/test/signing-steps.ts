import { concat } from '@lianshu/core/bytes';
import type { Receipt } from '@lianshu/core/receipt';
import {
  decoyEntry,
  encodeSignedVerdict,
  otherEntry,
  type ReasonName,
  sealVerdict,
  signVerdictNote,
  summarizeVerdictLog,
} from '@lianshu/core/verdict';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Page } from 'playwright-core';
import { issueCard } from '../../devkit/src/card/index.ts';
import type { World } from '../../server/src/testing/world.testing.ts';
import type { SigningWorld } from './signing-world.ts';

export const OTHER_HOLDER = { idNumber: 'A123456789', name: '示範他' };
export const otherCard = ({ pki }: World, kind: 'mobile' | 'not-natural-person') =>
  issueCard(pki, OTHER_HOLDER, { kind, generation: 'G2', ordinal: kind === 'mobile' ? 1 : 2 });
export const cardsOfOtherKinds = (world: World) =>
  (['mobile', 'not-natural-person'] as const).map((kind) => ({ card: otherCard(world, kind), role: kind }));

/** The verdict files of a log in which this one record got `reason` and every other place is a decoy. */
export function decide(world: World, receipt: Receipt, reason: ReasonName): Record<string, Uint8Array> {
  const { index, log, manifestHash, secrets } = receipt;
  const { registry } = world.authorities;
  const place = { manifestHash, index };
  const own = sealVerdict(p, place, reason, secrets!.publicKey, registry.verdictSecret, nodeRandom);
  const others = Array.from({ length: index - 1 }, () => decoyEntry(nodeRandom(32)));
  const bin = concat(otherEntry(), ...others, own);
  const { root, totals } = summarizeVerdictLog(p, bin);
  const note = { log, manifestHash, size: index + 1, root, totals, decidedAt: world.clock.now };
  return { 'verdict.bin': bin, 'verdict.json': encodeSignedVerdict(signVerdictNote(p, registry.secret, note)) };
}

export function cardOf({ world }: SigningWorld, index: number) {
  const card = world.card(index);
  return { card, id: card.holder.idNumber };
}

export async function toCardStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: '開始連署' }).click();
  await page.getByRole('heading', { name: '檢查卡片' }).waitFor();
}

export async function toSignStep(page: Page, signing: SigningWorld, index: number): Promise<void> {
  const { card, id } = cardOf(signing, index);
  signing.simulator.insert(card.id);
  await toCardStep(page);
  await page.getByLabel('國民身分證統一編號').fill(id);
  await page.getByRole('button', { name: '檢查卡片' }).click();
  await page.getByText('您的卡片會簽署這份同意書').waitFor();
}

export async function sign(page: Page, signing: SigningWorld, index: number): Promise<void> {
  await toSignStep(page, signing, index);
  await page.getByLabel('卡片 PIN 碼', { exact: true }).fill(cardOf(signing, index).card.pin);
  await page.getByRole('button', { name: '我要連署' }).click();
}

export async function done(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '連署完成' }).waitFor({ timeout: 30_000 });
}

/** Keeps the receipt as she does; the path of the file. */
export async function keepReceipt(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下載收據檔案' }).click(),
  ]);
  return (await download.path())!;
}
