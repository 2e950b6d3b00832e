import text from 'virtual:pinned-trust';
import { type Primitives, purePrimitives, type Random } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { createContext, useContext } from 'react';
import type { Api } from '../../api/index.ts';
import type { CardClient } from '../../middleware/index.ts';
import type { Session } from './sign-in.ts';
import { readPinnedTrust, type Site } from './site.ts';

/** The keys of this build: what everything is verified against, whatever the server says. */
export const PINNED_TRUST: Trust | undefined = readPinnedTrust(text);

/** What a page behind a sign-in works with. */
export interface Office {
  readonly p: Primitives;
  readonly random: Random;
  now(): number;
  readonly trust: Trust;
  readonly api: Api;
  readonly card: CardClient;
  readonly site: Site;
  readonly session: Session;
  signOut(): void;
}

export const browserPlatform = {
  p: purePrimitives,
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
} as const;

export const OfficeContext = createContext<Office | undefined>(undefined);

/** The office of the signed-in page. Throws outside of `SignedIn`. */
export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === undefined) throw new Error('useOffice outside of SignedIn');
  return office;
}
