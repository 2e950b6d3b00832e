import { concat, fromBase64url, toBase64url, u64, utf8 } from '@lianshu/core/bytes';
import {
  encodeWrap,
  parseWrap,
  sealedToJson,
  sealPossessionTest,
  type WrapFile,
  wrapFromJson,
} from '@lianshu/core/crypto';
import type { JsonValue } from '@lianshu/core/json';
import {
  type Manifest,
  type ManifestPlan,
  manifestFromJson,
  manifestHash,
  manifestToJson,
  SIGNED_MANIFEST_FORMAT,
} from '@lianshu/core/manifest';
import { makeProgress } from '@lianshu/core/record';
import { type FilingRequest, filingRequestFromJson } from '@lianshu/core/submission';
import { leafHash, logKeyOf, merkleRoot, signCheckpoint } from '@lianshu/core/tlog';
import { authoritySignatureToJson, signAuthority } from '@lianshu/core/trust';
import { castMember, demoTrust, deriveDemoAuthorities } from '@lianshu/devkit/authority';
import { fixturePlan } from '@lianshu/devkit/fixture-log';
import { createDemoPki, seededRandom } from '@lianshu/devkit/pki';
import { createPopulation } from '@lianshu/devkit/population';
import { nodePrimitives as p } from '@lianshu/platform';
import { type Answer, type Api, failed, good } from '../../../api/index.ts';
import type { CardClient, CardInSlot, CipherForm } from '../../../middleware/index.ts';

export { p };
export const NOW: number = Date.UTC(2026, 10, 24, 2);
export const pki = createDemoPki();
export const authorities = deriveDemoAuthorities();
export const trust = demoTrust(pki, authorities);
export const PIN = '123456';
const population = createPopulation({ size: 100 });
export const lead = castMember(pki, population, 'lead');
export const otherLead = castMember(pki, population, 'lead', 1);
const logSecret = { ed25519Seed: new Uint8Array(32).fill(5), mldsa44Seed: new Uint8Array(32).fill(6) };
const LOG = '9001.petition.1';
const logKey = logKeyOf(p, `localhost/log/${LOG}`, logSecret);

export function random(seed: string) {
  return seededRandom(seed);
}

export const plan: ManifestPlan = fixturePlan({
  log: LOG,
  logOrigin: logKey.origin,
  leadName: lead.person.name,
  logKeys: { ed25519: logKey.ed25519, mldsa44: logKey.mldsa44 },
  origin: 'http://localhost:8460',
});

/** A card in the one reader, behind the client that the pages use. `refuses`: forms the component does not know. */
export function cardInReader(card = lead.card, refuses: readonly CipherForm[] = []): CardClient {
  const asked = (pin: string) => (pin === PIN ? undefined : ({ ok: false, fault: 'pin-wrong-two-left' } as const));
  return {
    getUserCert: async () => ({ ok: true, value: [inSlot(card)] }),
    makeSignature: async ({ content, pin }) =>
      asked(pin) ?? { ok: true, value: card.sign({ tbs: content, hash: 'SHA256', type: 'PKCS7' }) },
    decryptData: async ({ ciphertext, form, pin }) => {
      if (refuses.includes(form)) return { ok: false, fault: 'decrypt-type', code: '0x76400002' };
      const plain = asked(pin) ?? card.decrypt(ciphertext, form === 'cms' ? 'PKCS#7' : 'PKCS#1');
      if (plain === undefined) return { ok: false, fault: 'decrypt-failed' };
      return plain instanceof Uint8Array ? { ok: true, value: Uint8Array.from(plain) } : plain;
    },
  };
}

export function inSlot(card = lead.card): CardInSlot {
  const encryption = card.encryption;
  return {
    slot: 'Reader 0',
    serialNumber: card.cardSerialNumber,
    certificates: [
      ...(encryption === undefined ? [] : [{ der: encryption.certificate, use: 'encrypt' as const }]),
      { der: card.signing.certificate, use: 'sign' as const },
    ],
  };
}

