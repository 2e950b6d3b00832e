import { equalBytes, toHex, utf8 } from '@lianshu/core/bytes';
import { checkSigning } from '@lianshu/core/door';
import type { Result } from '@lianshu/core/errors';
import { ParseError } from '@lianshu/core/errors';
import { manifestHash } from '@lianshu/core/manifest';
import {
  type Crl,
  CrlReader,
  checkSignerCertificate,
  encodeEnvelopedCms,
  parseCertificate,
  parseCrl,
  parseEnvelopedCms,
  parseSignedCms,
  readOriginAttribute,
  readWhole,
  type SignedCms,
  slimCms,
  verifyCmsSignature,
  verifyCrl,
} from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { openSampleLog, samplePost, sampleStatement } from '../../bench/signing-posts.ts';
import { CARD_KINDS, type Card, type CardKind, issueCard, signWith } from '../../card/index.ts';
import { createDemoPki, type Generation, issueRevocationList, seededRandom } from '../../pki/index.ts';
import { readTree, replaceNode, type TreeNode, writeAgain } from '../der-tree.ts';
import { demand, type Target, target } from '../target.ts';
import { knownParts } from './known.ts';

const GENERATIONS: readonly Generation[] = ['G2', 'G3'];
const HOLDER = { idNumber: 'A123456789', name: '示範𡍼一' };

/** Cards that the true authority or a stranger issued and of which none may pass: one for each rule that only a true signature reaches. */
const BAD_KINDS = (Object.keys(CARD_KINDS) as CardKind[]).filter((kind) => kind !== 'good' && kind !== 'no-encryption');

function code(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.code;
}

function signedParts(cms: SignedCms): readonly Uint8Array[] {
  return [cms.content, cms.signerInfo.signedAttributesDer, cms.signerInfo.signature];
}

/** Where a signed message names its algorithms: the digest in front, then digest and signature of the signer. */
const ALGORITHMS = [
  [1, 0, 1, 0],
  [1, 0, 4, 0, 2],
  [1, 0, 4, 0, 4],
];

function nodeOf(nodes: readonly TreeNode[], path: readonly number[]): number {
  let place = 0;
  for (const step of path) {
    const children = nodes.flatMap(({ parent }, i) => (parent === place ? [i] : []));
    place = children[step] ?? -1;
  }
  return place;
}

/** A message with its algorithm identifiers taken out: the only place where one post has several spellings. */
function withoutAlgorithms(cms: Uint8Array): Uint8Array {
  let out = cms;
  for (const path of ALGORITHMS) {
    const nodes = readTree(out);
    const place = nodeOf(nodes, path);
    demand(place > 0, 'an accepted message of another shape');
    out = replaceNode(out, nodes, place, Uint8Array.of(5, 0));
  }
  return out;
}

/** Lengths of pieces that follow from the bytes: one octet each, a few, or a few hundred. */
function pieceLength(bytes: Uint8Array): number {
  let hash = bytes.length;
  for (let at = 0; at < bytes.length; at += 37) hash = (Math.imul(hash, 31) + bytes[at]!) >>> 0;
  return [1, 2, 1 + (hash % 7), 1 + (hash % 40), 1 + (hash % 700)][hash % 5]!;
}

