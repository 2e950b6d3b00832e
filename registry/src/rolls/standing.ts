import { join } from 'node:path';
import { equalBytes } from '@lianshu/core/bytes';
import { type IsoDate, taipeiDate } from '@lianshu/core/calendar';
import { formatLogId } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { Primitives } from '@lianshu/core/primitives';
import { PROPOSER_BAR, type ProposerBar, SAME_MATTER } from '@lianshu/core/submission';
import { parseSignedClaim, type Trust, verifyClaim } from '@lianshu/core/trust';
import type { FilingPackage } from '../check/filing-package.ts';
import type { ExchangeFolder } from '../exchange/exchange-folder.ts';
import { readRegularFile } from '../exchange/regular-file.ts';
import type { Rolls } from './rolls.ts';

/** What of a roster's persons does not stand in its own records: the day that counts, and who has counted or is barred already. */
export interface Standing {
  /** The day on which a person must have been eligible (Act Art. 8(2)). */
  readonly on: IsoDate;
  /** Whether the person counted in the round before (施行細則 Art. 11). */
  readonly counted: (idNumber: string) => boolean;
  /** Whether the person proposed the same matter in a case that was deemed abandoned, less than two years ago (Act Art. 12(4)). */
  readonly barred: (idNumber: string) => boolean;
  /** Cases whose bar runs but whose proposers are not known here. */
  readonly rollsMissing: readonly string[];
}

export interface StandingDeps {
  readonly primitives: Primitives;
  readonly trust: Trust;
  readonly rolls: Rolls;
  readonly exchange: Pick<ExchangeFolder, 'readBar' | 'filingDir'>;
}

const MAX_PAPER_BYTES = 1 << 20;
const nobody = (): boolean => false;

/** A first round of signers: judged on the day it was filed, no one counted before. */
export function firstStanding({ filing }: Pick<FilingPackage, 'filing'>): Standing {
  return { on: taipeiDate(filing.submittedAt), counted: nobody, barred: nobody, rollsMissing: [] };
}

/**
 * The standing for a filed roster. Signers of a supplement are judged on the day that the supplement was filed, it being a
 * roster of its own; added proposers on the day of the proposal, which is filed once (Act Art. 8(2)). Refusals
 * `check.earlier-round` when the first round's roll is not here, `submission.head` for papers of the commission that are
 * missing or not signed. Throws ParseError for papers that do not read.
 */
export async function standingOf(deps: StandingDeps, filed: FilingPackage): Promise<Result<Standing>> {
  const { number, stage, round } = filed.manifest.case;
  const first = firstStanding(filed);
  let { on, counted } = first;
  if (round === 2) {
    const roll = await deps.rolls.find(formatLogId({ caseNumber: number, stage, round: 1 }));
    if (roll === undefined) return refuse('check.earlier-round');
    counted = roll.has;
    if (stage === 'proposal') on = roll.filedOn;
  }
  if (stage === 'petition') return accept({ ...first, on, counted });
  const bars = await barsFor(deps, filed, on);
  return bars.ok ? accept({ on, counted, ...bars.value }) : bars;
}

/** Who is barred from this proposal, by the commission's word on its matter and the rolls that are kept here. */
async function barsFor(
  deps: StandingDeps,
  { manifest, manifestHash }: FilingPackage,
  on: IsoDate,
): Promise<Result<Pick<Standing, 'barred' | 'rollsMissing'>>> {
  const { primitives: p, trust, rolls, exchange } = deps;
  const path = join(exchange.filingDir(manifest.log), 'same-matter.json');
  const bytes = await readRegularFile(path, MAX_PAPER_BYTES);
  if (bytes === undefined) return refuse('submission.head', { at: 'same-matter.json' });
  const same = parseSignedClaim(SAME_MATTER, bytes);
  const isOfThis = same.claim.log === manifest.log && equalBytes(same.claim.manifestHash, manifestHash);
  if (!isOfThis || !verifyClaim(p, trust.commission, SAME_MATTER, same))
    return refuse('submission.head', { at: 'same-matter.json' });
  const barring: ((idNumber: string) => boolean)[] = [];
  const rollsMissing: string[] = [];
  for (const caseNumber of same.claim.cases) {
    const bar = await readBar(deps, caseNumber);
    if (bar === undefined) return refuse('submission.head', { at: `bar-${caseNumber}` });
    if (on < bar.since || on > bar.until) continue;
    const found = await Promise.all(
      ([1, 2] as const).map((round) => rolls.find(formatLogId({ caseNumber, stage: 'proposal', round }))),
    );
    if (found[0] === undefined) rollsMissing.push(caseNumber);
    for (const roll of found) if (roll !== undefined) barring.push(roll.has);
  }
  return accept({ barred: (idNumber) => barring.some((has) => has(idNumber)), rollsMissing });
}

/** The commission's notice that the proposers of a case are barred; undefined when there is none that it signed. */
export async function readBar(
  {
    primitives: p,
    trust,
    exchange,
  }: Pick<StandingDeps, 'primitives' | 'trust'> & {
    readonly exchange: Pick<ExchangeFolder, 'readBar'>;
  },
  caseNumber: string,
): Promise<ProposerBar | undefined> {
  const bytes = await exchange.readBar(caseNumber);
  if (bytes === undefined) return undefined;
  const signed = parseSignedClaim(PROPOSER_BAR, bytes);
  const holds = signed.claim.caseNumber === caseNumber && verifyClaim(p, trust.commission, PROPOSER_BAR, signed);
  return holds ? signed.claim : undefined;
}
