import type { ServerParts } from '../parts.ts';

type Method = 'deleteFrom' | 'transaction';

/**
 * Lets `meanwhile` happen once between two steps of the next request: before an act's signature is used up (`deleteFrom`
 * of act_nonce), or before the act's own transaction begins (`transaction`). What others do at that moment is the attack.
 */
export function interrupt(
  parts: ServerParts,
  at: 'signature' | 'transaction',
  meanwhile: () => Promise<unknown>,
): void {
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
  const method: Method = at === 'signature' ? 'deleteFrom' : 'transaction';
  (parts as { db: unknown }).db = new Proxy(db, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      return (...given: readonly unknown[]) => {
        const made = (value as (...given: readonly unknown[]) => unknown).apply(target, given as unknown[]);
        const isMeant = name === method && (at === 'transaction' || given[0] === 'act_nonce');
        return isMeant ? before(made as object) : made;
      };
    },
  });
}
