import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives as p } from '@lianshu/platform';
import { type EvidenceReader, type VerifyOptions, verifyBundle } from './index.ts';

/** Every code that `codesOf` has come upon in this process. */
export const seenCodes = new Set<string>();

/** The codes of a bundle's findings, sorted, each once. */
export function codesOf(reader: EvidenceReader, options?: VerifyOptions): readonly string[] {
  const codes = verifyBundle(p, reader, TRUST, options).checks.flatMap(({ findings }) =>
    findings.map(({ code }) => code),
  );
  for (const code of codes) seenCodes.add(code);
  return [...new Set(codes)].sort();
}
