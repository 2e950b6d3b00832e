import { isIsoDate } from '@lianshu/core/calendar';
import { formatLogId, parseLogId } from '@lianshu/core/case';
import { refuse } from '@lianshu/core/errors';
import { checkIdNumber } from '@lianshu/core/identity';
import { Refused } from '../http/problem.ts';
import type { Rolls } from './rolls.ts';

/**
 * Adds the paper signers or proposers that counted in a roster, as the household offices keyed them, so that they do not
 * count again in the supplement. Who is in the roll of this round or of the first one already is told and not added: the
 * electronic record is kept, the paper struck (regulation Art. 9). Refusals `request.malformed`, `id.*`.
 */
export async function keepPaper(
  rolls: Rolls,
  log: string,
  filedOn: string,
  idNumbers: readonly string[],
): Promise<{ kept: number; already: string[] }> {
  if (!isIsoDate(filedOn)) throw new Refused(refuse('request.malformed', { at: '/filedOn' }));
  const numbers = idNumbers.map((text) => {
    const number = checkIdNumber(text);
    if (!number.ok) throw new Refused(number);
    return number.value;
  });
  const id = parseLogId(log);
  const known = [
    await rolls.find(log),
    ...(id.round === 1 ? [] : [await rolls.find(formatLogId({ ...id, round: 1 }))]),
  ];
  const already = numbers.filter((number) => known.some((roll) => roll?.has(number) === true));
  const fresh = new Set(numbers.filter((number) => !already.includes(number)));
  await rolls.keep(log, filedOn, fresh);
  return { kept: fresh.size, already };
}
