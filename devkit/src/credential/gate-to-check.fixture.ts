import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBase64url } from '@lianshu/core/bytes';
import type { CredentialVerifier } from '@lianshu/core/credential';
import type { Result } from '@lianshu/core/errors';
import {
  encodeManifest,
  logContextOf,
  type Manifest,
  type ManifestPolicies,
  manifestHash,
  signContextOf,
} from '@lianshu/core/manifest';
import { pinIssuer } from '@lianshu/core/pki';
import { idCommit, receiptCommit, type Slot, sealRecord } from '@lianshu/core/record';
import { renderSign } from '@lianshu/core/statement';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import * as filing from '../../../registry/src/check/filing.fixture.ts';
import { runCheck } from '../../../registry/src/check/run-check.ts';
import type { PersonRecord } from '../../../registry/src/register/person-record.ts';
import { openRegisterFile } from '../../../registry/src/register/register-file.ts';
import { Gate, type SigningAnswer } from '../../../server/src/gate/gate.ts';
import { HmacKeyholder } from '../../../server/src/keyholder/hmac-keyholder.ts';
import { openStore } from '../../../server/src/store/open-store.ts';
import { ledgerFixture } from '../../../server/src/testing/log-fixture.testing.ts';
import { writeRegister } from '../population/index.ts';

export interface OpenDoor {
  readonly manifest: Manifest;
  /** Signs what the gate asks for with `by`, seals it and posts it: the whole way of a signer. */
  sign(holder: { idNumber: string }, by: (statement: Uint8Array) => Uint8Array): Promise<Result<SigningAnswer>>;
  /** The filed log through the registry's check; the people given are the register. */
  check(people: readonly PersonRecord[]): ReturnType<typeof runCheck>;
  close(): Promise<void>;
}

/** A gate with a real ledger and keyholder over the log that the registry's fixture files, with other policies. */
export async function openDoor(
  policies: Partial<ManifestPolicies>,
  verifiers?: readonly CredentialVerifier[],
): Promise<OpenDoor> {
  const manifest: Manifest = {
    ...filing.manifest,
    policies: { ...filing.manifest.policies, cover: { mode: 'off', poolMs: 1, padTo: 1 }, ...policies },
  };
  const hash = manifestHash(p, manifest);
  const { log } = manifest;
  const store = await openStore({ memory: true });
  const fixture = await ledgerFixture(store.db);
  fixture.clock.now = filing.SIGNED_AT;
  const bytes = encodeManifest(manifest);
  const { number, stage, round } = manifest.case;
  await store.db
    .insertInto('log')
    .values({
      log,
      case_number: number,
      stage,
      round,
      manifest: bytes,
      lead_consent: new Uint8Array(1),
      commission_signature: null,
      registry_signature: null,
      possession_sha256: null,
      possession_passed: true,
    })
    .execute();
  await fixture.ledger.openLog(log, manifest.logOrigin, bytes);
  const keyholder = new HmacKeyholder(p, nodeRandom, fixture.keys);
  await keyholder.createLog(log);
  const gate = new Gate({
    primitives: p,
    random: nodeRandom,
    clock: fixture.clock,
    nonceKey: nodeRandom(32),
    issuers: filing.trust.issuers.map(pinIssuer),
    revocations: () => ({ status: () => 'good' }),
    ...(verifiers && { verifiers }),
    keyholder,
    ledger: fixture.ledger,
    maxWaiting: 10,
    limits: { card: () => ({ ok: true, value: undefined }) },
    onFault: (_, error) => {
      throw error;
    },
    loadManifest: async () => bytes,
    collecting: async () => ({ endsAt: filing.SIGNED_AT + 86_400_000, suspended: false }),
  });
  await gate.refresh();

  return {
    manifest,
    async sign({ idNumber }, by) {
      const challenge = gate.challenge(log);
      if (!challenge.ok) return challenge;
      const [z, receiptPublic, seed] = [nodeRandom(32), p.x25519Public(nodeRandom(32)), nodeRandom(32)];
      const { nonce, issuedAt, expiresAt } = challenge.value;
      const cms = by(
        renderSign({
          ...signContextOf(manifest, hash),
          nonce: toBase64url(nonce),
          issuedAt,
          expiresAt,
          idCommit: idCommit(p, z, idNumber),
          receiptCommit: receiptCommit(p, receiptPublic),
          idTail: idNumber.slice(-4),
        }),
      );
      const record = { disclosure: 'lead', idNumber, z, receiptPublic, cms } as const;
      const body = sealRecord(p, logContextOf(manifest, hash), record, nodeRandom);
      return gate.sign(log, { cms, body, seed });
    },
    async check(people) {
      const slots: Slot[] = await store.db
        .selectFrom('slot')
        .select(['body', 'prog', 'c', 'tag'])
        .where('log', '=', log)
        .orderBy('idx')
        .execute();
      const folder = mkdtempSync(join(tmpdir(), 'lianshu-credential-'));
      const filingDir = filing.writeFiling(folder, slots, { realCount: people.length }, manifest);
      const registerPath = join(folder, 'register.jsonl');
      writeRegister(registerPath, people);
      return runCheck({
        log,
        filingDir,
        outDir: join(folder, 'to-commission', `verdict-${log}`),
        secrets: filing.authorities.registry,
        trust: filing.trust,
        register: openRegisterFile(registerPath),
        revocations: { status: () => 'good' },
        ...(verifiers && { verifiers }),
        now: filing.FILED_AT + 86_400_000,
        random: nodeRandom,
        primitives: p,
      });
    },
    async close() {
      await gate.close();
      await store.close();
    },
  };
}
