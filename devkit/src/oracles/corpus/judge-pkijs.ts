import * as pkijs from 'pkijs';
import type { CorpusCase } from './corpus-case.ts';
import type { Pinned } from './judge-openssl.ts';

async function accepts({ kind, der }: CorpusCase, trustedCerts: pkijs.Certificate[], at: number): Promise<boolean> {
  const checkDate = new Date(at);
  const bytes = Uint8Array.from(der);
  if (kind === 'certificate') {
    const certificate = pkijs.Certificate.fromBER(bytes);
    const engine = new pkijs.CertificateChainValidationEngine({ trustedCerts, certs: [certificate], checkDate });
    return (await engine.verify()).result;
  }
  const info = pkijs.ContentInfo.fromBER(bytes);
  if (info.contentType !== pkijs.ContentInfo.SIGNED_DATA) return false;
  const data = new pkijs.SignedData({ schema: info.content });
  return await data.verify({ signer: 0, checkChain: true, trustedCerts, checkDate });
}

/** Does pkijs accept? With the whole chain at the moment `at`; it is given no revocation lists. What it throws is a refusal. */
export async function judgePkijs(
  cases: readonly CorpusCase[],
  { authorities, at }: Pinned,
): Promise<readonly boolean[]> {
  const trusted = authorities.map((der) => pkijs.Certificate.fromBER(Uint8Array.from(der)));
  const verdicts: boolean[] = [];
  for (const one of cases) verdicts.push(await accepts(one, trusted, at).catch(() => false));
  return verdicts;
}
