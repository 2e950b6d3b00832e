import type { DemoPki } from '../../pki/index.ts';
import { addCertificates } from './certificate-cases.ts';
import { type CorpusCase, createCaseList } from './corpus-case.ts';
import { addMessages } from './message-cases.ts';

export type { CorpusCase } from './corpus-case.ts';

/** The corpus whole: the same bytes on every run, but for the few keys of another kind than RSA. `now`: ms, when good cards are valid. */
export function makeCorpus(pki: DemoPki, now: number): readonly CorpusCase[] {
  const list = createCaseList();
  addMessages(list, pki, now);
  addCertificates(list, pki, now);
  return list.all;
}
