import type { Check, CheckId } from '../check.ts';
import type { ReasonCode } from '../finding-codes.ts';

function notApplicable(id: CheckId, says: string, cite: string, reason: ReasonCode): Check {
  return { id, says, cite, run: () => reason };
}

/** Numbered, so that a report always has all its lines, and each says why it could not speak. */
export const v16ClientReleases = notApplicable(
  'V16',
  'The list of client releases is consistent.',
  'docs/specs/bundle.md, Checks',
  'no-client-releases',
);

export const v17Records = notApplicable(
  'V17',
  'Every sealed record, opened, has the class that the verdict shows.',
  'docs/specs/bundle.md, Checks',
  'private-part-absent',
);

export const v18Tags = notApplicable(
  'V18',
  'Tags are unique, and with the paper signatures the published total follows.',
  'docs/specs/bundle.md, Checks',
  'private-part-absent',
);
