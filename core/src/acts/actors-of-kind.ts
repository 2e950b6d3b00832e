import type { ActActor } from './act.ts';
import type { ActKind } from './act-kinds.ts';

/** Whose act each kind is. Under another name an act of the commission would need no officer and no card. */
export const ACTORS_OF_KIND: Readonly<Record<ActKind, readonly ActActor[]>> = {
  'acts-begun': ['operator'],
  'bundle-published': ['commission'],
  'client-served': ['operator'],
  'destruction-stated': ['clock', 'registry'],
  'filing-exported': ['commission'],
  'lead-warning-posted': ['lead'],
  'lead-warning-withdrawn': ['lead'],
  'log-closed': ['clock'],
  'log-filed': ['lead'],
  'log-held': ['lead'],
  'log-opened': ['commission'],
  'log-resumed': ['lead'],
  'manifest-countersigned': ['commission'],
  'manifest-sent': ['lead'],
  'manifest-signed-by-registry': ['registry'],
  'matter-compared': ['commission'],
  'matter-entered': ['commission'],
  'matter-struck': ['commission'],
  'officer-registered': ['operator'],
  'officer-removed': ['operator'],
  'pilot-count-released': ['lead'],
  'pilot-published': ['clock'],
  'possession-proven': ['lead'],
  'site-report-judged': ['commission'],
  'verdict-imported': ['commission'],
};
