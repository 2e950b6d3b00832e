// What a server may answer is anything. Every reader takes one shape and refuses the rest by ParseError, which `fromJson`
// turns into `unexpected`; nothing that was taken makes a page fail when it is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIsoDate } from '@lianshu/core/calendar';
import { ParseError } from '@lianshu/core/errors';
import type { JsonObject, JsonValue } from '@lianshu/core/json';
import { signedManifestToJson } from '@lianshu/core/manifest';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { encodeReceipt, receiptToJson } from '@lianshu/core/receipt';
import { signCheckpoint } from '@lianshu/core/tlog';
import { trustToJson } from '@lianshu/core/trust';
import fc from 'fast-check';
import { signedManifest, trust } from '../../../core/src/manifest/signed-manifest.fixture.ts';
import { fixtureSeed, LOG_SECRET } from '../../../core/src/receipt/log.fixture.ts';
import { configFromJson } from '../app/config.ts';
import { type CaseView, caseFromJson, casesFromJson } from '../cases/case-view.ts';
import { logStatusFromJson } from '../faces/session/log-status.ts';
import { resumeSession } from '../faces/session/sign-in.ts';
import { loadSite } from '../faces/session/site.ts';
import { challengeFromJson, checkChallenge } from '../faces/signer/signing/challenge.ts';
import { judgeAnswer } from '../faces/signer/signing/send-post.ts';
import { openManifest, proveInLog } from '../log/index.ts';
import { loadOwnVerdict, readReceipt } from '../receipt/index.ts';
import { FixtureLog, hash, manifest } from '../receipt/receipt.fixture.ts';
import { isMoment, sayTime } from '../words/dates.ts';
import { type Api, failed, fromJson, good, problemOf } from './index.ts';

const RUNS = { numRuns: 300 };
const json = () => fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
/** Values that look right and are not: where one shape is told from another. */
const odd = () =>
  fc.oneof(
    json(),
    fc.constantFrom<JsonValue>(null, -1, 0.5, 2 ** 53, Number.MAX_SAFE_INTEGER, '', '2026-99-99', '__proto__', [], {}),
  );

/** A good answer with one value somewhere in it exchanged, left out or added. */
function bent(value: JsonValue): fc.Arbitrary<JsonValue> {
  if (value === null || typeof value !== 'object') return odd();
  const keys = Object.keys(value);
  const inside = keys.map((key) =>
    bent((value as Record<string, JsonValue>)[key]!).map((other): JsonValue => {
      const copy = structuredClone(value) as Record<string, JsonValue>;
      copy[key] = other;
      return copy;
    }),
  );
  const without = keys.map((key) =>
    fc.constant(Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as JsonValue),
  );
  return fc.oneof(odd(), ...without, ...inside);
}

const VIEW: JsonValue = {
  number: '9001',
  state: 'petitioning',
  title: '示範',
  kind: 'policy-initiative',
  mainText: '您是否同意？',
  reason: '理由',
  leadName: '示範',
  electorate: 19_548_531,
  thresholds: { proposers: 1955, signers: 293_228 },
  officialNumber: null,
  dates: { proposedOn: '2026-08-01', firstDay: '2026-11-24', lastDay: '2027-05-23', termArticle: 'Act Art. 12(2)' },
  timeline: [{ at: 1, event: 'case-drafted', article: 'Act Art. 9(1)' }],
  logs: [{ log: '9001.petition.1', open: true }],
  result: { accepted: 1, struckOut: 2, paperAccepted: 3, paperStruckOut: 4 },
  collecting: null,
  suspended: null,
  revocation: { freshAt: 1_796_259_600_000, stale: false },
  bundles: [{ log: '9001.petition.1', index: '/bundles/9001/index.json' }],
};
const SUMMARY = { number: '9001', state: 'draft', title: '示範', leadName: '示範', lastDay: '2027-05-23' };
const CONFIG: JsonValue = {
  origin: 'https://joint.example.tw',
  demo: true,
  middlewareOrigin: 'http://localhost:61161',
  trust: trustToJson(trust),
  leadToolUrl: 'http://localhost:8788',
};
const STATUS = {
  log: '9001.petition.1',
  stage: 'petition',
  round: 1,
  phase: 'held',
  heldUntil: 1_796_259_600_000,
  manifestSha256: 'ab'.repeat(32),
  commissionSigned: true,
  registrySigned: true,
  possessionPassed: true,
};
const SESSION = { role: 'lead', name: '陳示範', caseNumber: '9001', roles: [], csrf: 'token' };
const NOW = Date.UTC(2026, 10, 24, 3);
const CHALLENGE = { nonce: 'N'.repeat(64), issuedAt: NOW, expiresAt: NOW + 300_000 };

