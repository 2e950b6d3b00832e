import { utf8 } from '@lianshu/core/bytes';
import { label, XWING } from '@lianshu/core/crypto';
import type { Manifest, ManifestPlan } from '@lianshu/core/manifest';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { STATEMENT_TEMPLATE, statementTemplateSha256 } from '@lianshu/core/statement';
import type { LogSecret } from '@lianshu/core/tlog';

/** 32 bytes that follow from a name: every secret of the synthetic log. */
export function fixtureSeed(name: string): Uint8Array {
  return p.sha256(label(`fixture ${name}`));
}

/** X-Wing public key of a named private seed. */
export function fixtureSealKey(name: string): Uint8Array {
  return XWING.kem.publicKey(p, fixtureSeed(name));
}

export const LOG_SECRET: LogSecret = {
  ed25519Seed: fixtureSeed('log ed25519'),
  mldsa44Seed: fixtureSeed('log mldsa44'),
};

const MAIN_TEXT = '您是否同意政府應於學校周邊設置行人專用通道，以保障學童通行安全？';

const REASON = '理由書';

/**
 * The sample manifest of every test: a synthetic log of the case `number`, its keys those of `fixtureSeed`. A test that
 * needs other keys or texts changes just these.
 */
export function fixtureManifest(changes: Partial<Manifest> = {}, number = '9001'): Manifest {
  const log = `${number}.petition.1`;
  return {
    log,
    logOrigin: `localhost/log/${log}`,
    previousRoot: null,
    case: {
      number,
      stage: 'petition',
      round: 1,
      mainText: MAIN_TEXT,
      mainTextSha256: p.sha256(utf8(MAIN_TEXT)),
      reasonSha256: p.sha256(utf8(REASON)),
      leadName: '陳示範',
      leadSigningCertSha256: fixtureSeed('no certificate'),
    },
    window: { firstDay: '2026-11-24', lastDay: '2027-05-23' },
    keys: {
      open: fixtureSealKey('open'),
      count: p.x25519Public(fixtureSeed('count')),
      wrapSha256: fixtureSeed('wrap'),
    },
    registry: {
      seal: fixtureSealKey('registry seal'),
      verdict: p.x25519Public(fixtureSeed('registry verdict')),
      ed25519: p.ed25519Public(fixtureSeed('registry ed25519')),
    },
    logKeys: {
      ed25519: p.ed25519Public(LOG_SECRET.ed25519Seed),
      mldsa44: p.mlDsa44Public(LOG_SECRET.mldsa44Seed),
    },
    statement: {
      template: STATEMENT_TEMPLATE,
      sha256: statementTemplateSha256(p),
      origin: 'https://joint.example.tw',
    },
    record: { plaintextLength: 6144 },
    policies: {
      disclosure: 'lead',
      disclosureBasis: null,
      withdrawal: null,
      credentials: ['moica-g2', 'moica-g3'],
      credentialBasis: {},
      cover: { mode: 'off', poolMs: 200, padTo: 4 },
      pilot: false,
      originAttribute: 'off',
      rosterFile: false,
    },
    witness: { policy: 'none' },
    createdAt: Date.UTC(2026, 10, 23, 1, 0, 0),
    ...changes,
  };
}

/** What the commission settled of `fixtureManifest` before the ceremony. */
export function fixturePlan(changes: Partial<ManifestPlan> = {}): ManifestPlan {
  const { log, logOrigin, previousRoot, case: about, window, logKeys, ...manifest } = fixtureManifest();
  return {
    log,
    logOrigin,
    previousRoot,
    mainText: about.mainText,
    reason: REASON,
    leadName: about.leadName,
    window,
    logKeys,
    origin: manifest.statement.origin,
    plaintextLength: manifest.record.plaintextLength,
    policies: manifest.policies,
    witness: manifest.witness,
    ...changes,
  };
}
