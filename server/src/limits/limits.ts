import { concat, utf8 } from '@lianshu/core/bytes';
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
  /** Refusal `request.too-many`. Only for what a card has verifiably signed. */
  readonly card: (signed: CardSignature) => Result<undefined>;
}

/** What a card signed, verified. */
export interface CardSignature {
  /** What names a card for the duplicate tag. */
  readonly card: Uint8Array;
  /** Of the statement: tells one signature from another, in whatever bytes it is posted. */
  readonly nonce: string;
  readonly nonceExpired: boolean;
}

/** Verified cards never have to share a place: this many within the time that one stays outstanding do not come to one process. */
const MOST_CARDS = 500_000;

export function doorLimits(parts: {
  readonly primitives: Primitives;
  readonly random: Random;
  readonly ticks: () => number;
  readonly rates: DoorRates;
}): DoorLimits {
  const { rates, ...lent } = parts;
  const addresses = new Allowance({ ...lent, rate: rates.address });
  const cards = new Allowance({ ...lent, rate: rates.card, maxKeys: MOST_CARDS });
  const signatures = new Allowance({ ...lent, rate: rates.card, maxKeys: MOST_CARDS });
  return {
    address: ({ ip }) => {
      const seconds = addresses.take(networkOf(ip));
      if (seconds > 0) throw new Refused(refuse('request.too-many', { seconds }));
    },
    // Whoever got hold of a signature (a fake site, the household authority) can post it again and again. That uses up the
    // allowance of this one signature: what a card may do is counted once for each that it gave within the last minutes.
    card: ({ card, nonce, nonceExpired }) => {
      const signature = concat(card, utf8(nonce));
      const isAgain = nonceExpired || signatures.isOutstanding(signature);
      const seconds = (isAgain ? 0 : cards.take(card)) || signatures.take(signature);
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