/** What a page writes of a view; throws where a page would. */
function showView({ dates, timeline }: CaseView): void {
  const { termArticle: _, ...days } = { termArticle: null, ...dates };
  for (const day of Object.values(days)) assert.ok(day === null || isIsoDate(day), String(day));
  for (const { at } of timeline) showTime(at);
}

function showTime(at: number): void {
  assert.ok(isMoment(at));
  assert.doesNotMatch(sayTime(at, 'en'), /NaN|undefined/);
}

/** Every reader, one good answer for it, and what a page then shows of it. */
const READERS: readonly (readonly [name: string, good: JsonValue, read: (value: JsonValue) => void])[] = [
  ['case', VIEW, (value) => showView(caseFromJson(value))],
  ['cases', { cases: [SUMMARY, SUMMARY] }, (value) => void casesFromJson(value)],
  ['config', CONFIG, (value) => void configFromJson(value)],
  [
    'log status',
    STATUS,
    (value) => {
      const { heldUntil } = logStatusFromJson(value);
      if (heldUntil !== null) showTime(heldUntil);
    },
  ],
  ['challenge', CHALLENGE, (value) => void checkChallenge(manifest, challengeFromJson(value))],
];

for (const [name, example, read] of READERS)
  test(`${name}: one shape is read, everything else refused`, () => {
    read(example);
    fc.assert(
      fc.property(fc.oneof(json(), bent(example)), (value) => {
        try {
          read(value);
        } catch (error) {
          const isRefusal = error instanceof ParseError || (error as Error).message === 'middleware elsewhere';
          if (!isRefusal) throw error;
          assert.deepEqual(
            fromJson(good(value), (given) => read(given)),
            failed('unexpected'),
          );
        }
      }),
      RUNS,
    );
  });

test('days that do not exist and moments that no calendar knows are of another shape', () => {
  const dates = (value: JsonValue) => ({ ...(VIEW as JsonObject), dates: { lastDay: value } });
  const happened = (at: JsonValue) => ({ ...(VIEW as JsonObject), timeline: [{ at, event: 'x', article: 'x' }] });
  for (const view of [dates('2026-99-99'), dates('tomorrow'), dates(7), happened(2 ** 53 - 1), happened(-1)])
    assert.throws(() => caseFromJson(view), ParseError);
  assert.equal(caseFromJson(dates('2028-02-29')).dates.lastDay, '2028-02-29');
});

function answering(value: JsonValue): Api {
  const answer = async () => good(value);
  return { get: answer, post: answer, remove: answer, bytes: async () => good(new Uint8Array(0)), setCsrf: () => {} };
}

test('session and site: whatever is answered is taken or unexpected', async () => {
  assert.ok((await resumeSession(answering(SESSION), 'lead')).ok);
  const site = await loadSite(answering(CONFIG), trust);
  assert.ok(site.ok && site.value.isTrusted);
  await fc.assert(
    fc.asyncProperty(fc.oneof(json(), bent(SESSION)), fc.oneof(json(), bent(CONFIG)), async (session, config) => {
      for (const answer of [await resumeSession(answering(session), 'lead'), await loadSite(answering(config), trust)])
        assert.ok(answer.ok || answer.problem.code === 'unexpected');
    }),
    RUNS,
  );
});

