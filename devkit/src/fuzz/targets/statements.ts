import { equalBytes } from '@lianshu/core/bytes';
import { NONCE_LIFETIME_MS } from '@lianshu/core/door';
import type { Result } from '@lianshu/core/errors';
import { manifestHash, signContextOf } from '@lianshu/core/manifest';
import {
  readAct,
  readCardUsed,
  readLogin,
  readManifestConsent,
  readSign,
  readSubmission,
  renderAct,
  renderCardUsed,
  renderLogin,
  renderManifestConsent,
  renderSign,
  renderSubmission,
  verifyAct,
  verifyCardUsed,
  verifyLogin,
  verifyManifestConsent,
  verifySign,
  verifySubmission,
} from '@lianshu/core/statement';
import { nodePrimitives as p } from '@lianshu/platform';
import { fixtureManifest } from '../../fixture-log/index.ts';
import { seededBytes } from '../../pki/index.ts';
import { demand, type Target, target } from '../target.ts';

const AT = Date.UTC(2026, 10, 23, 2, 15, 0);
const MS = { issuedAt: AT, expiresAt: AT + NONCE_LIFETIME_MS };
const NONCE = Buffer.from(seededBytes('fuzz nonce', 48)).toString('base64url');

/** A kind of statement: what is known beforehand, and the three functions over it. */
interface StatementForm<F> {
  readonly name: string;
  readonly good: readonly F[];
  readonly render: (fields: F) => Uint8Array;
  readonly read: (bytes: Uint8Array) => unknown;
  /** Against each of the good ones in turn. */
  readonly verify: (expected: F, bytes: Uint8Array) => Result<F>;
}

function statementTarget<F>({ name, good, render, read, verify }: StatementForm<F>): Target {
  return target({
    name,
    form: 'text',
    seeds: good.map(render),
    perByte: 6,
    base: 800,
    read,
    judge(_, bytes) {
      let refused = 'none';
      for (const expected of good) {
        const verdict = verify(expected, bytes);
        if (!verdict.ok) {
          refused = verdict.code;
          continue;
        }
        demand(equalBytes(render(verdict.value), bytes), 'a statement says what its fields do not');
        return 'accepted';
      }
      return refused;
    },
  });
}

/** Readers of everything that a card signs as text. What is read from the machine block must still render to the whole. */
export function statementTargets(): readonly Target[] {
  const manifest = fixtureManifest();
  const hash = manifestHash(p, manifest);
  const { origin } = manifest.statement;
  const commit = (name: string) => ({
    idCommit: seededBytes(`${name} id`, 32),
    receiptCommit: seededBytes(`${name} r`, 32),
  });
  const { log } = manifest;
  const caseNumber = manifest.case.number;
  const common = { caseNumber, log, manifestHash: hash, origin };
  return [
    statementTarget({
      name: 'statement-sign',
      good: [
        { ...signContextOf(manifest, hash), ...MS, ...commit('a'), nonce: NONCE, idTail: '6789' },
        {
          ...signContextOf(manifest, hash),
          log: `${caseNumber}.proposal.2`,
          pilot: true,
          ...MS,
          ...commit('b'),
          nonce: NONCE,
          idTail: '0000',
        },
      ],
      render: renderSign,
      read: readSign,
      verify: verifySign,
    }),
    statementTarget({
      name: 'statement-login',
      good: [
        { role: 'lead', caseNumber, origin, nonce: NONCE, ...MS },
        { role: 'commission', origin, nonce: NONCE, ...MS },
      ],
      render: renderLogin,
      read: readLogin,
      verify: verifyLogin,
    }),
    statementTarget({
      name: 'statement-consent',
      good: [{ ...common, signedAt: AT }],
      render: renderManifestConsent,
      read: readManifestConsent,
      verify: verifyManifestConsent,
    }),
    statementTarget({
      name: 'statement-submission',
      good: [
        {
          ...common,
          size: 301_234,
          root: seededBytes('root', 32),
          realCount: 293_500,
          paperCount: 12,
          submittedAt: AT,
        },
      ],
      render: renderSubmission,
      read: readSubmission,
      verify: verifySubmission,
    }),
    statementTarget({
      name: 'statement-card-used',
      good: [
        { ...common, nonce: NONCE, ...MS },
        { ...common, log: `${caseNumber}.proposal.1`, nonce: NONCE, ...MS },
      ],
      render: renderCardUsed,
      read: readCardUsed,
      verify: verifyCardUsed,
    }),
    statementTarget({
      name: 'statement-act',
      good: [
        { office: 'commission', caseNumber, act: 'order-correction', dataSha256: hash, origin, nonce: NONCE, ...MS },
        { office: 'intake', caseNumber, log, act: 'open-log', dataSha256: hash, origin, nonce: NONCE, ...MS },
      ],
      render: renderAct,
      read: readAct,
      verify: verifyAct,
    }),
  ];
}
