import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { concat, utf8 } from '@lianshu/core/bytes';
import { checkSigning } from '@lianshu/core/door';
import { type PinnedIssuer, parseCertificate, parseSignedCms, selectIssuer } from '@lianshu/core/pki';
import type { RsaPublicKey } from '@lianshu/core/primitives';
import { nodePrimitives } from '@lianshu/platform';
import { encodeTagInput } from '../../../server/src/keyholder/tag-input.ts';
import { createDemoPki, seededRandom } from '../pki/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { describeMachine, peakRssMb } from './machine.ts';
import { openSampleLog, sampleCards, samplePost } from './signing-posts.ts';

const p = nodePrimitives;
const CARDS = 24;
const POSTS = 600;
/** Cost and floor take turns of this many posts, so that whatever else the machine does meets both. */
const TURN = 600;
/** A gate runs for months: its code is measured as the engine leaves it after so many posts for each second of measuring. */
const WARM_UP_PER_SECOND = 5000;
const OTHER_REVOKED = 20_000;
const TAG_LABEL = utf8('lianshu/v1 tag');

/** The two verifications in a post that nothing can save. */
interface BareVerification {
  readonly signerKey: RsaPublicKey;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  readonly issuerKey: RsaPublicKey;
  readonly issuerMessage: Uint8Array;
  readonly issuerSignature: Uint8Array;
}

function bareOf(cms: Uint8Array, issuers: readonly PinnedIssuer[]): BareVerification {
  const { signerInfo, signerCertificate } = parseSignedCms(cms);
  const certificate = parseCertificate(signerCertificate);
  const message = signerInfo.signedAttributesDer.slice();
  message[0] = 0x31;
  return {
    signerKey: certificate.publicKey,
    message,
    signature: signerInfo.signature,
    issuerKey: selectIssuer(issuers, certificate)!.certificate.publicKey,
    issuerMessage: certificate.tbs,
    issuerSignature: certificate.signature,
  };
}

function verifyBoth(bare: BareVerification, signerKey: RsaPublicKey): void {
  const signer = p.rsaVerify(signerKey, 'sha256', bare.message, bare.signature);
  if (!signer || !p.rsaVerify(bare.issuerKey, 'sha256', bare.issuerMessage, bare.issuerSignature)) {
    throw new Error('a prepared signature does not verify');
  }
}

/**
 * How many signing posts one core checks in a second of its time, whole: parsing, chain, rules, revocation, signature,
 * statement, nonce and the tag. The floor is the two RSA verifications of the very same posts with the keys imported as
 * the check has to: the signer's anew for every post, since each brings its own, the issuer's once. They take turns in one
 * run and are measured in CPU time of the process, so that neighbours disturb neither, and each turn ends with collecting
 * its own garbage: most of that is freeing imported keys, which would otherwise fall to whoever allocates next.
 * `bareFloor` is the same with the signer's key imported beforehand too, which no gate can do.
 */
export async function benchGate({ seconds = 5 }: BenchOptions = {}): Promise<BenchResult> {
  const pki = createDemoPki();
  const cards = sampleCards(pki, CARDS);
  const log = openSampleLog(pki, { otherRevoked: OTHER_REVOKED });
  const posts = Array.from({ length: POSTS }, (_, i) => samplePost(log, cards[i % CARDS]!, `gate ${i}`));
  const bare = posts.map((cms) => bareOf(cms, log.context.issuers));
  const tagKey = seededRandom('bench tag key')(32);

  const check = (i: number): void => {
    const result = checkSigning(p, log.context, { cms: posts[i]! });
    if (!result.ok) throw new Error(`a prepared post is refused: ${result.code}`);
    const { issuerDn, subjectSerial } = result.value;
    p.hmacSha256(tagKey, concat(TAG_LABEL, encodeTagInput({ issuerDn, subjectSerial, counter: 0 })));
  };
  const floor = (i: number): void => verifyBoth(bare[i]!, { ...bare[i]!.signerKey });
  const bareFloor = (i: number): void => verifyBoth(bare[i]!, bare[i]!.signerKey);

  const collect = minorCollector();
  const runs = [check, floor, bareFloor];
  const spent = runs.map(() => 0);
  const turn = (from: number, record: boolean): void => {
    for (const [which, run] of runs.entries()) {
      const started = cpuMs();
      for (let i = from; i < from + TURN; i++) run(i % POSTS);
      collect();
      if (record) spent[which]! += cpuMs() - started;
    }
  };
  for (let i = 0; i < seconds * WARM_UP_PER_SECOND; i++) check(i % POSTS);
  for (let from = 0; from < POSTS; from += TURN) turn(from, false);
  let checked = 0;
  for (const end = performance.now() + seconds * 1000; performance.now() < end; checked += TURN) turn(checked, true);

  const rate = spent.map((ms) => (checked / ms) * 1000);
  const [perSecond, floorPerSecond, barePerSecond] = rate as [number, number, number];
  return {
    name: 'gate',
    figure: Math.round(perSecond),
    unit: 'signatures per core second',
    floor: Math.round(floorPerSecond),
    ratio: round(floorPerSecond / perSecond),
    floorIs: 'the RSA verifications of the same posts; signer key imported for each, issuer key once',
    bareFloor: Math.round(barePerSecond),
    bareRatio: round(barePerSecond / perSecond),
    microseconds: round(1e6 / perSecond),
    checked,
    distinctPosts: POSTS,
    cards: CARDS,
    generations: Object.fromEntries(
      (['G2', 'G3'] as const).map((name) => [name, cards.filter((card) => card.generation === name).length]),
    ),
    peakRssMb: peakRssMb(),
    machine: describeMachine(),
  };
}

/** Collects the young generation, where everything that a post leaves behind lies. */
function minorCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void;
  return () => gc({ type: 'minor' });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
