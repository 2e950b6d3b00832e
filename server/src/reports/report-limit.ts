import { refuse } from '@lianshu/core/errors';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../http/problem.ts';
import { Allowance } from '../limits/allowance.ts';
import { networkOf } from '../limits/network-of.ts';

/** An address may be that of a whole office or school. */
const OF_ONE = { burst: 20, everyMs: 180_000 };
const OF_ALL = { burst: 300, everyMs: 6_000 };

/** Throws `report.too-many` with the seconds to wait. In memory alone, by salted hash: nothing of an address is written down. */
export function reportLimit(lent: {
  readonly primitives: Primitives;
  readonly random: Random;
  readonly ticks: () => number;
}): (request: Pick<FastifyRequest, 'ip'>) => void {
  const own = new Allowance({ ...lent, rate: OF_ONE });
  const all = new Allowance({ ...lent, rate: OF_ALL });
  return ({ ip }) => {
    const seconds = own.take(networkOf(ip)) || all.take('all');
    if (seconds > 0) throw new Refused(refuse('report.too-many', { seconds }));
  };
}
