import { equalBytes, toHex } from '@lianshu/core/bytes';
import { type Trial, trialForStage } from '@lianshu/core/case';
import { encodeWrap, type WrapFile, wrapFromJson } from '@lianshu/core/crypto';
import { accept, ParseError, type Result, refuse } from '@lianshu/core/errors';
import type { JsonValue } from '@lianshu/core/json';
import {
  checkManifest,
  encodeManifest,
  manifestFromJson,
  manifestOfPlan,
  verifyLeadConsent,
} from '@lianshu/core/manifest';
import { readCardDocument } from '@lianshu/core/pki';
import type { EnterActs } from '../acts/acts-log.ts';
import { admittedCard } from '../cases/authentication-code.ts';
import { loadCase } from '../cases/case-store.ts';
import type { ServerParts } from '../parts.ts';
import { cardKeyOf } from '../sessions/card-key.ts';
import type { Session } from '../sessions/session.ts';
import { makePlan } from './make-plan.ts';

export interface ManifestPost {
  readonly manifest: JsonValue;
  readonly leadConsent: Uint8Array;
  readonly wrap: JsonValue;
}

/** How far the lead's clock may be from ours. */
const CLOCK_MS = 3_600_000;

function read<T>(parse: () => T): Result<T> {
  try {
    return accept(parse());
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse(
      'manifest.shape',
      error.at === undefined ? { fault: error.code } : { fault: error.code, at: error.at },
    );
  }
}

/**
 * Takes the manifest and wrap that the lead's ceremony made. The manifest must be the plan with her keys, byte for byte;
 * the card that her code admits must have consented to it. Until the commission has countersigned it she may
 * send another. Refusals `manifest.*`, `case.*`, `trial.other-card`, and those of the consent's check.
 */
export async function acceptManifest(
  parts: ServerParts,
  session: Session,
  post: ManifestPost,
): Promise<Result<{ readonly log: string; readonly manifestSha256: string }>> {
  const { primitives: p, db, acts, trust, revocations, clock } = parts;
  const { state } = await loadCase(db, session.caseNumber!);
  const plan = await makePlan(parts, state);
  if (plan === undefined) return refuse('case.wrong-state', { phase: state.phase });
  const given = read(() => manifestFromJson(post.manifest));
  if (!given.ok) return given;
  const manifest = given.value;
  const { leadSigningCertSha256 } = manifest.case;
  const lead = { ...manifest.keys, leadSigningCertSha256 };
  const bytes = encodeManifest(manifest);
  if (!equalBytes(bytes, encodeManifest(manifestOfPlan(p, plan, lead, trust.registry, manifest.createdAt))))
    return refuse('manifest.shape', { at: 'plan' });
  if (Math.abs(manifest.createdAt - clock()) > CLOCK_MS) return refuse('manifest.shape', { at: 'createdAt' });
  const checked = checkManifest(p, trust, manifest);
  if (!checked.ok) return checked;
  const wrap = read(() => wrapFromJson(post.wrap));
  if (!wrap.ok) return wrap;
  const wrapBytes = encodeWrap(wrap.value);
  if (wrap.value.log !== plan.log || !equalBytes(p.sha256(wrapBytes), manifest.keys.wrapSha256))
    return refuse('manifest.hash-mismatch', { at: 'wrap' });
  if (!fitsCard(trialForStage(state, manifest.case.stage), wrap.value)) return refuse('trial.other-card');
  const consent = verifyLeadConsent(p, trust, { manifest, leadConsent: post.leadConsent }, revocations());
  if (!consent.ok) return consent;
  // The card is judged by the time that it signed: dated back, one that is revoked by now would pass.
  if (Math.abs(consent.value.signedAt - clock()) > CLOCK_MS) return refuse('manifest.shape', { at: 'signedAt' });
  if (!(await isCardOfCode(parts, session, post.leadConsent))) return refuse('manifest.signature', { by: 'lead' });
  const { caseNumber, stage, round } = {
    caseNumber: state.number,
    stage: manifest.case.stage,
    round: manifest.case.round,
  };
  const detail = { log: plan.log, manifestSha256: toHex(p.sha256(bytes)) };
  const act = { kind: 'manifest-sent', actor: 'lead', case: caseNumber, detail } as const;
  const store = (enter: EnterActs) =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('log').where('log', '=', plan.log).where('commission_signature', 'is', null).execute();
      const papers = {
        log: plan.log,
        case_number: caseNumber,
        stage,
        round,
        manifest: bytes,
        lead_consent: post.leadConsent,
        commission_signature: null,
        registry_signature: null,
        possession_sha256: null,
        possession_passed: false,
      };
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('log')
        .values(papers)
        .onConflict((conflict) => conflict.column('log').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      await tx.deleteFrom('lead_wrap').where('log', '=', plan.log).execute();
      await tx.insertInto('lead_wrap').values({ log: plan.log, version: 1, file: wrapBytes }).execute();
      await enter(tx, [act]);
      return true;
    });
  const stored = await acts.during(store);
  if (!stored) return refuse('case.wrong-state', { phase: 'countersigned' });
  return accept(detail);
}

/** The card that consents is the one that her code admits, which an extension (展期) does not change. */
async function isCardOfCode({ db, primitives: p }: ServerParts, session: Session, cms: Uint8Array): Promise<boolean> {
  const [document, admitted] = [readCardDocument(cms), await admittedCard(db, session.caseNumber!)];
  return document.ok && admitted !== undefined && equalBytes(cardKeyOf(p, document.value.certificate), admitted);
}

/** Wrapped for the card that showed at the counter that it decrypts (regulation Art. 4, 7(1)); a pilot may have none on record. */
function fitsCard(shown: Trial | null, { encryptionCertSha256 }: WrapFile): boolean {
  return shown === null || shown.certificateSha256 === toHex(encryptionCertSha256);
}

/** The wrap file as the lead sent it. */
export async function loadWrap({ db }: ServerParts, log: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('lead_wrap')
    .select('file')
    .where('log', '=', log)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.file;
}
