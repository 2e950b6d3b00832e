import { BUNDLE, type OtherRound, type PreviousLog } from '@lianshu/core/bundle';
import { fromUtf8 } from '@lianshu/core/bytes';
import { parseCheckpoint } from '@lianshu/core/tlog';
import { parseSignedVerdict } from '@lianshu/core/verdict';
import { type Changes, type FixtureBundle, fixtureBundle } from './bundle.ts';

/** The first round's papers as the bundle of its supplement shows them. */
export function previousOf({ files }: FixtureBundle): PreviousLog {
  return {
    signedManifest: files.get(BUNDLE.manifest)!,
    checkpoint: fromUtf8(files.get(BUNDLE.checkpoint)!),
    verdictNote: files.get(BUNDLE.verdictNote)!,
  };
}

/** What a supplement's announcement says of the first round. */
export function firstRoundOf({ files }: FixtureBundle): OtherRound {
  const { note } = parseSignedVerdict(files.get(BUNDLE.verdictNote)!);
  const { root } = parseCheckpoint(files.get(BUNDLE.checkpoint)!).checkpoint;
  const { log, manifestHash, totals } = note;
  const { accepted, struckOut } = totals;
  const record = { log, manifestHash, root, verdictRoot: note.root, accepted, struckOut };
  return { round: 1, record, paper: { accepted: 240, struckOut: 10 } };
}

/** The valid bundle of a supplement to `first`, reached with it alone; `changes` as for `fixtureBundle`. */
export function supplementBundle(first: FixtureBundle = fixtureBundle(), changes: Changes = {}): FixtureBundle {
  const { root } = parseCheckpoint(first.files.get(BUNDLE.checkpoint)!).checkpoint;
  const same = <T>(value: T): T => value;
  return fixtureBundle({
    ...changes,
    manifest: (manifest) =>
      (changes.manifest ?? same)({
        ...manifest,
        log: '9001.petition.2',
        logOrigin: 'localhost/log/9001.petition.2',
        previousRoot: root,
        case: { ...manifest.case, round: 2 },
      }),
    announcement: (claim) =>
      (changes.announcement ?? same)({ ...claim, otherRound: firstRoundOf(first), threshold: 480 }),
    parts: (parts) => (changes.parts ?? same)({ ...parts, previous: previousOf(first) }),
  });
}
