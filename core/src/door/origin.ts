import type { CredentialSignature } from '../credential/index.ts';
import { accept, ParseError, type Result, refuse } from '../errors/index.ts';
import type { Manifest } from '../manifest/index.ts';

/** `missing` passes only under `warn`; `not-asked` says that the manifest does not look. */
export type OriginFinding = 'not-asked' | 'signed' | 'missing';

/**
 * Holds the origin that was signed beside the content against the manifest's, by its policy. Refusals
 * `cms.origin-missing`, `cms.origin-mismatch` (another origin, or a value that is none).
 */
export function checkOrigin(
  { policies, statement }: Manifest,
  { readOrigin }: Pick<CredentialSignature, 'readOrigin'>,
): Result<OriginFinding> {
  if (policies.originAttribute === 'off') return accept('not-asked');
  let origin: string | undefined;
  try {
    origin = readOrigin();
  } catch (error) {
    if (error instanceof ParseError) return refuse('cms.origin-mismatch');
    throw error;
  }
  if (origin === undefined)
    return policies.originAttribute === 'warn' ? accept('missing') : refuse('cms.origin-missing');
  return origin === statement.origin ? accept('signed') : refuse('cms.origin-mismatch');
}