test('a problem document is a problem whatever is in it', () => {
  const document = { code: 'log.busy', article: 'Act Art. 12', detail: { needed: 1 }, refusal: {} };
  fc.assert(
    fc.property(fc.oneof(json(), bent(document)), (body) => {
      const { status, code } = problemOf(503, body);
      assert.deepEqual([status, typeof code], [503, 'string']);
    }),
    RUNS,
  );
});

const receipt = new FixtureLog().add(1)[0]!;
const post = {
  log: manifest.log,
  cms: fixtureSeed('cms'),
  body: fixtureSeed('body'),
  secrets: {
    z: fixtureSeed('z'),
    receiptSecret: fixtureSeed('r'),
    receiptPublic: p.x25519Public(fixtureSeed('r')),
    seed: fixtureSeed('s'),
  },
  issuedAt: NOW,
};

test('whatever a signing post is answered with, it is judged', () => {
  const kinds = new Set(['false-receipt', 'already-signed']);
  fc.assert(
    fc.property(fc.oneof(json(), bent(receiptToJson(receipt))), (value) => {
      assert.ok(kinds.has(judgeAnswer(p, { manifest, hash }, post, good(value)).kind));
      const refused = { status: 409, code: 'signature.already-signed', refusal: value };
      assert.ok(kinds.has(judgeAnswer(p, { manifest, hash }, post, { ok: false, problem: refused }).kind));
    }),
    RUNS,
  );
});

test('a manifest that is not the one is refused, never thrown at', () => {
  const signed = signedManifest();
  const { log } = signed.manifest;
  const example = signedManifestToJson(signed);
  assert.ok(openManifest(p, trust, log, example, undefined).ok);
  fc.assert(
    fc.property(fc.oneof(json(), bent(example)), (value) => {
      const opened = openManifest(p, trust, log, value, undefined);
      if (opened.ok) assert.deepEqual(value, example);
    }),
    RUNS,
  );
});

test('what people bring as a receipt is read or not', () => {
  const text = new TextDecoder().decode(encodeReceipt(receipt));
  const example = receiptToJson(receipt);
  assert.ok(readReceipt(p, text) !== undefined);
  fc.assert(
    fc.property(fc.oneof(json(), bent(example)), (value) => void readReceipt(p, JSON.stringify(value))),
    RUNS,
  );
});

test('a log that signs nonsense is disproven or unreachable', async () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).chain((some) => {
    const tile = Array.from({ length: 256 * 32 }, (_, i) => some[i % (some.length || 1)] ?? 0);
    return fc.constantFrom(some, Uint8Array.from(tile), Uint8Array.from(tile.slice(0, 64)));
  });
  await fc.assert(
    fc.asyncProperty(fc.maxSafeNat(), fc.nat(300), fc.nat(300), bytes, async (huge, small, index, tile) => {
      for (const size of [huge, small]) {
        const note = signCheckpoint(
          p,
          LOG_SECRET,
          { origin: manifest.logOrigin, size, root: fixtureSeed('root') },
          NOW,
        );
        const fetchLog = async (path: string) => good(path === 'checkpoint' ? new TextEncoder().encode(note) : tile);
        const proof = await proveInLog(p, manifest, fetchLog, { index, leafHash: fixtureSeed('leaf') });
        assert.equal(proof.outcome, 'disproven');
      }
    }),
    { numRuns: 30 },
  );
});

test('verdict files that are none are refused', async () => {
  const wanted = { log: manifest.log, manifestHash: hash, index: 7, secret: fixtureSeed('r') };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), json(), async (bin, note) => {
      const files: Record<string, Uint8Array> = {
        'verdict.bin': bin,
        'verdict.json': new TextEncoder().encode(JSON.stringify(note)),
      };
      const found = await loadOwnVerdict(p, trust, async (path) => good(files[path]!), wanted);
      assert.equal(!found.ok && found.problem.code, 'verdict.shape');
    }),
    RUNS,
  );
});
