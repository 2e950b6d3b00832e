import { isIsoDate, taipeiDate } from '@lianshu/core/calendar';
import { accept, type Refusal, type Result, refuse } from '@lianshu/core/errors';
import type { Signed } from '../acts/new-act.ts';
import {
  appendMatterAct,
  type MatterAct,
  type MatterParts,
  type NewMatter,
  type StoredMatterAct,
} from './matter-acts.ts';
import { corrections } from './register.ts';
import { whyNotPlain } from './why-not-plain.ts';

/** Only an entry that stands can be corrected: once, so that its corrections are one chain. */
function whyNotCorrected(acts: readonly StoredMatterAct[], corrects: number): Refusal | undefined {
  if (!acts.some(({ kind, seq }) => kind === 'entered' && seq === corrects)) return refuse('matter.unknown');
  const by = corrections(acts).get(corrects);
  return by === undefined ? undefined : refuse('matter.corrected', { by });
}

async function append(
  parts: MatterParts,
  act: Exclude<MatterAct, { readonly kind: 'compared' }>,
  now: number,
  signed: Signed | undefined,
): Promise<Result<StoredMatterAct>> {
  const done = await appendMatterAct(parts, { now, signed }, (acts) => {
    const refused = act.corrects === null ? undefined : whyNotCorrected(acts, act.corrects);
    return refused === undefined ? { act } : { refused };
  });
  return 'refused' in done ? done.refused : accept(done.act);
}

/**
 * Enters a matter that a case from before this system barred, or corrects an entry by a new one with reasons. The last day
 * follows from the day it began. Refusals: `request.malformed` (a day that is none or still to come, empty or unclean words,
 * a correction without reasons), `matter.unknown`, `matter.corrected`.
 */
export async function enterMatter(
  parts: MatterParts,
  { matter, source, binds, since, corrects, reasons }: NewMatter,
  now: number,
  signed?: Signed,
): Promise<Result<StoredMatterAct>> {
  const said = { matter: matter.trim(), source: source.trim(), reasons: reasons.trim() };
  if (said.matter === '') return refuse('request.malformed', { at: '/matter' });
  if (said.source === '') return refuse('request.malformed', { at: '/source' });
  if (!isIsoDate(since) || since > taipeiDate(now)) return refuse('request.malformed', { at: '/since' });
  if (corrects !== null && said.reasons === '') return refuse('request.malformed', { at: '/reasons' });
  const unclean = whyNotPlain(said);
  if (unclean !== undefined) return unclean;
  return append(parts, { kind: 'entered', ...said, binds, since, corrects }, now, signed);
}

/** Strikes out an entry that should not stand, with reasons. Refusals as `enterMatter`. */
export async function strikeMatter(
  parts: MatterParts,
  entry: number,
  reasons: string,
  now: number,
  signed?: Signed,
): Promise<Result<StoredMatterAct>> {
  const said = { reasons: reasons.trim() };
  if (said.reasons === '') return refuse('request.malformed', { at: '/reasons' });
  const unclean = whyNotPlain(said);
  if (unclean !== undefined) return unclean;
  return append(parts, { kind: 'struck', corrects: entry, ...said }, now, signed);
}
