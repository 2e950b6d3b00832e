import { equalBytes, toHex } from '../bytes/index.ts';
import { formatInstant, renderRocTime } from '../calendar/index.ts';
import { parseLogId, type Stage } from '../case/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import { BlockReader } from './block-reader.ts';
import { matchStatement } from './match.ts';
import { assertOrigin } from './origin.ts';
import { renderStatement } from './template.ts';

/** The lead's agreement to a manifest. `signedAt`: ms, whole seconds. */
export interface ManifestConsentFields {
  readonly caseNumber: string;
  readonly log: string;
  readonly manifestHash: Uint8Array;
  readonly origin: string;
  readonly signedAt: number;
}

const STAGE_NAMES: Readonly<Record<Stage, string>> = { proposal: '徵求提案', petition: '徵求連署' };

const HUMAN = [
  '【全國性公民投票案電子連署設定同意書】（電子簽章文件）',
  '本人為下列全國性公民投票案提案人之領銜人，業已核對設定書所載之主文、期間、加密公開金鑰及其他各項設定，同意依該設定書辦理。',
  '公民投票案編號：第{caseNumber}號',
  '辦理程序：{stage}（第{round}次）',
  '設定書雜湊值（SHA-256）：{manifest}',
  '簽署時間：{time}（臺北時間）',
  '系統網站：{origin}',
  '本簽章僅供同意上開設定書之用，不得作為登入、連署、提案、申辦或其他任何目的之用。',
];

/** The lead's consent to a manifest, as her card signs it. Throws as `renderSign` does. */
export function renderManifestConsent(fields: ManifestConsentFields): Uint8Array {
  const { caseNumber, stage, round } = parseLogId(fields.log);
  if (caseNumber !== fields.caseNumber) throw new ParseError('log-id.malformed', 'case');
  assertOrigin(fields.origin);
  if (fields.manifestHash.length !== 32) throw new RangeError('renderManifestConsent expects a 32-byte hash');
  const manifest = toHex(fields.manifestHash);
  return renderStatement(
    'manifest',
    HUMAN,
    {
      caseNumber,
      stage: STAGE_NAMES[stage],
      round: String(round),
      manifest,
      time: renderRocTime(fields.signedAt),
      origin: fields.origin,
    },
    [
      ['case', caseNumber],
      ['log', fields.log],
      ['manifest', manifest],
      ['origin', fields.origin],
      ['signed', formatInstant(fields.signedAt)],
    ],
  );
}

/** Reads the machine block only. Throws ParseError. */
export function readManifestConsent(bytes: Uint8Array): ManifestConsentFields {
  const block = new BlockReader(bytes, 'manifest');
  const fields = {
    caseNumber: block.text('case', /./),
    log: block.text('log', /./),
    manifestHash: block.hash('manifest'),
    origin: block.text('origin', /./),
    signedAt: block.instant('signed'),
  };
  block.end();
  return fields;
}

export type ManifestConsentContext = Omit<ManifestConsentFields, 'signedAt'>;

/** The consent to exactly this manifest; only its time is taken from it. Refusals as `verifySign`. */
export function verifyManifestConsent(
  context: ManifestConsentContext,
  bytes: Uint8Array,
): Result<ManifestConsentFields> {
  return matchStatement(bytes, 'manifest', () => {
    const { signedAt, log, manifestHash } = readManifestConsent(bytes);
    if (log !== context.log || !equalBytes(manifestHash, context.manifestHash)) return refuse('statement.wrong-case');
    const fields = { ...context, signedAt };
    return accept({ fields, rendered: renderManifestConsent(fields) });
  });
}
