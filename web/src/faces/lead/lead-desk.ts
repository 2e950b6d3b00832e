import { createContext, useContext } from 'react';
import type { LeadCase } from '../ceremony/flow/lead-case.ts';
import type { LogStatus } from '../session/log-status.ts';
import type { Standing } from './standing.ts';

/** The lead's case as every page of hers sees it. */
export interface LeadDesk {
  readonly leadCase: LeadCase;
  readonly log: LogStatus | undefined;
  readonly standing: Standing;
  /** Asks the commission again. */
  reload(): void;
}

export const LeadDeskContext = createContext<LeadDesk | undefined>(undefined);

/** Throws outside of `WithLeadDesk`. */
export function useLeadDesk(): LeadDesk {
  const desk = useContext(LeadDeskContext);
  if (desk === undefined) throw new Error('useLeadDesk outside of WithLeadDesk');
  return desk;
}
