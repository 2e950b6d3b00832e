import { taipeiDate } from '@lianshu/core/calendar';
import type { CaseState } from '@lianshu/core/case';
import { barsOfCase } from '@lianshu/core/matters';
import { barCheckedUntil, PROPOSER_BAR, SAME_MATTER } from '@lianshu/core/submission';
import { encodeSignedClaim, signClaim } from '@lianshu/core/trust';
import { listCases } from '../cases/case-store.ts';
import { ExchangeFolder } from '../exchange/exchange-folder.ts';
import { consultFor } from '../matters/compare-matters.ts';
import type { ServerParts } from '../parts.ts';
import type { CountedLog } from './count-check.ts';

type TellingParts = Pick<ServerParts, 'primitives' | 'authority' | 'config'>;

/** The bar on a case's original proposers (Act Art. 12(4)); undefined when none follows from it. */
function proposerBarOf(state: CaseState) {
  return barsOfCase(state).find(({ binds }) => binds === 'original-proposers');
}

async function tellBar({ primitives: p, authority, config }: TellingParts, state: CaseState): Promise<boolean> {
  const bar = proposerBarOf(state);
  if (bar === undefined) return false;
  const { matter, since, until } = bar;
  const claim = { caseNumber: state.number, matter, since, until };
  const signature = signClaim(p, authority, PROPOSER_BAR, claim);
  const bytes = encodeSignedClaim(PROPOSER_BAR, { claim, signature });
  await new ExchangeFolder(config.exchangeFolder).writeBar(state.number, bytes);
  return true;
}

/**
 * Tells the registry of every bar on the original proposers of an abandoned case, until whoever proposed on its last day is
 * checked: who they are it alone knows. Run by the clock; the notice is the same every time. Returns how many there are.
 */
export async function tellProposerBars(parts: TellingParts & Pick<ServerParts, 'db'>, now: number): Promise<number> {
  let told = 0;
  for (const state of await listCases(parts.db)) {
    const bar = proposerBarOf(state);
    if (bar !== undefined && barCheckedUntil(bar) >= taipeiDate(now) && (await tellBar(parts, state))) told += 1;
  }
  return told;
}

/**
 * `same-matter.json` for a filed roster of proposers: the abandoned cases whose matter the commission has found this one to
 * repeat, whose proposers the registry strikes out (Act Art. 12(4); 施行細則 Art. 9). Their notices are written first.
 */
export async function sameMatterPaper(
  parts: ServerParts,
  { manifest, manifestHash }: Pick<CountedLog, 'manifest' | 'manifestHash'>,
): Promise<Uint8Array> {
  const { primitives: p, db, authority, clock } = parts;
  const consulted = await consultFor(db, manifest.case.number, clock());
  const same = (consulted?.matters ?? []).filter(
    ({ binds, comparison }) => binds === 'original-proposers' && comparison?.isSame === true,
  );
  const found = new Set(same.map(({ id }) => id));
  const cases: string[] = [];
  for (const state of await listCases(db)) {
    const bar = proposerBarOf(state);
    if (bar === undefined || !found.has(bar.id)) continue;
    await tellBar(parts, state);
    cases.push(state.number);
  }
  const claim = { log: manifest.log, manifestHash, cases: cases.sort() };
  return encodeSignedClaim(SAME_MATTER, { claim, signature: signClaim(p, authority, SAME_MATTER, claim) });
}