/** The commission as the lead's flows meet it: keeps what is posted, answers as its API does. */
export interface FakeCommission {
  readonly api: Api;
  /** Every body that was ever posted, as text. */
  readonly posted: string[];
  manifest(): Manifest;
  wrap(): WrapFile;
  passed(): boolean;
  filings(): readonly FilingRequest[];
  /** Fills the log with envelopes: one flag for each slot. */
  fill(flags: readonly number[]): void;
  /** Tampering: what a dishonest or broken commission would answer instead. */
  replace(path: string, answer: JsonValue): void;
}

export function fakeCommission(): FakeCommission {
  const posted: string[] = [];
  const replaced = new Map<string, JsonValue>();
  const envelopes: Uint8Array[] = [];
  const filings: FilingRequest[] = [];
  let manifest: Manifest | undefined;
  let consent: Uint8Array | undefined;
  let wrapBytes: Uint8Array | undefined;
  let expected: string | undefined;
  let passed = false;

  const known = (): Manifest => {
    if (manifest === undefined) throw new Error('no manifest was posted');
    return manifest;
  };
  const hash = () => manifestHash(p, known());
  const root = () => merkleRoot(p, [leafHash(p, utf8('leaf')), ...envelopes.map((envelope) => leafHash(p, envelope))]);
  const head = () => ({ origin: logKey.origin, size: envelopes.length + 1, root: root() });

  const answerGet = (path: string): JsonValue => {
    if (path === `/api/logs/${LOG}/manifest`) {
      return {
        format: SIGNED_MANIFEST_FORMAT,
        manifest: manifestToJson(known()),
        leadConsent: toBase64url(consent!),
        commission: authoritySignatureToJson(signAuthority(p, authorities.commission.secret, 'manifest', hash())),
        registry: authoritySignatureToJson(signAuthority(p, authorities.registry.secret, 'manifest', hash())),
      };
    }
    if (path === `/api/lead/logs/${LOG}/wrap`) return JSON.parse(new TextDecoder().decode(wrapBytes)) as JsonValue;
    throw new Error(`no fake for ${path}`);
  };
  const answerPost = (path: string, body: Record<string, JsonValue>): Answer<JsonValue> => {
    if (path === '/api/lead/logs') {
      manifest = manifestFromJson(body.manifest!);
      consent = fromBase64url(body.leadConsent as string);
      wrapBytes = encodeWrap(wrapFromJson(body.wrap!));
      return good({ log: LOG });
    }
    if (path.endsWith('/possession-test')) {
      const answer = random('possession')(32);
      expected = toBase64url(answer);
      return good(sealedToJson(sealPossessionTest(p, known().keys.open, hash(), answer, random('coins'))));
    }
    if (path.endsWith('/possession')) {
      passed = body.plaintext === expected;
      return passed ? good({ passed: true }) : failed('possession.wrong');
    }
    if (path.endsWith('/hold')) {
      const { size } = head();
      const checkpoint = signCheckpoint(p, logSecret, head(), NOW);
      return good({ size, root: toBase64url(root()), checkpoint, holdUntil: NOW + 1_800_000 });
    }
    if (path.endsWith('/file')) {
      filings.push(filingRequestFromJson(body));
      return good({ state: 'filed' });
    }
    throw new Error(`no fake for ${path}`);
  };
  return {
    posted,
    manifest: known,
    wrap: () => parseWrap(wrapBytes!),
    passed: () => passed,
    filings: () => filings,
    fill: (flags) => {
      for (const flag of flags) {
        const seed = random(`slot ${envelopes.length}`)(32);
        const context = { manifestHash: hash(), count: known().keys.count };
        envelopes.push(makeProgress(p, context, flag as 0 | 1 | 2, seed));
      }
    },
    replace: (path, answer) => void replaced.set(path, answer),
    api: {
      get: async (path) => good(replaced.get(path) ?? answerGet(path)),
      post: async (path, body) => {
        posted.push(JSON.stringify(body));
        const other = replaced.get(path);
        return other === undefined ? answerPost(path, body as Record<string, JsonValue>) : good(other);
      },
      bytes: async (path) => {
        const from = Number(/from=(\d+)$/.exec(path)![1]);
        return good(concat(u64(envelopes.length + 1), ...envelopes.slice(from - 1, from - 1 + 4096)));
      },
      remove: async () => good(null),
      setCsrf: () => {},
    },
  };
}