function attempt<T>(run: () => T): T | ParseError {
  try {
    return run();
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

/** A list that comes in pieces of `length` octets. */
export function readInPieces(bytes: Uint8Array, length: number): Crl {
  const reader = new CrlReader(p);
  for (let at = 0; at < bytes.length; at += length) reader.push(bytes.slice(at, at + length));
  return reader.finish();
}

/** What a list says, in a form that can be compared. */
function listWords(crl: Crl): string {
  const { thisUpdate, nextUpdate, complete, signatureHash, entries } = crl;
  const bytes = [crl.issuerDn, crl.aki ?? new Uint8Array(0), crl.number, crl.tbsDigest, crl.signature].map(toHex);
  return JSON.stringify([thisUpdate, nextUpdate, complete, signatureHash, entries.count, ...bytes]);
}

interface ReadList {
  readonly whole: Crl;
  readonly pieces: Crl;
}

/** A list read whole and in pieces: both must say the same, refusals with their place. */
function readListTwice(bytes: Uint8Array): ReadList {
  const whole = attempt(() => parseCrl(p, bytes));
  const pieces = attempt(() => readInPieces(bytes, pieceLength(bytes)));
  const word = (read: Crl | ParseError) => (read instanceof ParseError ? read.message : listWords(read));
  demand(word(whole) === word(pieces), `whole: ${word(whole)}; in pieces: ${word(pieces)}`);
  if (whole instanceof ParseError) throw whole;
  if (pieces instanceof ParseError) throw pieces;
  return { whole, pieces };
}

/** How many entries of a list are looked up where it does not verify. */
const LOOKED_UP = 4;

/** Readers of DER, messages, certificates and lists, with the keys of the synthetic PKI. */
export function pkiTargets(): readonly Target[] {
  const pki = createDemoPki();
  const badCards: readonly Card[] = BAD_KINDS.map((kind, i) =>
    issueCard(pki, HOLDER, { kind, generation: GENERATIONS[i % 2]! }),
  );
  const log = openSampleLog(pki, { cards: badCards });
  const cards = GENERATIONS.map((generation) => issueCard(pki, HOLDER, { generation }));
  const posts = cards.map((card) => samplePost(log, card, 'fuzz'));
  // The same log where the card component has to sign the origin of the page.
  const policies = { ...log.manifest.policies, originAttribute: 'enforce' } as const;
  const strictManifest = { ...log.manifest, policies };
  const hash = manifestHash(p, strictManifest);
  const strictContext = { ...log.context, manifest: strictManifest, manifestHash: hash };
  const strictLog = { ...log, manifest: strictManifest, manifestHash: hash, context: strictContext };
  const { origin } = log.manifest.statement;
  const strictPosts = cards.map((card) =>
    signWith(card, sampleStatement(strictLog, HOLDER.idNumber.slice(-4), 'fuzz'), {
      origin,
      signingTime: log.now,
      certificates: [card.signing.certificate],
    }),
  );
  const whole = cards.map((card) =>
    card.sign({
      tbs: utf8('【全國性公民投票案連署同意書】\n中文內容\n'),
      hash: 'SHA256',
      type: 'PKCS7',
      signingTime: log.now,
      nonce: 'n',
      withCardSN: true,
    }),
  );
  const messages = [...whole, ...posts, ...strictPosts];
  const badPosts = badCards.map((card) => samplePost(log, card, 'fuzz'));
  const toSign = cards.map((card) => card.signing.certificate);
  const toEncrypt = cards.map((card) => card.encryption!.certificate);
  const authorities = GENERATIONS.map((generation) => pki.issuer(generation).certificate);
  const certificates = [...toSign, ...toEncrypt, ...authorities];
  const badCertificates = badCards.map((card) => card.signing.certificate);
  const random = seededRandom('fuzz lists');
  const issuedLists = GENERATIONS.flatMap((generation) =>
    [0, 3, 40].map((count) => {
      const revoked = Array.from({ length: count }, (_, i) => {
        const serial = random(16);
        serial[0] = (serial[0]! & 0x3f) | 0x40;
        const revokedAt = Math.floor(log.now / 1000 - i * 3600) * 1000;
        return { serial, revokedAt, ...(i % 3 === 0 ? {} : { reason: [1, 4, 6][i % 3]! }) };
      });
      const fields = { thisUpdate: log.now - 3_600_000, nextUpdate: log.now + 86_400_000, number: 2026120101, revoked };
      return { der: issueRevocationList(pki.issuer(generation), fields), revoked };
    }),
  );
  const lists = issuedLists.map(({ der }) => der);
  const allRevoked = issuedLists.flatMap(({ revoked }) => revoked);
  const words = (entry: ReturnType<Crl['entries']['find']>) => entry && `${entry.revokedAt} ${entry.reason}`;
  const enveloped = cards.map((card) =>
    encodeEnvelopedCms(
      p,
      parseCertificate(card.encryption!.certificate),
      utf8('內容'.repeat(30)),
      seededRandom('fuzz'),
    ),
  );

  const signed = knownParts(messages.map((cms) => signedParts(parseSignedCms(cms))));
  const knownToSign = knownParts(toSign.map((certificate) => [certificate]));
  const knownToEncrypt = knownParts(toEncrypt.map((certificate) => [certificate]));
  const knownPosts = knownParts([...posts, ...strictPosts].map((post) => [withoutAlgorithms(post)]));
  const context = { issuers: log.context.issuers, at: log.now, revocations: log.context.revocations } as const;

  const sameAgain = (bytes: Uint8Array): void =>
    demand(equalBytes(writeAgain(bytes), bytes), 'not the encoding of what was read');

  return [
    target({
      name: 'der',
      form: 'der',
      seeds: [...messages, ...certificates, ...lists, ...enveloped],
      perByte: 6,
      base: 200,
      read: (bytes) => readWhole(bytes, (reader) => reader.skip()),
      judge(_, bytes) {
        sameAgain(bytes);
        return 'accepted';
      },
    }),
    target({
      name: 'cms',
      form: 'der',
      seeds: messages,
      perByte: 6,
      base: 300,
      read: parseSignedCms,
      judge(cms, bytes) {
        let certificate: ReturnType<typeof parseCertificate>;
        try {
          certificate = parseCertificate(cms.signerCertificate);
        } catch (error) {
          if (!(error instanceof ParseError)) throw error;
          return `certificate ${error.code}`;
        }
        sameAgain(bytes);
        const origin = attempt(() => readOriginAttribute(cms.signerInfo.signedAttributes));
        const slim = slimCms(bytes);
        const again = parseSignedCms(slim);
        demand(again.slim && equalBytes(slimCms(slim), slim), 'slimming is not done once');
        const [parts, slimParts] = [signedParts(cms), signedParts(again)];
        demand(
          parts.every((part, i) => equalBytes(part, slimParts[i]!)),
          'slimming changed what is signed',
        );
        const verdict = verifyCmsSignature(p, cms, certificate.publicKey);
        if (verdict.ok) demand(signed.has(...parts), 'a signature holds over what nobody signed');
        return origin instanceof ParseError ? `origin ${origin.code}` : code(verdict);
      },
    }),
    target({
      name: 'signing-post',
      form: 'der',
      // The good ones twice, so that what is changed is mostly near to one.
      seeds: [...posts, ...strictPosts, ...posts, ...strictPosts, ...badPosts],
      perByte: 24,
      base: 6000,
      read(bytes) {
        const verdict = checkSigning(p, log.context, { cms: bytes });
        const strict = checkSigning(p, strictContext, { cms: bytes });
        demand(!(verdict.ok && strict.ok), 'one post is taken into two logs');
        return strict.ok ? strict : verdict;
      },
      judge(verdict, bytes) {
        if (!verdict.ok) return verdict.code;
        const cms = parseSignedCms(bytes);
        demand(signed.has(...signedParts(cms)), 'the door accepts what nobody signed');
        demand(knownToSign.has(cms.signerCertificate), 'the door accepts a certificate that is not to sign with');
        demand(knownPosts.has(withoutAlgorithms(bytes)), 'the door accepts another spelling of a post');
        return 'accepted';
      },
    }),
    target({
      name: 'certificate',
      form: 'der',
      seeds: [...certificates, ...toSign, ...toSign, ...toEncrypt, ...badCertificates],
      perByte: 24,
      base: 1000,
      read: parseCertificate,
      judge(certificate, bytes) {
        sameAgain(bytes);
        const verdict = checkSignerCertificate(p, certificate, { ...context, use: 'sign' });
        const encrypting = checkSignerCertificate(p, certificate, { ...context, use: 'encrypt' });
        if (verdict.ok) demand(knownToSign.has(bytes), 'a certificate passes that nobody issued to sign with');
        if (encrypting.ok) demand(knownToEncrypt.has(bytes), 'a certificate passes that nobody issued to encrypt with');
        if (!verdict.ok && !encrypting.ok) return verdict.code;
        return 'accepted';
      },
    }),
    target({
      name: 'revocation-list',
      form: 'der',
      seeds: lists,
      perByte: 40,
      base: 1000,
      read: readListTwice,
      judge({ whole, pieces }, bytes) {
        sameAgain(bytes);
        const verdicts = context.issuers.map((issuer) => verifyCrl(p, whole, issuer));
        const accepted = verdicts.find(({ ok }) => ok);
        if (accepted === undefined) {
          for (let i = 0; i < LOOKED_UP; i++) {
            const { serial } = allRevoked[(bytes.length + i * 11) % allRevoked.length]!;
            const [found, again] = [whole, pieces].map(({ entries }) => words(entries.find(serial)));
            demand(found === again, 'an entry of a list that came in pieces is another');
          }
          return code(verdicts[0]!);
        }
        const issued = issuedLists.find(({ der }) => equalBytes(der, bytes));
        demand(issued !== undefined, 'a list that nobody issued verifies');
        const expected = new Map(issued?.revoked.map((row) => [row.serial, `${row.revokedAt} ${row.reason ?? 0}`]));
        for (const { serial } of allRevoked)
          for (const { entries } of [whole, pieces])
            demand(words(entries.find(serial)) === expected.get(serial), 'a list is read as another');
        return 'accepted';
      },
    }),
    target({
      name: 'enveloped-cms',
      form: 'der',
      seeds: enveloped,
      perByte: 6,
      base: 300,
      read: parseEnvelopedCms,
      judge(_, bytes) {
        sameAgain(bytes);
        return 'accepted';
      },
    }),
  ];
}
