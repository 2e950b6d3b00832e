import type { LogKey } from '../tlog/index.ts';
import type { AuthorityKey } from '../trust/index.ts';
import { ACTS_LOG } from './act.ts';

/** The C2SP origin of the acts log on a host: `localhost/log/acts`. */
export function actsOrigin(host: string): string {
  return `${host}/log/${ACTS_LOG}`;
}

/** The host in an origin of an acts log; undefined for any other origin. */
export function hostOfActs(origin: string): string | undefined {
  return /^([a-z0-9.-]{1,200})\/log\/acts$/.exec(origin)?.[1];
}

/**
 * The key of the acts log under an origin: the commission's own, as the trust file pins it, so that a verifier needs no other
 * file. What it signs as an authority begins with a label that has a space, which no origin and no cosigned message has.
 */
export function actsLogKey(origin: string, { ed25519, mldsa44 }: Pick<AuthorityKey, 'ed25519' | 'mldsa44'>): LogKey {
  return { origin, ed25519, mldsa44 };
}
