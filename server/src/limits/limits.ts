import { accept, type Result, refuse } from '@lianshu/core/errors';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../http/problem.ts';
import { Allowance, type Rate } from './allowance.ts';
import { networkOf } from './network-of.ts';

/**
 * How often one address and one card may come to the door. An address may be a street booth (連署站), an office or a whole
 * operator, so that it gets plenty; a card signs a case once, and needs a few more calls when answers are lost.
 */
export interface DoorRates {
  readonly address: Rate;
  readonly card: Rate;
}

export const DOOR_RATES: DoorRates = {
  address: { burst: 300, everyMs: 500 },
  card: { burst: 12, everyMs: 20_000 },
};

/** The limits of the door, in memory alone and per process: nothing of who came is written down, here or later. */
export interface DoorLimits {
  /** Throws `request.too-many` with the seconds to wait. For routes without a session. */
  readonly address: (request: Pick<FastifyRequest, 'ip'>) => void;
  /** `card`: what names a card for the duplicate tag. Refusal `request.too-many`. */
  readonly card: (card: Uint8Array) => Result<undefined>;
}

export function doorLimits(parts: {
  readonly primitives: Primitives;
  readonly random: Random;
  readonly ticks: () => number;
  readonly rates: DoorRates;
}): DoorLimits {
  const { rates, ...lent } = parts;
  const addresses = new Allowance({ ...lent, rate: rates.address });
  const cards = new Allowance({ ...lent, rate: rates.card });
  return {
    address: ({ ip }) => {
      const seconds = addresses.take(networkOf(ip));
      if (seconds > 0) throw new Refused(refuse('request.too-many', { seconds }));
    },
    card: (card) => {
      const seconds = cards.take(card);
      return seconds > 0 ? refuse('request.too-many', { seconds }) : accept(undefined);
    },
  };
}

const LEAST_SECONDS = 5;
const SPREAD_SECONDS = 10;

/** When to come again, if the queue is full: some seconds by chance, so that not all come back at once and the figure tells no load. */
export function comeBackIn(random: Random): number {
  const [high, low] = random(2) as unknown as [number, number];
  return LEAST_SECONDS + ((high * 256 + low) % (SPREAD_SECONDS + 1));
}
