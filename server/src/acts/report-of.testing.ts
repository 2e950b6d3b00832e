import { type ActsReport, ActsVerifier } from '@lianshu/core/acts';
import { nodePrimitives as p } from '@lianshu/platform';
import { demoTrust, deriveDemoAuthorities } from '../../../devkit/src/authority/demo-authorities.ts';
import { createDemoPki } from '../../../devkit/src/pki/index.ts';
import type { Db } from '../store/database.ts';
import { exportActs } from './export-acts.ts';

export const TEST_TRUST = demoTrust(createDemoPki(), deriveDemoAuthorities());

/** What an auditor finds in the acts log of a database. */
export async function reportOf(db: Db): Promise<ActsReport> {
  const verifier = new ActsVerifier(p, TEST_TRUST);
  for await (const line of exportActs(db)) verifier.add(line.subarray(0, -1));
  return verifier.end();
}
