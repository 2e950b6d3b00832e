import type { ServerParts } from '../parts.ts';

/** Before an act's signature is used up, before a session is made, before an act's own transaction begins. */
export type Moment = 'signature' | 'login' | 'transaction';

const TABLES: Readonly<Partial<Record<Moment, string>>> = { signature: 'act_nonce', login: 'session' };

/** Lets `meanwhile` happen once, at that moment of the next request. What others do then is the attack. */
export function interrupt(parts: ServerParts, at: Moment, meanwhile: () => Promise<unknown>): void {
  const { db } = parts;
  const restore = (): void => {
    (parts as { db: unknown }).db = db;
  };
  const before = (inner: object): unknown =>
    new Proxy(inner, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        if (name === 'execute')
          return async (...given: readonly unknown[]) => {
            restore();
            await meanwhile();
            return (value as (...given: readonly unknown[]) => unknown).apply(target, given as unknown[]);
          };
        return (...given: readonly unknown[]) => {
          const made = (value as (...given: readonly unknown[]) => unknown).apply(target, given as unknown[]);
          return typeof made === 'object' && made !== null ? before(made) : made;
        };
      },
    });
  const method = at === 'transaction' ? 'transaction' : 'deleteFrom';
  (parts as { db: unknown }).db = new Proxy(db, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]) => {
        const made = (value as (...given: readonly unknown[]) => unknown).apply(target, given as unknown[]);
        const isMeant = name === method && (at === 'transaction' || given[0] === TABLES[at]);
        return isMeant ? before(made as object) : made;
      };
    },
  });
}
